// SPDX-License-Identifier: MIT
// The entry for import in Node.js, Deno and Bun: the same module as for require().
export * from '../cjs/node.cjs';
