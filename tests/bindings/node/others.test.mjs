// SPDX-License-Identifier: MIT
// Koa, Fastify, Hono, and servers with Request and Response, with the real packages.
import assert from 'node:assert/strict';
import http from 'node:http';
import {createRequire} from 'node:module';
import test from 'node:test';
import * as fastifyPages from 'httplingo/fastify';
import {errorResponse, withErrorPages} from 'httplingo/fetch';
import * as honoPages from 'httplingo/hono';
import * as koaPages from 'httplingo/koa';
import * as nextPages from 'httplingo/next';
import {checkPages, checkSecret, FRENCH, JSON_ONLY, send, serve} from './frameworks.mjs';

const require = createRequire(import.meta.url);
const createError = require('http-errors');
const Fastify = require('fastify');
const Koa = require('koa');
const {Hono} = require('hono');
const {cors} = require('hono/cors');
const {HTTPException} = require('hono/http-exception');

const quiet = {onError() {}};

// ---- Koa ----

function makeKoa(answer, options) {
  const app = new Koa();
  app.told = [];
  app.on('error', (error) => app.told.push(error.message));
  app.use(koaPages.errorPages(options));
  app.use(answer);
  return app;
}

test('Koa: what fails becomes a page', async (t) => {
  const app = makeKoa(async (context) => {
    if (context.path === '/hello') context.body = 'hello';
    if (context.path === '/empty') context.status = 204;
    if (context.path === '/gone') context.throw(410);
    if (context.path === '/status') context.status = 409;
    if (context.path === '/throw') throw new Error('secret');
    if (context.path === '/own') {
      context.status = 400;
      context.body = 'own';
    }
  });
  const port = await serve(t, http.createServer(app.callback()));
  const get = (path, how) => send(port, path, how);
  assert.equal((await get('/hello')).text, 'hello');
  assert.equal((await get('/empty')).status, 204);
  assert.equal((await get('/own')).text, 'own');
  await checkPages(get, '/none', 404);
  await checkPages(get, '/gone', 410);
  await checkPages(get, '/status', 409);
  checkSecret(await checkPages(get, '/throw', 500));
  assert.equal(app.told.filter((message) => message === 'secret').length, 3);
});

test('Koa: fields', async (t) => {
  const app = makeKoa(async (context) => {
    context.vary('Origin');
    context.set('X-Kept', 'yes');
    context.set('ETag', '"a"');
    throw createError(503, {headers: {'Retry-After': '120', 'Set-Cookie': ['a=b', 'c=d']}});
  });
  const port = await serve(t, http.createServer(app.callback()));
  const {headers, text} = await send(port, '/', {headers: FRENCH});
  assert.equal(headers['retry-after'], '120');
  assert.equal(headers['x-kept'], 'yes');
  assert.equal(headers.etag, undefined);
  assert.deepEqual(headers['set-cookie'], ['a=b', 'c=d']);
  assert.equal(headers.vary, 'Origin, Accept, Accept-Language');
  assert.match(text, /2\s+minutes/);
});

// ---- Fastify ----

async function makeFastify(t, options = {}) {
  const log = [];
  const logger = {level: 'info', stream: {write: (line) => log.push(JSON.parse(line))}};
  const app = Fastify({logger, frameworkErrors: fastifyPages.frameworkErrors()});
  await app.register(fastifyPages, options);
  app.get('/hello', async () => 'hello');
  app.get('/throw', async () => { throw new Error('secret'); });
  app.get('/gone', async () => { throw createError(410); });
  app.get('/wait', async (request, reply) => {
    reply.header('vary', 'Origin').header('x-kept', 'yes');
    throw createError(503, {headers: {'retry-after': '120'}});
  });
  app.get('/id/:id', {schema: {params: {type: 'object', properties: {id: {type: 'integer'}}}}}, async () => 'id');
  app.post('/json', async (request) => request.body);
  app.register(async (inner) => inner.get('/inner', async () => { throw createError(402); }), {prefix: '/a'});
  await app.listen({port: 0, host: '127.0.0.1'});
  t.after(() => app.close());
  const {port} = app.server.address();
  return {log, get: (path, how) => send(port, path, how)};
}

test('Fastify: what fails becomes a page', async (t) => {
  const {get, log} = await makeFastify(t);
  assert.equal((await get('/hello')).text, 'hello');
  await checkPages(get, '/none', 404);
  await checkPages(get, '/gone', 410);
  await checkPages(get, '/id/x', 400);
  await checkPages(get, '/a/inner', 402);
  checkSecret(await checkPages(get, '/throw', 500));
  assert.equal((await get('/id/%zz', {headers: FRENCH})).headers['content-language'], 'fr');
  assert.ok(log.some(({level, err}) => level === 50 && err?.message === 'secret'));
});

test('Fastify: its own errors', async (t) => {
  const {get} = await makeFastify(t);
  const post = (body, type) => get('/json', {method: 'POST', body, headers: {...JSON_ONLY, 'content-type': type}});
  for (const [body, type, code] of [['{', 'application/json', 400], ['x', 'image/png', 415]]) {
    const {status, text} = await post(body, type);
    assert.equal(status, code);
    assert.equal(JSON.parse(text).lang, 'de');
  }
});

test('Fastify: fields, and the identifier of the request', async (t) => {
  const {get} = await makeFastify(t, {formats: 'html'});
  const {headers, text} = await get('/wait', {headers: FRENCH});
  assert.equal(headers['retry-after'], '120');
  assert.equal(headers['x-kept'], 'yes');
  assert.equal(headers.vary, 'Origin, Accept-Language');
  assert.match(text, /req-/);
});

// ---- Hono ----

function makeHono(options = quiet) {
  const app = honoPages.errorPages(new Hono(), options);
  app.use('/cors/*', cors({origin: 'https://a.example', credentials: true}));
  app.get('/hello', (context) => context.text('hello'));
  app.get('/throw', () => { throw new Error('secret'); });
  app.get('/gone', () => { throw new HTTPException(410, {message: 'told'}); });
  app.get('/own', () => { throw new HTTPException(401, {res: new Response('own', {status: 401})}); });
  app.get('/cors/throw', () => { throw createError(503, {headers: {'Retry-After': '120'}}); });
  return app;
}

// Requests to a function of Request and Response.
const getFrom = (handler) => async (path, {method = 'GET', headers} = {}) => {
  const response = await handler(new Request(`https://www.example.org${path}`, {method, headers}));
  return {status: response.status, headers: Object.fromEntries(response.headers), text: await response.text()};
};

test('Hono: what fails becomes a page', async () => {
  const app = makeHono(), get = getFrom((request) => app.fetch(request));
  assert.equal((await get('/hello')).text, 'hello');
  assert.equal((await get('/own')).text, 'own');
  await checkPages(get, '/none', 404);
  await checkPages(get, '/gone', 410);
  checkSecret(await checkPages(get, '/throw', 500));
});

test('Hono: fields of the middleware before', async () => {
  const app = makeHono(), get = getFrom((request) => app.fetch(request));
  for (const [path, code] of [['/cors/throw', 503], ['/cors/none', 404]]) {
    const {status, headers} = await get(path, {headers: {...FRENCH, origin: 'https://a.example'}});
    assert.equal(status, code);
    assert.equal(headers['access-control-allow-origin'], 'https://a.example');
    assert.equal(headers['access-control-allow-credentials'], 'true');
    assert.match(headers.vary, /Origin, Accept, Accept-Language|Accept, Accept-Language/);
    assert.equal(headers['content-language'], 'fr');
    assert.equal(headers['retry-after'], code === 503 ? '120' : undefined);
  }
});

// ---- Request and Response ----

const handler = async (request) => {
  const {pathname} = new URL(request.url);
  if (pathname === '/throw') throw new Error('secret');
  if (pathname === '/gone') throw createError(410);
  if (pathname === '/response') throw new Response('thrown', {status: 400});
  if (pathname === '/empty') return new Response(null, {status: 409, headers: {'x-kept': 'yes', vary: 'Origin', etag: '"a"'}});
  if (pathname === '/own') return new Response('own', {status: 400});
  if (pathname === '/hello') return new Response('hello');
  return errorResponse(404, request);
};

test('fetch: what fails becomes a page', async () => {
  const get = getFrom(withErrorPages(handler, quiet));
  assert.equal((await get('/hello')).text, 'hello');
  assert.equal((await get('/own')).text, 'own');
  assert.equal((await get('/response')).text, 'thrown');
  await checkPages(get, '/none', 404);
  await checkPages(get, '/gone', 410);
  checkSecret(await checkPages(get, '/throw', 500));
  const {headers} = await checkPages(get, '/empty', 409);
  assert.equal(headers['x-kept'], 'yes');
  assert.equal(headers.etag, undefined);
  assert.equal(headers.vary, 'Origin, Accept, Accept-Language');
});

test('fetch: the rest of the arguments, and onError', async () => {
  const told = [];
  const wrapped = withErrorPages((request, ...rest) => {
    if (rest.length) return new Response(rest.join());
    throw new Error('secret');
  }, {onError: (error) => told.push(error.message)});
  assert.equal(await (await wrapped(new Request('https://a.example/'), 1, 2)).text(), '1,2');
  assert.equal((await wrapped(new Request('https://a.example/'))).status, 500);
  assert.deepEqual(told, ['secret']);
});

// ---- Next.js ----

const thrown = (digest) => Object.assign(new Error(digest), {digest});

test('Next.js: what its functions throw', async () => {
  const get = getFrom(nextPages.withErrorPages((request) => {
    const {pathname, searchParams} = new URL(request.url);
    if (pathname === '/digest') throw thrown(searchParams.get('is'));
    return handler(request);
  }, quiet));
  await checkPages(get, '/digest?is=NEXT_HTTP_ERROR_FALLBACK;404', 404);
  await checkPages(get, '/digest?is=NEXT_HTTP_ERROR_FALLBACK;403', 403);
  await checkPages(get, '/digest?is=NEXT_NOT_FOUND', 404);
  await checkPages(get, '/digest?is=123', 500);
  await checkPages(get, '/gone', 410);
  await assert.rejects(get('/digest?is=NEXT_REDIRECT;replace;/x;307;'), /NEXT_REDIRECT/);
});
