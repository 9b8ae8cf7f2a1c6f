// SPDX-License-Identifier: MIT
// The types of "httplingo/koa".
import type {ErrorPageOptions} from './error.js';

/** The first middleware. */
export function errorPages(options?: ErrorPageOptions<any>):
  (context: any, next: () => Promise<any>) => Promise<void>;
