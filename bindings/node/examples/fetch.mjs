// SPDX-License-Identifier: MIT
import {errorResponse, withErrorPages} from 'httplingo/fetch';

export default {
  fetch: withErrorPages(async (request) => {
    const {pathname} = new URL(request.url);
    if (pathname === '/fail') throw new Error('no one sees this');
    return pathname === '/' ? new Response('Hello') : errorResponse(404, request);
  }),
};
