// SPDX-License-Identifier: MIT
// The types of "httplingo/fastify".
import type {ErrorPageOptions} from './error.js';

/** For setErrorHandler(). */
export function errorHandler(options?: ErrorPageOptions<any>):
  (error: any, request: any, reply: any) => any;

/** For setNotFoundHandler(). */
export function notFound(options?: ErrorPageOptions<any>): (request: any, reply: any) => any;

/** For the option frameworkErrors, which is for requests that no handler has seen. */
export function frameworkErrors(options?: ErrorPageOptions<any>):
  (error: any, request: any, reply: any) => any;

/** A plugin, for register(): both handlers, for the whole server. */
export function errorPages(fastify: any, options?: ErrorPageOptions<any>): Promise<void>;

export default errorPages;
