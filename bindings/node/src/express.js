// SPDX-License-Identifier: MIT
// Error pages for Express and Connect.
import {report} from './error.js';
import {sendError} from './finalhandler.js';

const NOT_FOUND = {status: 404};

// A handler for what no route has answered.
export const notFound = (options) => (request, response, next) => {
  if (response.headersSent) return next();
  return sendError(NOT_FOUND, request, response, options);
};

// A handler of errors; the last one.  If the response has begun, Express closes the connection.
export const errorHandler = (options) => (error, request, response, next) => {
  if (response.headersSent) return next(error);
  report(error, options, request);
  return sendError(error, request, response, options);
};

// Both, for app.use() of Express.
export const errorPages = (options) => [notFound(options), errorHandler(options)];
