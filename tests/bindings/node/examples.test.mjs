// SPDX-License-Identifier: MIT
// The examples of the documentation run as they stand, and the README of the package shows them.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import test from 'node:test';
import {checkPages, checkSecret, findPort, send} from './frameworks.mjs';

const EXAMPLES = new URL('../examples/', import.meta.url);
const MOST_LINES = 10;

const read = (file) => readFileSync(new URL(file, EXAMPLES), 'utf8').replace(/^\/\/ SPDX.*\n/, '');

// Starts a program that listens on PORT; the port, when it answers.
async function start(t, file) {
  const port = findPort();
  const env = {...process.env, PORT: String(port), NODE_ENV: 'production'};
  const child = spawn(process.execPath, [file], {cwd: EXAMPLES, env, stdio: ['ignore', 'ignore', 'pipe']});
  let complaints = '';
  child.stderr.on('data', (data) => (complaints += data));
  t.after(() => child.kill());
  for (let tries = 0; tries < 400; tries++) {
    try {
      await send(port, '/');
      return port;
    } catch {
      assert.equal(child.exitCode, null, complaints);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${file} does not answer`);
}

const SERVERS = {express: '/', connect: '/hello', finalhandler: '/', koa: '/', fastify: '/'};

for (const [name, path] of Object.entries(SERVERS)) {
  test(`the example ${name}`, async (t) => {
    const port = await start(t, `${name}.mjs`);
    const get = (at, how) => send(port, at, how);
    assert.equal((await get(path)).text, 'Hello');
    await checkPages(get, '/none', 404);
    checkSecret(await checkPages(get, '/fail', 500));
  });
}

const getFrom = (handler) => async (path, {method = 'GET', headers} = {}) => {
  const response = await handler(new Request(`https://www.example.org${path}`, {method, headers}));
  return {status: response.status, headers: Object.fromEntries(response.headers), text: await response.text()};
};

for (const name of ['hono', 'fetch']) {
  test(`the example ${name}`, async (t) => {
    t.mock.method(console, 'error', () => {});
    const {default: app} = await import(new URL(`${name}.mjs`, EXAMPLES));
    const get = getFrom((request) => app.fetch(request));
    assert.equal((await get('/')).text, 'Hello');
    await checkPages(get, '/none', 404);
    checkSecret(await checkPages(get, '/fail', 500));
  });
}

test('the example next', async (t) => {
  t.mock.method(console, 'error', () => {});
  const {GET} = await import(new URL('next.mjs', EXAMPLES));
  const get = getFrom((request) =>
    GET(request, {params: Promise.resolve({name: new URL(request.url).pathname.slice(1)})}));
  assert.equal((await get('/hello')).text, 'Hello');
  await checkPages(get, '/none', 404);
  checkSecret(await checkPages(get, '/fail', 500));
});

test('the README shows each example, and they are short', () => {
  const readme = readFileSync(new URL('../README.md', EXAMPLES), 'utf8');
  const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code);
  for (const file of readdirSync(EXAMPLES)) {
    const code = read(file);
    assert.ok(blocks.includes(code), `${file} is not in README.md as it stands`);
    assert.ok(code.trimEnd().split('\n').filter((line) => line.trim()).length <= MOST_LINES, `${file} is too long`);
  }
});
