// SPDX-License-Identifier: MIT
// Error pages for Koa: the first middleware.
import {errorPage, mergeHeaders, REPLACED, toBuffer} from './error.js';

const NOT_FOUND = 404;

// Koa itself leaves the content out for HEAD.
const toRequest = (context) => ({
  method: context.method === 'HEAD' ? 'GET' : context.method,
  uri: context.originalUrl,
  get: (name) => context.req.headers[name],
  raw: context,
});

// As in Koa, a file that is missing is not found.
const fallback = (error) => (error?.code === 'ENOENT' ? NOT_FOUND : 500);

function send(error, context, options) {
  const {response} = context;
  const get = (name) => response.headers[name];
  const {page, headers} = errorPage(error, toRequest(context), fallback(error), response.headers, options);
  const merged = mergeHeaders(get, page, headers);
  context.status = page.status;
  context.body = toBuffer(page.body);
  for (const name of REPLACED) context.remove(name);
  for (const [name, value] of Object.entries(merged)) context.set(name, value);
}

// Nothing was answered, or only with a status.
const isEmpty = ({status, body}) => status >= 400 && (body === undefined || body === null);

export const errorPages = (options) => async (context, next) => {
  try {
    await next();
    if (isEmpty(context) && context.respond !== false && !context.headerSent)
      send({status: context.status || NOT_FOUND}, context, options);
  } catch (error) {
    if (context.headerSent || context.respond === false) throw error;
    send(error, context, options);
    context.app.emit('error', error, context); // for its log, as without this
  }
};
