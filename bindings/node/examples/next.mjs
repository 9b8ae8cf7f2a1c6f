// SPDX-License-Identifier: MIT
// app/api/[name]/route.js
import {errorResponse, withErrorPages} from 'httplingo/next';

export const GET = withErrorPages(async (request, {params}) => {
  const {name} = await params;
  if (name === 'fail') throw new Error('no one sees this');
  return name === 'hello' ? new Response('Hello') : errorResponse(404, request);
});
