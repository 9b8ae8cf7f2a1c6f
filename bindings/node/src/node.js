// SPDX-License-Identifier: MIT
// The entry for import in Node.js, Deno and Bun: the same functions as for require(), once.
import {readFileSync} from 'node:fs';
import {initialize} from '../cjs/core.cjs';

initialize(() => readFileSync(new URL('../httplingo.wasm', import.meta.url)));

export * from '../cjs/core.cjs';
