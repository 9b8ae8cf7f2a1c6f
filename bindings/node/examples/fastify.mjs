// SPDX-License-Identifier: MIT
import Fastify from 'fastify';
import errorPages, {frameworkErrors} from 'httplingo/fastify';

const app = Fastify({frameworkErrors: frameworkErrors()});
await app.register(errorPages);
app.get('/', async () => 'Hello');
app.get('/fail', async () => { throw new Error('no one sees this'); });
await app.listen({port: Number(process.env.PORT ?? 3000)});
