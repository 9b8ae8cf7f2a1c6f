// SPDX-License-Identifier: MIT
// The type definitions, by tsc: as modules of Node.js, both kinds, and as bundlers find them.
import {spawnSync} from 'node:child_process';
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import test from 'node:test';

const require = createRequire(import.meta.url);
const tsc = join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc');

const STRICT = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', 'false',
  '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', 'node', '--esModuleInterop'];

const compile = (...args) => {
  const {status, stdout, stderr} = spawnSync(process.execPath, [tsc, ...STRICT, ...args], {encoding: 'utf8'});
  assert.equal(status, 0, stdout + stderr);
};

test('modules of Node.js', () => compile('--skipLibCheck', '--module', 'nodenext', 'types/use.ts', 'types/use.cts'));
test('bundlers', () => compile('--skipLibCheck', '--module', 'preserve', '--moduleResolution', 'bundler', 'types/use.ts'));
test('the definitions themselves', () => compile('--module', 'nodenext', 'types/use.cts'));
