// SPDX-License-Identifier: MIT
// Error pages for Hono.
import {report} from './error.js';
import {errorResponse} from './fetch.js';

// Fields that the middleware before has set, such as those of CORS, go with the page.  Hono sets them
// again on what it is given, so they are made equal.
function answer(error, context, options) {
  const before = context.res.headers;
  const response = errorResponse(error, context.req.raw, options, before);
  for (const name of [...before.keys()]) {
    if (!response.headers.has(name)) before.delete(name);
    else if (name !== 'set-cookie') before.set(name, response.headers.get(name));
  }
  before.delete('set-cookie');
  return response;
}

// For app.notFound().
export const notFound = (options) => (context) => answer(404, context, options);

// For app.onError().  An HTTPException with a response of its own is answered with that.
export const onError = (options) => (error, context) => {
  if (error?.res instanceof Response) return error.getResponse();
  report(error, options, context);
  return answer(error, context, options);
};

// Both: errorPages(app).
export function errorPages(app, options) {
  app.notFound(notFound(options));
  app.onError(onError(options));
  return app;
}
