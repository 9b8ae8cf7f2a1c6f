// SPDX-License-Identifier: MIT
// A million pages, and the memory of the module does not grow.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import test from 'node:test';
import {languages, Messages, negotiate, Offer, page, Site, status, STATUS_CODES} from 'httplingo';

const require = createRequire(import.meta.url);
const {memorySize} = require(`${require.resolve('httplingo/package.json')}/../cjs/wasm.cjs`);

const PAGES = 1e6;

test(`${PAGES} pages`, () => {
  const codes = Object.keys(STATUS_CODES).map(Number), tags = languages().map(({tag}) => tag);
  const before = memorySize();
  for (let i = 0; i < PAGES; i++)
    page({status: codes[i % codes.length], acceptLanguage: tags[i % tags.length], uri: '/x',
      accept: i % 3 ? 'text/html' : 'application/json'});
  assert.equal(memorySize(), before);
});

test('texts and negotiation', () => {
  const before = memorySize();
  for (let i = 0; i < 20000; i++) {
    negotiate('de-AT, fr;q=0.5', ['en', 'fr']);
    status(404).title('ja');
  }
  assert.equal(memorySize(), before);
});

test('what is opened and closed', () => {
  let size;
  for (let i = 0; i < 3000; i++) {
    new Site({name: `A${i}`, template: 'a.html'}, {'a.html': 'x'.repeat(1000)}).close();
    new Offer(['de', 'fr']).close();
    new Messages({}, {source: 'fr'}).close();
    assert.throws(() => new Site({name: 'A', template: 'b.html'}, {'a.html': ''}));
    if (i === 10) size = memorySize();
  }
  assert.equal(memorySize(), size);
});

test('what is opened and forgotten is closed by the garbage collector', {skip: !globalThis.gc && 'node was not told to expose it'}, async () => {
  const open = () => {
    for (let i = 0; i < 100; i++) new Site({template: 'a.html'}, {'a.html': 'x'.repeat(10000)});
  };
  const collect = async () => {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  open();
  await collect();
  const size = memorySize();
  for (let i = 0; i < 30; i++) {
    open();
    await collect();
  }
  assert.equal(memorySize(), size);
});
