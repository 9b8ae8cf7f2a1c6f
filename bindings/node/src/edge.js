// SPDX-License-Identifier: MIT
// The entry for Next.js' edge runtime, whose bundler compiles what is imported with ?module.
import module from '../httplingo.wasm?module';
import {initialize} from './core.js';

initialize(module);

export * from './core.js';
