// SPDX-License-Identifier: MIT
// reference.mjs SITE BARE PORT: the search, the playground, the keyboard and axe-core on the reference
// site.  BARE is a site without the module of WebAssembly.
import {readFileSync, existsSync} from 'node:fs';
import {becomes, check, each, equal, finish, launch, resolveModule, skip} from './harness.mjs';
import {LANGUAGES, PAGES, serveFiles} from './reference-server.mjs';

const [site, bare, port] = process.argv.slice(2);
const server = await serveFiles(site, Number(port));
const other = await serveFiles(bare, 0);
const at = (path) => `${server.address}/${path}`;
const browser = await launch('--allow-file-access-from-files');
const said = [];

async function newPage(options) {
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => said.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`${page.url()}: ${error.message}`));
  return page;
}

// ---- the search ----

const SEARCHES = [
  ['en', '404', 'status/404.html'], ['en', 'not found', 'status/404.html'], ['en', 'NOT FOUND', 'status/404.html'],
  ['en', 'http.StatusNotFound', 'status/404.html'], ['en', 'HTTP_NOT_FOUND', 'status/404.html'],
  ['en', 'NotFound', 'status/404.html'], ['en', 'Retry-After', 'field/retry-after.html'], ['en', 'get', 'method/get.html'],
  ['en', '4xx', 'class/4xx.html'], ['en', '499', 'vendor/nginx.html#c499'], ['en', 'RFC 9110', 'rfc/9110.html'],
  ['en', 'teapot', 'status/418.html'], ['en', '４０４', 'status/404.html'],
  ['fr', '404', 'status/404.html'], ['fr', 'page introuvable', 'status/404.html'], ['fr', 'acces INTERDIT', 'status/403.html'], ['fr', 'requete', 'status/400.html'],
  ['ar', '404', 'status/404.html'], ['ja', '404', 'status/404.html'], ['eu', 'not found', 'status/404.html'],
];
const page = await newPage({viewport: {width: 1024, height: 800}});
const first = () => page.evaluate(() => document.querySelector('#search li a')?.getAttribute('href') ?? 'nothing');
for (const [tag, query, expected] of SEARCHES) {
  if (!page.url().endsWith(`/${tag}/search.html`)) await page.goto(at(`${tag}/search.html`));
  await page.fill('#query', query);
  equal(`${tag}: "${query}" finds ${expected} first`, await first(), expected);
}

// The title of 404 in each language finds it, and what was found is announced and leads there.
for (const tag of LANGUAGES) {
  await page.goto(at(`${tag}/status/404.html`));
  const title = (await page.locator('.visitor strong').first().textContent()).trim();
  await page.goto(at(`${tag}/search.html`));
  await page.fill('#query', title.toLocaleUpperCase(tag));
  equal(`${tag}: the title "${title}" finds 404`, await first(), 'status/404.html');
}
await page.goto(at('en/search.html'));
await page.fill('#query', 'no such word xyz');
equal('nothing is found, and that is said', await page.locator('#search [role=status]').textContent(),
  'Nothing was found. Try a code, such as 404, or another word.');
equal('there are no results', await page.locator('#search li').count(), 0);
await page.fill('#query', '404');
const count = await page.locator('#search li').count();
equal('the number of results is announced', await page.locator('#search [role=status]').textContent(), `Results: ${count}`);
equal('the plain list is hidden', await page.locator('#index').isVisible(), false);
await page.focus('#query');
await page.keyboard.press('ArrowDown');
equal('an arrow leads to the first result', await page.evaluate(() => document.activeElement.getAttribute('href')), 'status/404.html');
await page.keyboard.press('ArrowUp');
equal('and back', await page.evaluate(() => document.activeElement.id), 'query');
await page.keyboard.press('Escape');
equal('Escape clears the query', [await page.inputValue('#query'), await page.locator('#index').isVisible()], ['', true]);
await page.locator('h1').click();
await page.keyboard.press('/');
await page.keyboard.type('<img src=x>');
equal('/ leads to the search, and a query is only text', [await page.inputValue('#query'), await page.locator('#search img').count()],
  ['<img src=x>', 0]);
await page.fill('#query', '404');
await Promise.all([page.waitForURL(/404/), page.press('#query', 'Enter')]);
equal('Enter opens the first result', await page.locator('h1 .code').textContent(), '404');
await page.goto(`file://${site}/en/search.html?q=404`);
equal('the search works from a file', await first(), 'status/404.html');

// ---- the playground ----

const stateOf = (shown) => becomes(() => shown.evaluate(() => document.documentElement.dataset.playground ?? ''), 'ready');

// The cells of the steps in the region with a label.
const steps = (label) => page.evaluate((name) => [...document.querySelectorAll(`.table[aria-label="${name}"] tbody tr`)]
  .map((row) => [...row.cells].map((cell) => cell.textContent)), label);
const answers = () => page.evaluate(() => [...document.querySelectorAll('.answer')].map((p) => p.textContent));

// Offered languages, Accept-Language, the sentence, and the steps: docs/negotiation.md says why.
const LOWER = (choice, how) => `${choice} would fit, but another range has priority (${how})`;
const LANGUAGE_CASES = [
  ['en nb pt-BR zh-Hant', 'pt-AO, zh-HK;q=0.9, no;q=0.8, *;q=0.1', 'pt-BR is chosen', [
    ['pt-AO', '1', 'pt-BR is chosen (another region)'], ['zh-HK', '0.9', LOWER('zh-Hant', 'a related language')],
    ['no', '0.8', LOWER('nb', 'another tag for the same language')], ['*', '0.1', LOWER('en', 'any')]]],
  ['en de fr he', 'tlh, iw;q=0.5, de-AT;q=.8, FR;q=0,2', 'de is chosen', [
    ['tlh', '1', 'nothing available fits'], ['de-AT', '0.8', 'de is chosen (without the last subtags)'],
    ['iw', '0.5', LOWER('he', 'another tag for the same language')], ['FR', '0.2', LOWER('fr', 'the same')]]],
  ['en de', 'de;q=0, de-AT, fr;q=2', 'No range fits, so the default is chosen: en.', [
    ['de-AT', '1', 'nothing available fits'], ['de', '0', 'refused, because the weight is 0'],
    ['fr;q=2', '', 'invalid, so it is ignored']]],
  ['en fr', 'en;q=0, *', 'fr is chosen', [['*', '1', 'fr is chosen (any)'], ['en', '0', 'refused, because the weight is 0']]],
  ['en sr-Latn', 'sr_RS@latin', 'sr-Latn is chosen', [['sr_RS@latin', '1', 'sr-Latn is chosen (without the last subtags)']]],
  ['en de', '"de", de;q=, de fr', 'No range fits, so the default is chosen: en.', [
    ['"de"', '', 'invalid, so it is ignored'], ['de;q=', '', 'invalid, so it is ignored'], ['de fr', '', 'invalid, so it is ignored']]],
  ['', 'pt-MZ', 'pt-PT is chosen', [['pt-MZ', '1', 'pt-PT is chosen (a related language)']]],
  ['fr en', '', 'No range fits, so the default is chosen: fr.', []],
];
const FORMAT_CASES = [
  ['image/png, text/html;q=0.5', 'html is chosen', [['image/png', '1', 'nothing available fits'], ['text/html', '0.5', 'html is chosen (the same)']]],
  ['application/vnd.api+json, */*;q=0.5', 'problem+json is chosen', [
    ['application/vnd.api+json', '1', 'problem+json is chosen (a related type)'], ['*/*', '0.5', LOWER('html', 'any')]]],
  ['text/html;q=0, */*', 'problem+json is chosen', [['*/*', '1', 'problem+json is chosen (any)'], ['text/html', '0', 'refused, because the weight is 0']]],
  ['application/json, text/plain, */*', 'json is chosen', [['application/json', '1', 'json is chosen (the same)'],
    ['text/plain', '1', LOWER('text', 'the same')], ['*/*', '1', LOWER('html', 'any')]]],
  ['image/*', 'No range fits, so the default is chosen: html.', [['image/*', '1', 'nothing available fits']]],
  ['text', 'No range fits, so the default is chosen: html.', [['text', '', 'invalid, so it is ignored']]],
];
const FINDING_CASES = [
  ['GET', 'HTTP/1.1 401 Unauthorized\nDate: Sun, 29 Nov 2026 12:00:00 GMT\nRetry-After: soon\n', [
    ['must', 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2', ''],
    ['must', 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3', 'Retry-After: soon']]],
  ['GET', 'HTTP/1.1 404 Not Found\r\nDate: Sun, 29 Nov 2026 12:00:00 GMT\r\n\r\nContent', []],
  ['GET', 'HTTP/1.1 405 Method Not Allowed\nDate: Sun, 29 Nov 2026 12:00:00 GMT', [
    ['must', 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6', '']]],
];

async function type(selector, value, get, expected) {
  await page.fill(selector, value);
  return becomes(async () => JSON.stringify(await get()), JSON.stringify(expected));
}

if (existsSync(`${site}/playground/httplingo.wasm`)) {
  await page.goto(at('en/playground.html'));
  equal('the playground is ready', await stateOf(page), 'ready');
  for (const [offered, field, sentence, rows] of LANGUAGE_CASES) {
    await page.fill('#offered', offered);
    const expected = [sentence, rows];
    const got = await type('#accept-language', field, async () => [(await answers())[0], await steps('Accept-Language')], expected);
    equal(`of "${offered}", "${field}" chooses: ${sentence}`, JSON.parse(got), expected);
  }
  for (const [field, sentence, rows] of FORMAT_CASES) {
    const expected = [sentence, rows];
    const got = await type('#accept', field, async () => [(await answers())[1], await steps('Accept')], expected);
    equal(`Accept "${field}": ${sentence}`, JSON.parse(got), expected);
  }
  const findings = () => page.evaluate(() => [...document.querySelectorAll('.findings li')].map((item) =>
    [item.className, item.querySelector('a')?.href ?? '', item.querySelector('code')?.textContent ?? '']));
  for (const [method, head, expected] of FINDING_CASES) {
    await page.selectOption('#method', method);
    const got = await type('#response', head, findings, expected);
    equal(`the check of "${head.split('\n')[0].trim()}" finds ${expected.length}`, JSON.parse(got), expected);
  }
  await page.fill('#offered', 'en !!');
  equal('a tag that is none is marked', await becomes(() => page.getAttribute('#offered', 'aria-invalid'), 'true'), 'true');
  await page.goto(`file://${site}/en/playground.html`);
  equal('a page from a file says what it needs', await page.locator('#playground [role=alert]').textContent(),
    'The playground works only on a web server, not in a page that was opened from a file.');
} else {
  skip('the playground', 'there is no module');
}
await page.goto(`${other.address}/en/playground.html`);
equal('a site without the module says what to use', await page.locator('#playground [role=alert]').textContent(),
  'The playground is not available here. Use the commands “httplingo negotiate” and “httplingo check” instead.');
await page.context().close();

// ---- the keyboard ----

const walker = await newPage({viewport: {width: 1280, height: 800}});
await walker.goto(at('fr/status/404.html'));
const focused = () => walker.evaluate(() => {
  const {activeElement: element} = document, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {name: element.className || element.id || element.textContent.trim().slice(0, 20), href: element.getAttribute('href'),
    isShown: box.width > 0 && box.bottom > 0 && box.right > 0 && box.left < innerWidth && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    row: Math.round(box.top + scrollY), column: box.left};
});
await walker.keyboard.press('Tab');
equal('the first stop skips to the content', (await focused()).href, '#main');
await walker.keyboard.press('Enter');
await walker.keyboard.press('Tab');
equal('and it does', await walker.evaluate(() => document.activeElement.closest('main') !== null), true);

// Every stop of the page shows that it has the focus, and those of the top are in the order of sight.
await walker.goto(at('fr/status/404.html'));
const hidden = [], unordered = [];
let last, stops = 0;
for (; stops < 300; stops++) {
  await walker.keyboard.press('Tab');
  const stop = await focused();
  if (await walker.evaluate(() => document.activeElement === document.body)) break;
  if (!stop.isShown && !(await walker.evaluate(() => document.activeElement.tagName === 'IFRAME'))) hidden.push(stop.name);
  const inTop = await walker.evaluate(() => document.activeElement.closest('.top') !== null);
  if (inTop && last && (stop.row < last.row - 30 || (Math.abs(stop.row - last.row) < 8 && stop.column < last.column))) unordered.push(stop.name);
  last = inTop ? stop : undefined;
}
check(`all of ${stops} stops of the keyboard are visible`, stops < 20 ? ['there are too few'] : hidden);
check('the stops of the top are in the order of sight', unordered);
await walker.goto(at('fr/status/404.html'));
await walker.focus('.languages summary');
await walker.keyboard.press('Enter');
await walker.keyboard.press('Tab');
equal('the menu of languages opens, and its first entry follows', (await focused()).href,
  await walker.locator('.languages a').first().getAttribute('href'));
for (let tab = 0; tab < 110 && !(await focused()).href.endsWith('/ar/status/404.html'); tab++) await walker.keyboard.press('Tab');
await Promise.all([walker.waitForURL(/\/ar\//), walker.keyboard.press('Enter')]);
equal('it leads to the same page in Arabic, from right to left', [walker.url(), await walker.getAttribute('html', 'dir')],
  [at('ar/status/404.html'), 'rtl']);
await walker.context().close();

// ---- without script: the decision leads to a status ----

const plain = await newPage({javaScriptEnabled: false, viewport: {width: 390, height: 800}});
await plain.goto(at('de/choose.html'));
const links = [];
for (let step = 0; step < 12 && plain.url().includes('choose'); step++) {
  const question = step ? plain.url().split('#')[1] : await plain.locator('.question').first().getAttribute('id');
  const answer = plain.locator(`[id="${question}"] li a`).last();
  links.push(await answer.getAttribute('href'));
  await answer.click();
}
check(`answers lead to a status: ${links.join(' ')}`, /status\/\d{3}\.html$/.test(plain.url()) ? [] : [plain.url()]);
await plain.goto(at('de/search.html'));
equal('without script there is the plain list', [await plain.locator('#query').count(), await plain.locator('#index a').count() > 100], [0, true]);
await plain.goto(at('de/playground.html'));
check('and the playground says that it needs script', (await plain.locator('main .note').innerText()).length > 20 ? [] : ['it does not']);
await plain.context().close();

// ---- accessible, light and dark, and never wider than a phone ----

const axe = readFileSync(resolveModule('axe-core/axe.min.js'), 'utf8');
const colours = ['color-contrast', 'link-in-text-block'];

// Runs in the page: all rules, or those about colours, for the other scheme.
async function violations(runOnly) {
  const options = {preload: false, iframes: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}};
  const result = await axe.run(document, runOnly ? {...options, rules: {}, runOnly} : options);
  return result.violations.map((v) => `${v.id} (${v.nodes[0].target.join(' ')})`);
}

const found = {axe: [], wide: []};
const workers = await Promise.all([0, 1].map(async () => {
  const shown = await newPage({viewport: {width: 320, height: 800}});
  await shown.addInitScript(axe);
  return shown;
}));
// Each page in English and in one of the other languages, in turn; with CHECK_LONG in all.
const isUsual = (column, row) => column === 0 || (row % (LANGUAGES.length - 1)) + 1 === column;
const jobs = LANGUAGES.flatMap((tag, column) => PAGES.filter((_, row) => process.env.CHECK_LONG || isUsual(column, row))
  .map((path) => `${tag}/${path}`));
if (!process.env.CHECK_LONG) skip(`axe on ${LANGUAGES.length * PAGES.length - jobs.length} other pages`, 'CHECK_LONG is not set');
await each(jobs, workers, async (shown, path) => {
  const schemes = jobs.indexOf(path) % 2 ? ['dark', 'light'] : ['light', 'dark'];
  await shown.emulateMedia({colorScheme: schemes[0]});
  await shown.goto(at(path));
  if (path.endsWith('playground.html') && existsSync(`${site}/playground`)) await stateOf(shown);
  for (const scheme of schemes) {
    await shown.emulateMedia({colorScheme: scheme});
    const runOnly = scheme === schemes[0] ? null : colours;
    found.axe.push(...(await shown.evaluate(violations, runOnly)).map((what) => `${path} ${scheme}: ${what}`));
  }
  const width = await shown.evaluate(() => document.scrollingElement.scrollWidth);
  if (width > 320) found.wide.push(`${path}: ${width} px`);
});
check(`axe finds nothing on ${jobs.length} pages, light and dark`, found.axe);
check(`none of ${jobs.length} pages is wider than 320 px`, found.wide);

check('nothing is said on the console', said);

// Nothing to say must not mean that nothing was looked at.
await workers[0].evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="">'));
check('axe finds faults', (await workers[0].evaluate(violations, null)).some((what) => what.startsWith('image-alt')) ? [] : ['it does not']);
await finish(browser, server, other);
