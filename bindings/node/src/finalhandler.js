// SPDX-License-Identifier: MIT
// A drop-in for finalhandler: the last handler of node:http, Connect and others.
import {STATUS_CODES} from 'httplingo';
import {errorPage, mergeHeaders, REPLACED} from './error.js';

const NOT_FOUND = {status: 404};

// What errorPage() takes of a request of node:http.
export const toRequest = (request) => ({
  method: request.method,
  uri: request.originalUrl ?? request.url ?? '',
  get: (name) => request.headers[name],
  raw: request,
});

// HTTP/2 has no phrases and no Upgrade (RFC 9113 sections 8.3.2 and 8.2.2).
function setHead(request, response, status, headers) {
  const isOld = request.httpVersionMajor < 2;
  for (const name of REPLACED) response.removeHeader(name);
  for (const [name, value] of Object.entries(headers))
    if (isOld || name !== 'upgrade') response.setHeader(name, value);
  response.statusCode = status;
  if (isOld) response.statusMessage = STATUS_CODES[status];
}

// Sends an error page, unless it is too late: then the connection is closed, so that the client can
// see that something is missing.
export function sendError(error, request, response, options = {}) {
  if (response.headersSent) {
    request.socket?.destroy();
    return;
  }
  const get = (name) => response.getHeader(name);
  const {page, headers} = errorPage(error, toRequest(request), response.statusCode, response.getHeaders(), options);
  setHead(request, response, page.status, mergeHeaders(get, page, headers));
  request.unpipe?.(); // whatever still reads the request's content, nobody waits for it
  request.resume?.();
  response.end(page.body ?? undefined);
}

// Like finalhandler(req, res, options): without an error the answer is 404.
export default function finalhandler(request, response, options = {}) {
  const {onerror, ...others} = options;
  return (error) => {
    if (error && typeof onerror === 'function') setImmediate(onerror, error, request, response);
    if (error || !response.headersSent) sendError(error || NOT_FOUND, request, response, others);
  };
}
