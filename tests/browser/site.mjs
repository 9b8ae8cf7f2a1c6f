// SPDX-License-Identifier: MIT
// Usage: see site.sh
import {readFileSync} from 'node:fs';
import {check, equal, finish, launch, resolveModule} from './harness.mjs';

const at = (path) => `file://${process.argv[2]}/${path}`;
const browser = await launch();
const said = [];
const newPage = async (options) => {
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => { if (!request.url().startsWith('file:')) said.push(`asks for ${request.url()}`); });
  return page;
};

// ---- the search ----

const page = await newPage();
const first = () => page.locator('#site-results a').first();
// search(QUERY): the first result, by keyboard.
async function search(query) {
  await page.locator('#site-query').fill(query);
  await page.locator('#site-results li').first().waitFor();
  return (await first().getAttribute('href')).replace(/^(\.\.\/)*/, '');
}
const SEARCHES = [
  ['lingo_page_write', /^manual\/lingo_page_write\.3\.html$/, 'a function'],
  ['lingo_page_wr', /^manual\/lingo_page_write\.3\.html$/, 'the beginning of its name'],
  ['page_write', /^manual\/lingo_page_write\.3\.html$/, 'a part of its name'],
  ['lingo_page_write(3)', /^manual\/lingo_page_write\.3\.html$/, 'a function with its section'],
  ['lingo_site_release', /^manual\/lingo_site_\w+\.3\.html$/, 'a function that shares a page'],
  ['LINGO_CATALOG_ALONE', /^manual\/lingo_catalog_\w+\.3\.html#/, 'a constant'],
  ['httplingo --accept-language', /^manual\/httplingo\.1\.html/, 'an option'],
  ['error pages nginx', /^guides\/nginx\.html/, 'a guide by its title'],
  ['translating', /^guides\/translating\.html/, 'a guide by a word'],
];
for (const [start, searches] of [['index.html', SEARCHES], ['manual/httplingo.1.html', SEARCHES.slice(-2)]]) {
  await page.goto(at(start));
  for (const [query, wanted, what] of searches) {
    const found = await search(query);
    check(`from ${start}, "${query}" finds ${what}`, wanted.test(found) ? [] : [found]);
  }
}
await page.keyboard.press('Escape');
equal('Escape closes the results', await page.locator('#site-results').isVisible(), false);
await page.locator('h1').click();
await page.keyboard.press('/');
equal('/ leads to the search', await page.evaluate(() => document.activeElement.id), 'site-query');
await search('lingo_page_write');
await page.keyboard.press('ArrowDown');
equal('an arrow leads to the first result', await page.evaluate(() => document.activeElement.getAttribute('href')),
  await first().getAttribute('href'));
await Promise.all([page.waitForURL(/lingo_page_write/), page.keyboard.press('Enter')]);
equal('a result is a page', await page.locator('h1').textContent(), 'lingo_page_write(3)');
await page.locator('#site-query').fill('no such word xyz');
await page.locator('#site-results [role=status]').filter({hasText: 'Nothing found'}).waitFor();
check('what there is not is not found', []);
await page.context().close();

// ---- without script ----

const plain = await newPage({javaScriptEnabled: false, viewport: {width: 390, height: 800}});
await plain.goto(at('guides/nginx.html'));
equal('without script there is no search', await plain.locator('#site-query').isVisible(), false);
await plain.click('text=Index');
equal('but an index', await plain.locator('h1').textContent(), 'Index');
await plain.click('.to-menu');
equal('and the menu', await plain.locator('#site-menu').isVisible(), true);
await plain.click('#site-menu >> text=httplingod');
equal('which leads on', await plain.locator('h1').textContent(), 'httplingod(8)');
await plain.context().close();

// ---- accessible, on a phone and a desk, light and dark ----

const axe = readFileSync(resolveModule('axe-core/axe.min.js'), 'utf8');
const PAGES = ['index.html', 'guides/nginx.html', 'manual/lingo_page_write.3.html', 'api.html', 'examples/epoll.c.html'];
const long = Boolean(process.env.CHECK_LONG);
for (const colorScheme of ['light', 'dark']) {
  for (const width of long ? [320, 1400] : [colorScheme === 'light' ? 320 : 1400]) {
    const problems = [];
    const shown = await newPage({colorScheme, viewport: {width, height: 800}});
    await shown.addInitScript(axe);
    for (const path of PAGES) {
      await shown.goto(at(path));
      if (path === 'api.html') {
        await shown.locator('#site-query').fill('page');
        await shown.locator('#site-results li').first().waitFor();
      }
      const result = await shown.evaluate(() => axe.run(document, {preload: false, rules: {'color-contrast-enhanced': {enabled: true}}}));
      problems.push(...result.violations.map((v) => `${path}: ${v.id} (${v.nodes[0].target})`));
      const wide = await shown.evaluate(() => document.scrollingElement.scrollWidth);
      if (wide > width) problems.push(`${path}: ${wide} px wide`);
    }
    check(`axe finds nothing on ${PAGES.length} pages, contrast of 7:1 included, ${colorScheme}, ${width} px`, problems);
    await shown.context().close();
  }
}

check('nothing is said on the console, and nothing is loaded from elsewhere', said);
await finish(browser);
