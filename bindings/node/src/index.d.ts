// SPDX-License-Identifier: MIT
// The types of "httplingo".
export * from './core.js';
