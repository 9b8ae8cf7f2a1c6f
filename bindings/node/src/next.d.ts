// SPDX-License-Identifier: MIT
// The types of "httplingo/next".
import type {ErrorPageOptions} from './error.js';

export {errorResponse} from './fetch.js';

/** A route handler or middleware whose errors become pages; redirect() and the like pass through. */
export function withErrorPages<R extends Request, Rest extends unknown[]>(
  handler: (request: R, ...rest: Rest) => Response | Promise<Response>,
  options?: ErrorPageOptions<R>,
): (request: R, ...rest: Rest) => Promise<Response>;
