// SPDX-License-Identifier: MIT
// finalhandler's place in node:http, Connect, and Express with the real packages.
import assert from 'node:assert/strict';
import http from 'node:http';
import http2 from 'node:http2';
import {createRequire} from 'node:module';
import test from 'node:test';
import {page, Site} from 'httplingo';
import {errorHandler, errorPages, notFound} from 'httplingo/express';
import finalhandler from 'httplingo/finalhandler';
import {checkPages, checkSecret, FRENCH, JSON_ONLY, send, serve} from './frameworks.mjs';

const require = createRequire(import.meta.url);
const connect = require('connect');
const express = require('express');
const createError = require('http-errors');
const original = require('finalhandler');

const quiet = {onError() {}};

// A server of node:http whose handler is given what finalhandler() returns.
async function serveFinal(t, handle, options, library = finalhandler) {
  const server = http.createServer((request, response) => handle(library(request, response, options), request, response));
  const port = await serve(t, server);
  return (path, how) => send(port, path, how);
}

test('finalhandler: pages', async (t) => {
  const get = await serveFinal(t, (done, request) => done(request.url === '/gone' ? createError(410) : undefined));
  const {phrase} = await checkPages(get, '/', 404);
  assert.equal(phrase, 'Not Found');
  await checkPages(get, '/gone', 410);
});

// The status, beside what finalhandler itself sends.
test('finalhandler: the status is that of the original', async (t) => {
  const errors = [undefined, new Error('secret'), createError(400), createError(503), {status: 499},
    {statusCode: 418}, {status: 200}, {status: 399}, {status: 600}, {status: '404'},
    {statusCode: 0}, {status: 700, statusCode: 403}, 'text', 42, Object.assign(new Error('x'), {status: 413})];
  const handle = (done, request, response) => {
    const [, index, code] = request.url.split('/').map(Number);
    response.statusCode = code;
    done(errors[index]);
  };
  const ours = await serveFinal(t, handle, {});
  const theirs = await serveFinal(t, handle, {}, original);
  for (const code of [200, 301, 403, 500])
    for (let i = 0; i < errors.length; i++) {
      const [a, b] = [await ours(`/${i}/${code}`), await theirs(`/${i}/${code}`)];
      assert.equal(a.status, b.status, `${i}, ${code}`);
      if (b.status !== 499) assert.equal(a.phrase.replace('Content', 'Payload'), b.phrase, `${i}, ${code}`);
      checkSecret(a);
    }
});

test('finalhandler: fields of the error, and of the content that it replaces', async (t) => {
  const get = await serveFinal(t, (done, request, response) => {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Content-Range', 'bytes 0-1/2');
    response.setHeader('ETag', '"a"');
    response.setHeader('X-Kept', 'yes');
    response.setHeader('Vary', 'Origin, accept');
    done(createError(503, {headers: {'Retry-After': '120', 'Set-Cookie': ['a=b', 'c=d'], 'Content-Length': '9'}}));
  });
  const {headers, text} = await get('/', {headers: FRENCH});
  assert.equal(headers['retry-after'], '120');
  assert.match(text, /2\s+minutes/);
  assert.deepEqual(headers['set-cookie'], ['a=b', 'c=d']);
  assert.equal(headers['x-kept'], 'yes');
  assert.equal(headers.vary, 'Origin, accept, Accept-Language');
  for (const name of ['content-encoding', 'content-range', 'etag']) assert.equal(headers[name], undefined);
});

test('finalhandler: Allow and Cache-Control are the application\'s', async (t) => {
  const site = new Site({cacheControl: 'max-age=60'});
  const get = await serveFinal(t, (done, request, response) => {
    const code = Number(request.url.slice(1));
    response.setHeader('Allow', 'GET, HEAD');
    response.setHeader('Cache-Control', 'private');
    done(createError(code));
  }, {site});
  const {headers, text} = await get('/405', {headers: FRENCH});
  assert.equal(headers.allow, 'GET, HEAD');
  assert.equal(headers['cache-control'], 'private');
  assert.match(text, /HEAD/);
  assert.equal((await get('/429')).headers['cache-control'], 'no-store');
});

test('finalhandler: onerror', async (t) => {
  const told = [];
  const get = await serveFinal(t, (done) => done(createError(500, 'secret')), {onerror: (error) => told.push(error.message)});
  checkSecret(await get('/'));
  await new Promise(setImmediate);
  assert.deepEqual(told, ['secret']);
});

test('finalhandler: if the response has begun, the connection is closed', async (t) => {
  const get = await serveFinal(t, (done, request, response) => {
    response.setHeader('Content-Length', '100');
    response.write('begun');
    done(new Error('secret'));
  });
  await assert.rejects(get('/'), /aborted|hang up|ECONNRESET/);
  const same = await serveFinal(t, (done, request, response) => {
    response.end('done');
    done();
  });
  assert.equal((await same('/')).text, 'done');
});

test('finalhandler: a request with content gets its answer', async (t) => {
  const get = await serveFinal(t, (done) => done(createError(413)));
  const {status, phrase} = await get('/', {method: 'POST', body: Buffer.alloc(1 << 22)});
  assert.equal(status, 413);
  assert.equal(phrase, 'Content Too Large');
});

test('finalhandler: addresses of any bytes', async (t) => {
  const get = await serveFinal(t, (done) => done(), {formats: 'html'});
  const {text} = await get('/caf%C3%A9?<script>"&x');
  assert.match(text, /&lt;script&gt;/);
  assert.doesNotMatch(text, /<script>/);
});

test('finalhandler: HTTP/2', async (t) => {
  const server = http2.createServer((request, response) =>
    finalhandler(request, response)(createError(426, {headers: {Upgrade: 'HTTP/3'}})));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const session = http2.connect(`http://127.0.0.1:${server.address().port}`);
  t.after(() => {
    session.close();
    server.close();
  });
  const warnings = [];
  process.on('warning', (warning) => warnings.push(warning.message));
  const stream = session.request({':path': '/', 'accept-language': 'fr'});
  const headers = await new Promise((resolve) => stream.on('response', resolve));
  assert.equal(headers[':status'], 426);
  assert.equal(headers['content-language'], 'fr');
  assert.equal(headers.upgrade, undefined);
  let text = '';
  for await (const piece of stream) text += piece;
  assert.match(text, /HTTP\/3/);
  await new Promise(setImmediate);
  assert.deepEqual(warnings, []);
});

test('finalhandler: options', async (t) => {
  const site = new Site({name: 'Teahouse', template: 'a.html'}, {'a.html': '{{site_name}} {{request_id}} {{detail}}'});
  const get = await serveFinal(t, (done) => done(createError(400, 'Because')),
    {site, expose: true, language: () => 'ja', requestId: (error, request) => request.headers['x-id']});
  const {text, headers} = await get('/', {headers: {'x-id': '42', accept: 'text/html'}});
  assert.equal(text, 'Teahouse 42 Because');
  assert.equal(headers['content-language'], 'ja');
  assert.equal(headers.vary, 'Accept');
});

test('messages are shown only if they are exposed', async (t) => {
  const errors = [createError(400, 'told'), createError(500, 'secret'), Object.assign(new Error('secret'), {status: 400}),
    createError(500, 'told', {expose: true})];
  const handle = (done, request) => done(errors[Number(request.url.slice(1))]);
  const [shown, hidden] = [await serveFinal(t, handle, {expose: true}), await serveFinal(t, handle)];
  for (let i = 0; i < errors.length; i++) {
    assert.equal((await shown(`/${i}`)).text.includes('told'), i === 0 || i === 3);
    assert.doesNotMatch((await hidden(`/${i}`)).text, /told|secret/);
  }
});

test('problem details of the application', async (t) => {
  const problem = {type: 'https://example.org/credit', detail: 'Too little', status: 200, balance: 30, nested: {a: [1]}};
  const get = await serveFinal(t, (done) => done(createError(402, 'x', {problem})),
    {formats: ['problem+json'], problem: (error, request) => ({instance: request.url})});
  const {text, headers} = await get('/a/1');
  assert.equal(headers['content-type'], 'application/problem+json');
  const {type, detail, status, balance, nested, instance} = JSON.parse(text);
  assert.deepEqual({type, detail, status, balance, nested, instance}, {type: 'https://example.org/credit',
    detail: 'Too little', status: 402, balance: 30, nested: {a: [1]}, instance: '/a/1'});
});

// ---- Express ----

function makeExpress(options = quiet) {
  const app = express();
  app.set('env', 'test'); // what it closes, it would write to the console
  app.get('/', (request, response) => response.send('hello'));
  app.get('/throw', () => { throw new Error('secret'); });
  app.get('/async', async () => { throw createError(403); });
  app.get('/item/:id', (request, response) => response.send('item'));
  app.post('/json', express.json({limit: 100}), (request, response) => response.json(request.body));
  app.get('/begun', (request, response, next) => {
    response.set('Content-Length', '100').write('x');
    next(new Error('secret'));
  });
  app.get('/status', (request, response) => response.sendStatus(409));
  app.use(errorPages(options));
  return http.createServer(app);
}

test('Express: what fails becomes a page', async (t) => {
  const port = await serve(t, makeExpress());
  const get = (path, how) => send(port, path, how);
  assert.equal((await get('/')).text, 'hello');
  await checkPages(get, '/none', 404);
  await checkPages(get, '/async', 403);
  await checkPages(get, '/item/%zz', 400);
  checkSecret(await checkPages(get, '/throw', 500));
});

test('Express: errors of its body parser', async (t) => {
  const port = await serve(t, makeExpress());
  const post = (body, type) => send(port, '/json', {method: 'POST', body, headers: {...JSON_ONLY, 'content-type': type}});
  assert.deepEqual(JSON.parse((await post('{"a": 1}', 'application/json')).text), {a: 1});
  for (const [body, type, code] of [['{"a"', 'application/json', 400], [`"${'x'.repeat(200)}"`, 'application/json', 413],
    ['{}', 'application/json; charset=x', 415]]) {
    const {status, text} = await post(body, type);
    assert.equal(status, code);
    assert.equal(JSON.parse(text).lang, 'de');
  }
});

test('Express: what has begun is cut, and what was answered stays', async (t) => {
  const port = await serve(t, makeExpress());
  await assert.rejects(send(port, '/begun'), /aborted|hang up|ECONNRESET/);
  assert.equal((await send(port, '/status')).text, 'Conflict');
});

test('Express: onError is told', async (t) => {
  const told = [];
  const port = await serve(t, makeExpress({onError: (error, request) => told.push([error.message, request.path])}));
  await send(port, '/throw');
  await send(port, '/none');
  assert.deepEqual(told, [['secret', '/throw']]);
});

test('Express: server errors are written to the console', async (t) => {
  const written = [];
  t.mock.method(console, 'error', (error) => written.push(error.message ?? error));
  const port = await serve(t, makeExpress({}));
  await send(port, '/throw');
  await send(port, '/async');
  assert.deepEqual(written, ['secret']);
});

// ---- Connect ----

test('Connect', async (t) => {
  const app = connect();
  app.use('/hello', (request, response) => response.end('hello'));
  app.use('/throw', () => { throw new Error('secret'); });
  app.use('/next', (request, response, next) => next(createError(402)));
  app.use(notFound());
  app.use(errorHandler(quiet));
  const port = await serve(t, http.createServer(app));
  const get = (path, how) => send(port, path, how);
  assert.equal((await get('/hello')).text, 'hello');
  await checkPages(get, '/none', 404);
  await checkPages(get, '/next', 402);
  checkSecret(await checkPages(get, '/throw', 500));
});

test('the page is that of page()', async (t) => {
  const get = await serveFinal(t, (done) => done());
  const {text} = await get('/x?y', {headers: {...FRENCH, host: 'a.example'}});
  assert.equal(text, page({status: 404, accept: FRENCH.accept, acceptLanguage: FRENCH['accept-language'],
    uri: '/x?y', host: 'a.example'}).text);
});
