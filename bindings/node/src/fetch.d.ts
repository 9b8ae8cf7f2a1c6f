// SPDX-License-Identifier: MIT
// The types of "httplingo/fetch".
import type {ErrorPageOptions} from './error.js';

/** The page for an error, or for a status, as a Response, with fields that it shall have too. */
export function errorResponse<R extends Request = Request>(
  error: unknown, request: R, options?: ErrorPageOptions<R>, headers?: Headers): Response;

/** A handler whose errors, and whose answers that are only an error status, become pages. */
export function withErrorPages<R extends Request, Rest extends unknown[]>(
  handler: (request: R, ...rest: Rest) => Response | Promise<Response>,
  options?: ErrorPageOptions<R>,
): (request: R, ...rest: Rest) => Promise<Response>;
