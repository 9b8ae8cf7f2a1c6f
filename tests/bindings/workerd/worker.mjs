// SPDX-License-Identifier: MIT
// A worker for Cloudflare's runtime, with the package as it is.
import {page, status} from 'httplingo';
import {errorResponse, withErrorPages} from 'httplingo/fetch';

export default {
  fetch: withErrorPages(async (request) => {
    const {pathname} = new URL(request.url);
    if (pathname === '/fail') throw new Error('secret');
    if (pathname === '/title') return new Response(status(404).title('ar'));
    if (pathname === '/page') return page({status: 410, language: 'ja', formats: 'problem+json'}).toResponse();
    return errorResponse(404, request);
  }, {onError() {}}),
};
