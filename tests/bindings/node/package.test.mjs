// SPDX-License-Identifier: MIT
// The package itself: what it contains, how it is found, and that it can be installed.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createRequire} from 'node:module';
import test from 'node:test';

const require = createRequire(import.meta.url);
const {PACKAGE: tarball} = process.env;

const MODULES = ['core', 'error', 'express', 'fastify', 'fetch', 'finalhandler', 'hono', 'koa', 'next'];
const EXPECTED = ['LICENSE', 'README.md', 'httplingo.wasm', 'package.json',
  'cjs/node.cjs', 'cjs/wasm.cjs', 'cjs/index.d.cts', ...MODULES.flatMap((name) => [`cjs/${name}.cjs`, `cjs/${name}.d.cts`]),
  'src/edge.js', 'src/index.d.ts', 'src/node.js', 'src/wasm.js', 'src/web.js', 'src/worker.js',
  ...MODULES.flatMap((name) => [`src/${name}.js`, `src/${name}.d.ts`])];

test('what npm packs', () => {
  const list = execFileSync('tar', ['tzf', tarball]).toString().trim().split('\n');
  assert.deepEqual(list.map((file) => file.replace(/^package\//, '')).sort(), EXPECTED.sort());
});

test('it depends on nothing and runs nothing when it is installed', () => {
  const {dependencies, peerDependencies, optionalDependencies, scripts, license, type} = require('httplingo/package.json');
  assert.deepEqual([dependencies, peerDependencies, optionalDependencies, scripts], [undefined, undefined, undefined, undefined]);
  assert.deepEqual([license, type], ['MIT', 'module']);
});

// Else bundlers leave out what starts the module.
test('entries have side effects', () => {
  const {exports: {'.': entry}, sideEffects} = require('httplingo/package.json');
  const files = new Set(JSON.stringify(entry).match(/\.\/[^"]*\.c?js(?=")/g));
  assert.deepEqual([...files].sort(), [...sideEffects].sort());
});

// Each path that the package exports, and each file that a condition of it names.
test('everything that is exported is there', () => {
  const {exports: exported} = require('httplingo/package.json');
  const folder = join(require.resolve('httplingo/package.json'), '..');
  const visit = (value) => (typeof value === 'string' ? assert.ok(existsSync(join(folder, value)), value)
    : Object.values(value).forEach(visit));
  visit(exported);
  for (const path of Object.keys(exported)) if (!/wasm$|json$/.test(path)) require(`httplingo${path.slice(1)}`);
});

// What a program finds with some conditions.
const find = (...flags) => execFileSync(process.execPath, [...flags, '--input-type=module', '-e',
  "console.log(import.meta.resolve('httplingo').split('/').slice(-2).join('/'))"]).toString().trim();

test('conditions', () => {
  assert.equal(find(), 'src/node.js');
  assert.equal(find('--conditions=workerd'), 'src/worker.js');
  assert.equal(find('--conditions=edge-light'), 'src/edge.js');
  assert.equal(find('--conditions=deno'), 'src/node.js');
  assert.equal(find('--conditions=bun'), 'src/node.js');
  assert.match(require.resolve('httplingo'), /cjs\/node\.cjs$/);
});

test('require() of what is exported by default', () => {
  assert.equal(typeof require('httplingo/finalhandler'), 'function');
  assert.equal(typeof require('httplingo/finalhandler').sendError, 'function');
  assert.equal(require('httplingo/fastify'), require('httplingo/fastify').errorPages);
  assert.equal(require('httplingo/fastify').default, require('httplingo/fastify'));
});

test('npm installs it in a fresh folder, without a registry', () => {
  const folder = mkdtempSync(join(tmpdir(), 'httplingo-'));
  const run = (...args) => execFileSync(...args, {cwd: folder, stdio: ['ignore', 'pipe', 'pipe']}).toString();
  try {
    writeFileSync(join(folder, 'package.json'), '{"private": true}');
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball]);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(join(folder, 'package-lock.json'))).packages),
      ['', 'node_modules/httplingo']);
    writeFileSync(join(folder, 'a.mjs'), "import {status} from 'httplingo';\nconsole.log(status(404).title('fr'));\n");
    writeFileSync(join(folder, 'b.cjs'), "const {status} = require('httplingo');\nconsole.log(status(404).title('fr'));\n");
    for (const file of ['a.mjs', 'b.cjs']) assert.equal(run(process.execPath, [file]), 'Page introuvable\n');
  } finally {
    rmSync(folder, {recursive: true});
  }
});

test('the WebAssembly module needs nothing, and its memory is bounded', () => {
  const module = new WebAssembly.Module(readFileSync(require.resolve('httplingo/httplingo.wasm')));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const {memory} = new WebAssembly.Instance(module).exports;
  assert.throws(() => memory.grow(2000), RangeError); // 128 MiB
  assert.ok(memory.buffer.byteLength < 4 << 20);
});

test('a module of one\'s own', async () => {
  const code = `import {initialize, page} from 'httplingo/core';
    import {readFileSync} from 'node:fs';
    initialize(readFileSync(process.argv[1]));
    console.log(page({status: 404, acceptLanguage: 'fr'}).headers['content-language']);`;
  const run = (file) => execFileSync(process.execPath, ['--input-type=module', '-e', code, file]).toString().trim();
  assert.equal(run(require.resolve('httplingo/httplingo.wasm')), 'fr');
});
