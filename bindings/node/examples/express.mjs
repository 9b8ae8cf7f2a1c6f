// SPDX-License-Identifier: MIT
import express from 'express';
import {errorPages} from 'httplingo/express';

const app = express();
app.get('/', (request, response) => response.send('Hello'));
app.get('/fail', () => { throw new Error('no one sees this'); });
app.use(errorPages()); // after all routes
app.listen(process.env.PORT ?? 3000);
