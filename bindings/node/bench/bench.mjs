// SPDX-License-Identifier: MIT
// bench.mjs [NATIVE]: what the package costs beside others, and the module beside the C library.
// Run by bench.sh, which installs what it compares with.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {languages, negotiate, Offer, page, problem, status} from 'httplingo';

const require = createRequire(import.meta.url);
const boom = require('@hapi/boom');
const createError = require('http-errors');
const Negotiator = require('negotiator');
const {ProblemDocument} = await import('http-problem-details').then((module) => module.default ?? module);

const ROUNDS = 9, ROUND = 40e6; // nanoseconds
const COUNT = 100000;

const now = () => Number(process.hrtime.bigint());

// The nanoseconds of a call, of the best of some rounds.
function measure(call) {
  let count = 1, best = Infinity;
  for (let took = 0; took < ROUND / 4; count *= 2) {
    const start = now();
    for (let i = 0; i < count; i++) call();
    took = now() - start;
  }
  for (let round = 0; round < ROUNDS; round++) {
    const start = now();
    for (let i = 0; i < count; i++) call();
    best = Math.min(best, (now() - start) / count);
  }
  return best;
}

const FIELD = 'fr-CA,fr;q=0.9,en-US;q=0.8,en;q=0.7';
const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const REQUEST = {headers: {accept: ACCEPT, 'accept-language': FIELD}};
const TAGS = languages().map(({tag}) => tag);
const TYPES = ['text/html', 'application/problem+json', 'application/problem+xml', 'application/json', 'application/xml', 'text/plain'];
const offer = new Offer(['en', 'de', 'fr', 'ja', 'pt-BR']);
const FEW = ['en', 'de', 'fr', 'ja', 'pt-BR'];

const html = {status: 404, acceptLanguage: FIELD, accept: ACCEPT, uri: '/a-page-that-is-gone'};
const json = {status: 404, acceptLanguage: FIELD, uri: '/a-page-that-is-gone'};

const OPERATIONS = {
  'a language among 5': {
    'httplingo: offer.negotiate()': () => offer.negotiate(FIELD),
    'negotiator: language()': () => new Negotiator(REQUEST).language(FEW),
  },
  'a language among 79': {
    'httplingo: negotiate()': () => negotiate(FIELD),
    'negotiator: language()': () => new Negotiator(REQUEST).language(TAGS),
  },
  'language and media type': {
    'httplingo: page(), the whole answer': () => page(html),
    'negotiator: language(), mediaType()': () => {
      const negotiator = new Negotiator(REQUEST);
      return [negotiator.language(TAGS), negotiator.mediaType(TYPES)];
    },
  },
  'what a status says': {
    'httplingo: status(404).phrase': () => status(404).phrase,
    "httplingo: status(404).title('fr')": () => status(404).title('fr'),
    'http-errors: createError(404)': () => createError(404),
    '@hapi/boom: notFound()': () => boom.notFound(),
    'http-problem-details: new ProblemDocument()': () => new ProblemDocument({status: 404, type: 'about:blank'}),
  },
  'the content of an error, in JSON': {
    'httplingo: problem(), with fields, localized': () => problem(json),
    'http-errors': () => {
      const {status: code, message} = createError(404);
      return Buffer.from(JSON.stringify({status: code, title: message}));
    },
    '@hapi/boom': () => Buffer.from(JSON.stringify(boom.notFound().output.payload)),
    'http-problem-details': () =>
      Buffer.from(JSON.stringify(new ProblemDocument({status: 404, type: 'about:blank', instance: '/a-page-that-is-gone'}))),
    'http-problem-details, with a language by negotiator': () => {
      const tag = new Negotiator(REQUEST).language(TAGS);
      return Buffer.from(JSON.stringify({...new ProblemDocument({status: 404, type: 'about:blank'}), lang: tag}));
    },
  },
};

const show = (name, nanoseconds) => console.log(`  ${name.padEnd(54)} ${(nanoseconds / 1000).toFixed(2).padStart(8)} µs`);

for (const [operation, calls] of Object.entries(OPERATIONS)) {
  console.log(operation);
  for (const [name, call] of Object.entries(calls)) show(name, measure(call));
}

// ---- the module beside the C library, with a block and buffers that are there already ----

const path = require.resolve('httplingo/httplingo.wasm');
const bytes = readFileSync(path);

const entries = ['code=404', `accept_language=${FIELD}`, `accept=${ACCEPT}`, 'uri=/a-page-that-is-gone'];
const block = Buffer.from(entries.map((entry) => `${entry.length}:${entry},`).join(''));

function measureModule(exports) {
  exports._initialize();
  const [input, output, fields] = [0, 1, 2].map((n) => exports.lingo_wasm_buffer(n, 1));
  const [size, fieldsSize] = [1, 2].map((n) => exports.lingo_wasm_buffer_size(n));
  const lengths = exports.lingo_wasm_lengths();
  new Uint8Array(exports.memory.buffer).set(block, input);
  return measure(() => exports.lingo_flat_page(0, input, block.length, output, size, lengths, fields, fieldsSize, lengths + 4));
}

const module = new WebAssembly.Module(bytes);
const inModule = measureModule(new WebAssembly.Instance(module).exports);
console.log('a page in HTML, buffers reused');
show('WebAssembly: lingo_flat_page()', inModule);
if (process.argv[2]) {
  const {stdout, status: failed} = spawnSync(process.argv[2], [String(COUNT)], {input: block, encoding: 'utf8'});
  if (failed !== 0) throw new Error(`${process.argv[2]} fails`);
  show('native: lingo_flat_page()', Number(stdout));
  console.log(`  ${'ratio'.padEnd(54)} ${(inModule / Number(stdout)).toFixed(2).padStart(8)}`);
}

console.log('start');
const time = (name, call) => {
  const start = now(), result = call();
  console.log(`  ${name.padEnd(54)} ${((now() - start) / 1e6).toFixed(1).padStart(8)} ms`);
  return result;
};
const compiled = time('compile', () => new WebAssembly.Module(bytes));
time('instantiate', () => new WebAssembly.Instance(compiled));
for (const [name, code] of [['node, nothing', '0'], ["node, import 'httplingo'", "await import('httplingo')"],
  ["node, import 'http-errors', 'negotiator'", "await import('http-errors'); await import('negotiator')"]]) {
  const best = Math.min(...Array.from({length: 5}, () => {
    const start = now();
    spawnSync(process.execPath, ['--input-type=module', '-e', code], {cwd: process.cwd()});
    return now() - start;
  }));
  console.log(`  ${name.padEnd(54)} ${(best / 1e6).toFixed(1).padStart(8)} ms`);
}
