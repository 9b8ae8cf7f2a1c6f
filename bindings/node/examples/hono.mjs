// SPDX-License-Identifier: MIT
import {Hono} from 'hono';
import {errorPages} from 'httplingo/hono';

const app = new Hono();
app.get('/', (context) => context.text('Hello'));
app.get('/fail', () => { throw new Error('no one sees this'); });
errorPages(app);
export default app;
