// SPDX-License-Identifier: MIT
// The package in Cloudflare's runtime.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import test from 'node:test';
import * as httplingo from 'httplingo';
import {checkPages, checkSecret, findPort, send} from './frameworks.mjs';

const require = createRequire(import.meta.url);
const folder = join(require.resolve('httplingo/package.json'), '..');
const {exports: exported} = JSON.parse(readFileSync(join(folder, 'package.json')));

function findProgram() {
  try {
    return require.resolve(`@cloudflare/workerd-${process.platform}-${process.arch === 'x64' ? '64' : process.arch}/bin/workerd`);
  } catch {
    return undefined;
  }
}

// The modules of the package under the names by which a bundler would find them; names in workerd
// are addresses relative to the module that imports.
function listModules() {
  const sources = readdirSync(join(folder, 'src')).filter((file) => file.endsWith('.js'));
  const entry = exported['.'].workerd.default.replace('./', '');
  return [
    ...sources.map((file) => `(name = "src/${file}", esModule = embed "package/src/${file}")`),
    '(name = "httplingo.wasm", wasm = embed "package/httplingo.wasm")',
    `(name = "httplingo", esModule = "export * from '${entry}';")`,
    `(name = "src/httplingo", esModule = "export * from '../${entry}';")`,
    '(name = "httplingo/fetch", esModule = "export * from \'../src/fetch.js\';")',
  ];
}

const CONFIG = (port) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (compatibilityDate = "2026-01-01", modules = [
    (name = "worker", esModule = embed "worker.mjs"),
    ${listModules().join(',\n    ')}
  ]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
`;

function writeFiles(work) {
  rmSync(work, {recursive: true, force: true});
  mkdirSync(join(work, 'package/src'), {recursive: true});
  for (const file of readdirSync(join(folder, 'src')))
    writeFileSync(join(work, 'package/src', file), readFileSync(join(folder, 'src', file)));
  writeFileSync(join(work, 'package/httplingo.wasm'), readFileSync(join(folder, 'httplingo.wasm')));
  writeFileSync(join(work, 'worker.mjs'), readFileSync(new URL('../workerd/worker.mjs', import.meta.url)));
}

// Waits until workerd answers; the port.
async function start(t, program) {
  const work = join(process.cwd(), 'workerd-work'), port = findPort();
  writeFiles(work);
  writeFileSync(join(work, 'config.capnp'), CONFIG(port));
  const child = spawn(program, ['serve', 'config.capnp'], {cwd: work, stdio: ['ignore', 'ignore', 'pipe']});
  let complaints = '';
  child.stderr.on('data', (data) => (complaints += data));
  t.after(() => child.kill());
  for (let tries = 0; tries < 400; tries++) {
    try {
      await send(port, '/title');
      return port;
    } catch {
      assert.equal(child.exitCode, null, complaints);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`workerd does not answer: ${complaints}`);
}

const program = findProgram();

test('workerd', {skip: !(program && existsSync(program)) && 'npm has no workerd for this platform'}, async (t) => {
  const port = await start(t, program);
  const get = (path, how) => send(port, path, how);
  assert.equal((await get('/title')).text, httplingo.status(404).title('ar'));
  await checkPages(get, '/none', 404);
  checkSecret(await checkPages(get, '/fail', 500));
  const {status, headers, text} = await get('/page');
  assert.deepEqual([status, headers['content-type'], JSON.parse(text).lang], [410, 'application/problem+json', 'ja']);
});
