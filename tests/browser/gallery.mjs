// SPDX-License-Identifier: MIT
// Usage: see gallery.sh
import {readFileSync} from 'node:fs';
import {check, equal, finish, launch, resolveModule, themes} from './harness.mjs';

const at = (path) => `file://${process.argv[2]}/${path}`;
const browser = await launch('--allow-file-access-from-files');
const said = [];
const newPage = async (options) => {
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  return page;
};

// ---- browsing: from the start to a language, a status, a theme, another language ----

const page = await newPage();
const heading = () => page.frameLocator('iframe[name=page]').locator('h1').textContent();
const frame = () => page.frame({name: 'page'}).url();
// A click on a link, and the document that it leads to, with all that is in it.
const follow = (selector) => Promise.all([page.waitForEvent('load'), page.click(selector)]);
await page.goto(at('index.html'));
await follow('a[hreflang=fr]');
equal('a language leads to its pages', page.url(), at('default/fr/index.html'));
equal('404 is shown first', await heading(), 'Page introuvable');
await page.click('nav a[href="429.html"]');
await page.frame({name: 'page'}).waitForURL(/\/429\.html$/);
equal('a status is shown beside the list', [frame(), page.url()],
  [at('default/fr/429.html'), at('default/fr/index.html')]);
const beside = (name) => page.frame({name}).url();
await page.frame({name: 'english'}).waitForURL(/\/429\.html$/);
equal('the English page and the notes follow', [beside('english'), beside('notes')],
  [at('default/en/429.html'), at('notes/fr.html#c429')]);
equal('the notes are those of the status', await page.frame({name: 'notes'}).evaluate(() =>
  [...document.querySelector(':target').rows].map((row) => row.cells[1].textContent)[1]), 'A limit has been reached');
equal('the list of languages is whole', await page.evaluate(() => {
  const header = document.querySelector('header');
  return header.scrollHeight <= header.clientHeight;
}), true);
await follow('header a[hreflang=ar]');
for (const theme of themes) {
  await follow(`header a[href$="/${theme}/ar/index.html"]`);
  equal(`${theme}: the list is from right to left, and says where one is`, await page.evaluate(() =>
    [getComputedStyle(document.querySelector('nav')).direction,
      ...[...document.querySelectorAll('header [aria-current]')].map((a) => a.textContent)]),
  ['rtl', theme, 'العربية']);
}
await page.context().close();

// ---- accessible, at any width; the pages in the frame have tests of their own ----

const axe = readFileSync(resolveModule('axe-core/axe.min.js'), 'utf8');
const found = {light: [], dark: []};
const narrow = await newPage({viewport: {width: 320, height: 700}});
await narrow.addInitScript(axe);
for (const path of ['index.html', 'default/en/index.html', 'bold/ar/index.html', 'plain/th/index.html', 'brand/de/index.html']) {
  await narrow.goto(at(path));
  for (const [colorScheme, problems] of Object.entries(found)) {
    await narrow.emulateMedia({colorScheme});
    const result = await narrow.evaluate(() => axe.run(document, {iframes: false, preload: false}));
    problems.push(...result.violations.map((v) => `${path}: ${v.id} (${v.nodes[0].target})`));
    const width = await narrow.evaluate(() => document.scrollingElement.scrollWidth);
    if (width > 320) problems.push(`${path}: ${width} px wide`);
  }
}
for (const [colorScheme, problems] of Object.entries(found))
  check(`axe finds nothing in the gallery, ${colorScheme}, and it fits into 320 px`, problems);
check('the gallery says nothing on the console', said);
await finish(browser);
