// SPDX-License-Identifier: MIT
// What the WebAssembly module returns is, byte for byte, what the C library returns.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import test from 'node:test';
import {FORMATS, languages, METHODS, STATUS_CODES} from 'httplingo';

const require = createRequire(import.meta.url);
const wasm = require(`${require.resolve('httplingo/package.json')}/../cjs/wasm.cjs`);

const NEWLINE = 10;
const MOST = 1 << 28;

const toBytes = (value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from(value));

function toBlock(entries) {
  const pieces = [];
  for (let i = 0; i < entries.length; i += 2) {
    const pair = Buffer.concat([Buffer.from(`${entries[i]}=`), toBytes(entries[i + 1])]);
    pieces.push(Buffer.from(`${pair.length}:`), pair, Buffer.from(','));
  }
  return Buffer.concat(pieces);
}

// What the C library returns for calls [NAME, NUMBER, BYTES].
function callLibrary(calls) {
  const input = Buffer.concat(calls.flatMap(([name, number, bytes]) =>
    [Buffer.from(`${name} ${number} ${bytes.length}\n`), bytes]));
  const {stdout, status} = spawnSync(process.env.FLAT_CALLS, {input, maxBuffer: MOST});
  assert.equal(status, 0);
  const results = [];
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(NEWLINE, at);
    const [code, length] = stdout.toString('latin1', at, end).split(' ').map(Number);
    at = end + 1 + length;
    results.push([code, stdout.subarray(end + 1, at)]);
  }
  return results;
}

const page = (site, entries) => {
  const {code, body, fields} = wasm.callPage(site, entries);
  return [code, Buffer.concat([body, Buffer.from(fields)])];
};

const CALLS = {
  page: (entries) => page(0, entries),
  check: (entries) => [0, Buffer.from(wasm.callCheck(entries))],
};

// Compares calls [NAME, NUMBER, ENTRIES], by a function that makes them.
function compare(calls, make) {
  const expected = callLibrary(calls.map(([name, number, value]) =>
    [name, number, Array.isArray(value) ? toBlock(value) : toBytes(value)]));
  assert.equal(expected.length, calls.length);
  calls.forEach(([name, number, value], i) => {
    const [code, bytes] = make(name, number, value);
    if (code !== expected[i][0] || !bytes.equals(expected[i][1]))
      assert.deepEqual([code, bytes.toString()], [expected[i][0], expected[i][1].toString()],
        JSON.stringify([name, number, value]));
  });
}

const byEntries = (name, number, entries) => CALLS[name](entries);

// Those that no registry knows are pages of their class.
const codes = [...Object.keys(STATUS_CODES), '99', '0', '299', '306', '399', '418', '499', '599', '600'];

const everything = ['uri', '/shop/blue-suède-shoes?size=42', 'host', 'www.example.org', 'request_id', '7f3c2a90',
  'retry_after', '5400', 'allow', 'GET, HEAD', 'protocols', 'HTTP/2', 'authority', 'Authority',
  'location', 'https://www.example.org/new', 'choices', '/a.en.html English', 'detail', 'The shelf 42 is empty.',
  'contact', 'mailto:help@example.org', 'service_status', 'https://status.example.org/', 'home', '/',
  'sign_in', '/sign-in', 'search', '/search', 'server', 'web-3', 'time', '1795908850'];

for (const format of FORMATS) {
  test(`every code in every language as ${format}`, () => {
    const calls = languages().flatMap(({tag}) =>
      codes.map((code) => ['page', 0, ['code', code, 'language', tag, 'formats', format]]));
    assert.ok(calls.length > 5000);
    compare(calls, byEntries);
  });
}

test('pages that say everything they can', () => {
  const calls = languages().flatMap(({tag}, i) => codes.map((code, j) =>
    ['page', 0, ['code', code, 'language', tag, 'formats', FORMATS[(i + j) % FORMATS.length], ...everything]]));
  compare(calls, byEntries);
});

// A generator of the same numbers everywhere.
function randomness(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PARTS = ['fr', 'de-AT', 'zh-TW', 'pt_BR', 'sr@latin', '*', ';q=0', ';q=0.5', ', ', ',', ';', '=', '-', ' ',
  'text/html', 'application/json', '*/*', 'application/*+json', '\t', '\u00e9', '\u{1f600}', 'q', 'x-', 'en-XA'];

function randomText(random) {
  let text = '';
  for (let n = random(12); n > 0; n--) text += PARTS[random(PARTS.length)];
  return text;
}

const randomBytes = (random) => Uint8Array.from({length: random(60)}, () => random(256));

function randomEntries(random) {
  const keys = ['code', 'accept', 'accept_language', 'method', 'uri', 'retry_after', 'preferred', 'detail',
    'formats', 'head', 'extension.a', 'query', 'cookie', 'allow', 'location', 'type', 'vendor', 'time'];
  const entries = ['code', String(300 + random(300))];
  for (let n = random(6); n > 0; n--)
    entries.push(keys[random(keys.length)], random(4) ? randomText(random) : randomBytes(random));
  return entries;
}

test('requests of random bytes', () => {
  const random = randomness(1);
  compare(Array.from({length: 20000}, () => ['page', 0, randomEntries(random)]), byEntries);
});

test('sites', () => {
  const options = ['name', 'Teehaus', 'theme', 'bold', 'languages', 'de, fr, ar', 'second-language', 'fr',
    'language-cookie', 'l', 'home', 'https://a.example/', 'title.404', 'Nanu?'];
  const site = wasm.open('lingo_flat_site_open', options);
  const random = randomness(2);
  const calls = [['site', 0, options], ...Array.from({length: 2000}, () => ['page', 0, randomEntries(random)])];
  compare(calls, (name, number, entries) => (name === 'site' ? [1, Buffer.alloc(0)] : page(site, entries)));
  wasm.call('lingo_site_release', site);
});

test('what is wrong with a site', () => {
  const cases = [['theme', 'loud'], ['langauges', 'de'], ['template', 'a.html', 'file:a.html', '{{#a}}'],
    ['place', 'site.conf:3', 'home', 'ftp://x', 'place', 'site.conf:4', 'name', ''],
    ['languages', 'tlh'], ['second-language', 'de', 'nonsense', 'b'], ['logo', 'x', 'file:y', '']];
  const expected = callLibrary(cases.map((entries) => ['site', 0, toBlock(entries)]));
  cases.forEach((entries, i) => {
    assert.equal(expected[i][0], 0);
    assert.throws(() => wasm.open('lingo_flat_site_open', entries),
      {name: 'RangeError', message: expected[i][1].toString()});
  });
});

const ONE = 'Hello, {name}! You have one message.', MANY = 'Hello, {name}! You have {count} messages.';

test('messages', () => {
  const german = readFileSync(process.env.GREETING_MO);
  const files = ['file:de', german];
  const messages = wasm.open('lingo_flat_messages_open', files);
  const calls = [['messages', 0, files]];
  for (const language of ['de', 'de-AT', 'en', 'tlh', ''])
    for (const n of ['0', '1', '2', '1000000'])
      calls.push(['message', 0, ['language', language, 'id', ONE, 'plural', MANY, 'n', n,
        'value.name', 'Zoë', 'value.count', n, 'isolate', n === '2' ? 'yes' : 'no']]);
  compare(calls, (name, number, entries) =>
    (name === 'messages' ? [1, Buffer.alloc(0)] : [0, Buffer.from(wasm.callMessage(messages, entries))]));
  wasm.call('lingo_messages_release', messages);
});

test('checks', () => {
  const heads = codes.flatMap((code) => ['', 'Allow: GET\r\n', 'Content-Length: 3\r\nRetry-After: x\r\n',
    'Content-Type: text/html\r\nVary: *\r\n'].map((fields) => `HTTP/1.1 ${code} X\r\n${fields}`));
  compare(heads.flatMap((head) => [['check', 0, ['head', head]],
    ['check', 0, ['head', head, 'content', '<p>', 'complete', 'yes', 'flags', 'text,by-language']]]), byEntries);
});

test('facts and texts', () => {
  const calls = [
    ...Array.from({length: 520}, (_, i) => ['status', 90 + i, '']),
    ...Array.from({length: 100}, (_, i) => ['language', i, '']),
    ...[...METHODS, 'get', ''].map((name) => ['method', 0, name]),
    ...Array.from({length: 5000}, (_, i) => ['negotiate', 0, randomText(randomness(i))]),
    ...languages().flatMap(({tag}) => codes.flatMap((code) =>
      [0, 1, 2, 3, 4].map((field) => ['text', Number(code) * 10 + field, tag]))),
  ];
  const functions = {
    status: (number) => wasm.callStatus(number),
    language: (number) => wasm.callLanguage(0, number),
    method: (number, text) => wasm.callMethod(text),
    negotiate: (number, text) => wasm.callNegotiate(0, text),
    text: (number, tag) => wasm.callText(0, tag, Math.floor(number / 10), number % 10),
  };
  compare(calls, (name, number, value) => [0, Buffer.from(functions[name](number, value))]);
});
