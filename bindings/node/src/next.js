// SPDX-License-Identifier: MIT
// Error pages for route handlers and middleware of Next.js.
import {wrap} from './fetch.js';

const FALLBACK = 'NEXT_HTTP_ERROR_FALLBACK;'; // notFound(), forbidden() and unauthorized()

// Next.js throws what it means: redirect() passes through, notFound() is a 404.
function translate(error) {
  const digest = String(error?.digest ?? '');
  if (digest.startsWith(FALLBACK)) return {status: Number(digest.slice(FALLBACK.length))};
  if (digest === 'NEXT_NOT_FOUND') return {status: 404};
  if (digest.startsWith('NEXT_')) throw error;
  return error;
}

export const withErrorPages = (handler, options = {}) => wrap(handler, options, translate);

export {errorResponse} from './fetch.js';
