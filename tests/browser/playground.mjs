// SPDX-License-Identifier: MIT
// playground.mjs FOLDER PACKAGE: the page that negotiates and shows all languages, and what the module
// makes in a browser beside what it makes in Node.js.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, resolve} from 'node:path';
import {becomes, check, equal, finish, launch, resolveModule, skip} from './harness.mjs';

const [folder, packaged] = process.argv.slice(2).map((path) => resolve(path));
const library = await import(join(packaged, 'src/node.js'));
const {FORMATS, languages, page: makePage, status, STATUS_CODES} = library;

const TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm'};

// A server of files; with ?type=no it does not know what WebAssembly is.
const server = createServer((request, response) => {
  const {pathname} = new URL(request.url, 'http://x');
  if (pathname === '/favicon.ico') {
    response.writeHead(204).end();
    return;
  }
  const file = join(folder, pathname === '/' ? 'index.html' : pathname.replace('/untyped/', '/'));
  try {
    const type = pathname.startsWith('/untyped/') && pathname.endsWith('.wasm') ? 'application/octet-stream' : TYPES[extname(file)];
    response.writeHead(200, {'content-type': type}).end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await launch();
const said = [];

async function open(options, path = '') {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address + path);
  await becomes(() => page.evaluate(() => document.documentElement.dataset.playground), 'ready');
  return page;
}

// ---- it negotiates ----

const page = await open({locale: 'fr-CA'});
equal('the languages of the browser are negotiated', (await page.textContent('#playground-choice')).split(';')[0], 'Language: fr');
const frame = page.frameLocator('#playground-page');
equal('the page is shown', await frame.locator('h1').textContent(), status(404).title('fr'));

async function fill(name, value) {
  const field = page.locator(`[name=${name}]`);
  if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(value);
  else await field.fill(value);
}

await fill('acceptLanguage', 'tlh, iw;q=0.5');
equal('Hebrew by its former name', await page.textContent('#playground-choice'),
  'Language: he; iw found it (alias).');
equal('from right to left', await frame.locator('html').getAttribute('dir'), 'rtl');
await fill('status', '503');
await fill('retryAfter', '120');
check('fields', /^HTTP\/1\.1 503 Service Unavailable\n[^]*^retry-after: 120$/m.test(await page.textContent('#playground-fields'))
  ? [] : [await page.textContent('#playground-fields')]);
await fill('accept', 'application/problem+json');
const json = (await page.textContent('#playground-fields')).split('\n\n')[1];
equal('problem details', JSON.parse(json).lang, 'he');
equal('no page then', await page.isVisible('#playground-page'), false);

// ---- all languages ----

const titles = await page.locator('#playground-languages button').evaluateAll((buttons) =>
  buttons.map((button) => [button.lang, button.firstChild.data, button.dir]));
equal('every language is listed with its headline', titles,
  languages().map(({tag, direction}) => [tag, status(503).title(tag), direction]));
await fill('accept', 'text/html');
await page.locator('#playground-languages button[lang=ja]').click();
equal('a language that is chosen is shown', await frame.locator('html').getAttribute('lang'), 'ja');

// ---- the same bytes as in Node.js ----

// Every code and every language at least once; with CHECK_LONG, every code in every language.
const codes = Object.keys(STATUS_CODES).map(Number);
const step = process.env.CHECK_LONG ? 1 : 5;
const pairs = languages().flatMap(({tag}, row) => codes.filter((_, i) => (i + row) % step === 0).map((code) => [tag, code]));
if (step > 1) skip(`${languages().length * codes.length - pairs.length} other pages in Node.js and the browser`, 'CHECK_LONG is not set');

const inBrowser = await page.evaluate(async ([all, formats]) => {
  const {page: make} = await import('./httplingo/src/web.js');
  const digests = {};
  for (const format of formats) {
    const pieces = [];
    for (const [tag, code] of all) {
      const {body, headers} = make({status: code, language: tag, formats: format, uri: '/é'});
      if (body) pieces.push(body);
      pieces.push(new TextEncoder().encode(JSON.stringify(headers)));
    }
    const hash = await crypto.subtle.digest('SHA-256', await new Blob(pieces).arrayBuffer());
    digests[format] = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return digests;
}, [pairs, FORMATS]);
for (const format of FORMATS) {
  const hash = createHash('sha256');
  for (const [tag, code] of pairs) {
    const {body, headers} = makePage({status: code, language: tag, formats: format, uri: '/é'});
    if (body) hash.update(body);
    hash.update(JSON.stringify(headers));
  }
  equal(`${pairs.length} pages as ${format}`, inBrowser[format], hash.digest('hex'));
}
await page.context().close();

// ---- other ways to be served; accessible ----

const untyped = await open({locale: 'de-AT'}, 'untyped/index.html');
equal('a server that does not know the type', (await untyped.textContent('#playground-choice')).split(';')[0], 'Language: de');
await untyped.context().close();

const axe = readFileSync(resolveModule('axe-core/axe.min.js'), 'utf8');
for (const colorScheme of ['light', 'dark']) {
  const narrow = await open({colorScheme, viewport: {width: 320, height: 700}});
  await narrow.evaluate(axe);
  const result = await narrow.evaluate(() => globalThis.axe.run(document, {iframes: false, preload: false}));
  const problems = result.violations.map((v) => `${v.id} (${v.nodes[0].target})`);
  const width = await narrow.evaluate(() => document.scrollingElement.scrollWidth);
  if (width > 320) problems.push(`${width} px wide`);
  check(`axe finds nothing, ${colorScheme}, and it fits into 320 px`, problems);
  await narrow.context().close();
}
check('nothing is said on the console', said);
server.close();
await finish(browser);
