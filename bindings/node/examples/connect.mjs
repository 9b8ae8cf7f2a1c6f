// SPDX-License-Identifier: MIT
import connect from 'connect';
import {errorHandler, notFound} from 'httplingo/express';

const app = connect();
app.use('/fail', () => { throw new Error('no one sees this'); });
app.use('/hello', (request, response) => response.end('Hello'));
app.use(notFound());
app.use(errorHandler());
app.listen(process.env.PORT ?? 3000);
