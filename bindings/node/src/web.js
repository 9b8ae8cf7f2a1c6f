// SPDX-License-Identifier: MIT
// The entry for browsers: fetches the module, and is ready when it has been imported.
import {initialize} from './core.js';

const response = await fetch(new URL('../httplingo.wasm', import.meta.url));
if (!response.ok) throw new Error(`httplingo.wasm: ${response.status} ${response.statusText}`);
const isWasm = response.headers.get('content-type') === 'application/wasm';
const {instance} = isWasm ? await WebAssembly.instantiateStreaming(response, {})
  : await WebAssembly.instantiate(await response.arrayBuffer(), {});
initialize(instance);

export * from './core.js';
