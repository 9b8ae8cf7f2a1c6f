// SPDX-License-Identifier: MIT
// The types of "httplingo/express", for Express and Connect.
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {ErrorPageOptions} from './error.js';

type Next = (error?: any) => void;

/** A handler for what no route has answered. */
export function notFound(options?: ErrorPageOptions<any>):
  (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** A handler of errors; the last one. */
export function errorHandler(options?: ErrorPageOptions<any>):
  (error: any, request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Both, for app.use() of Express. */
export function errorPages(options?: ErrorPageOptions<any>): any[];
