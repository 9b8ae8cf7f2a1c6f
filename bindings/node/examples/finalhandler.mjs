// SPDX-License-Identifier: MIT
import {createServer} from 'node:http';
import finalhandler from 'httplingo/finalhandler';

createServer((request, response) => {
  const done = finalhandler(request, response);
  if (request.url === '/fail') return done(new Error('no one sees this'));
  if (request.url !== '/') return done(); // 404
  response.end('Hello');
}).listen(process.env.PORT ?? 3000);
