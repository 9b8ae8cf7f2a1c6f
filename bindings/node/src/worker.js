// SPDX-License-Identifier: MIT
// The entry for Cloudflare's workers, which compile no module at run time: it is imported.
import module from '../httplingo.wasm';
import {initialize} from './core.js';

initialize(module);

export * from './core.js';
