// SPDX-License-Identifier: MIT
import Koa from 'koa';
import {errorPages} from 'httplingo/koa';

const app = new Koa();
app.use(errorPages()); // before all others
app.use(async (context) => {
  if (context.path === '/') context.body = 'Hello';
  if (context.path === '/fail') throw new Error('no one sees this');
});
app.listen(process.env.PORT ?? 3000);
