// SPDX-License-Identifier: MIT
// Error pages for Fastify: a plugin, and the option frameworkErrors.
import {errorPage, mergeHeaders, REPLACED, toBuffer} from './error.js';

const NOT_FOUND = {status: 404};

// Fastify itself counts the bytes, and leaves the content out for HEAD.
const toRequest = (request) => ({
  method: request.method === 'HEAD' ? 'GET' : request.method,
  uri: request.originalUrl ?? request.raw.url,
  get: (name) => request.headers[name],
  id: String(request.id),
  raw: request,
});

function send(error, request, reply, options) {
  const before = reply.getHeaders();
  const {page, headers} = errorPage(error, toRequest(request), reply.statusCode, before, options);
  const {'content-length': length, ...merged} = mergeHeaders((name) => before[name], page, headers);
  for (const name of REPLACED) reply.removeHeader(name);
  reply.code(page.status).headers(merged);
  return reply.send(toBuffer(page.body));
}

// A handler for setErrorHandler(), which tells the log what Fastify itself would.
export const errorHandler = (options) => (error, request, reply) => {
  const code = error?.statusCode ?? error?.status ?? 500;
  if (code >= 500) request.log.error({req: request, res: reply, err: error}, error?.message);
  else request.log.info({res: reply, err: error}, error?.message);
  return send(error, request, reply, options);
};

// A handler for setNotFoundHandler().
export const notFound = (options) => (request, reply) => {
  request.log.info(`Route ${request.method}:${request.url} not found`);
  return send(NOT_FOUND, request, reply, options);
};

// What Fastify tells of requests that no handler has seen, such as one with a malformed address:
// for its option frameworkErrors.
export const frameworkErrors = errorHandler;

export async function errorPages(fastify, options) {
  fastify.setErrorHandler(errorHandler(options));
  fastify.setNotFoundHandler(notFound(options));
}

// The handlers are the whole server's, not only the plugin's.
errorPages[Symbol.for('skip-override')] = true;
errorPages[Symbol.for('fastify.display-name')] = 'httplingo';

export default errorPages;
