// SPDX-License-Identifier: MIT
// Error pages for servers with Request and Response: workers, Deno, Bun, and others.
import {errorPage, mergeHeaders, REPLACED, report} from './error.js';

export function toRequest(request) {
  const url = new URL(request.url);
  return {
    method: request.method,
    uri: url.pathname + url.search,
    get: (name) => request.headers.get(name) ?? (name === 'host' ? url.host : undefined),
    raw: request,
  };
}

const toObject = (headers) => Object.fromEntries(headers ?? []);

// The page for an error, or for a status, as a Response.  HEADERS are those that it shall have too.
export function errorResponse(error, request, options = {}, headers = new Headers()) {
  const given = typeof error === 'number' ? {status: error} : error;
  const {page, headers: own} = errorPage(given, toRequest(request), 500, toObject(headers), options);
  const merged = mergeHeaders((name) => headers.get(name) ?? undefined, page, own);
  const result = new Headers(headers);
  for (const name of REPLACED) result.delete(name);
  for (const [name, value] of Object.entries(merged)) {
    result.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) result.append(name, String(one));
  }
  return new Response(page.body, {status: page.status, headers: result});
}

const isEmpty = (response) => response.status >= 400 && response.body === null;

// translate(ERROR) makes another error of it, or throws what is none of ours.
export const wrap = (handler, options, translate) => async (request, ...rest) => {
  try {
    const response = await handler(request, ...rest);
    if (!isEmpty(response)) return response;
    return errorResponse(response.status, request, options, response.headers);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    const error = translate(thrown);
    report(error, options, request);
    return errorResponse(error, request, options);
  }
};

// A handler whose errors, and whose answers that are only an error status, become pages.
export const withErrorPages = (handler, options = {}) => wrap(handler, options, (error) => error);
