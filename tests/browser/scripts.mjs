// SPDX-License-Identifier: MIT
// Usage: see scripts.sh
import {readFileSync} from 'node:fs';
import {check, equal, everything, facts, finish, launch, serve, themes, url} from './harness.mjs';

const rows = readFileSync('tests/browser/scripts.tsv', 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
const builtIn = new Set(facts('languages').map(({tag}) => tag));
const server = await serve();
const browser = await launch();
const page = await (await browser.newContext()).newPage();
const session = await page.context().newCDPSession(page);
await session.send('DOM.enable');
await session.send('CSS.enable');

// The fonts that show an element, by the number of glyphs.
const fontsOf = async (selector) => {
  const {root} = await session.send('DOM.getDocument');
  const {nodeId} = await session.send('DOM.querySelector', {nodeId: root.nodeId, selector});
  const {fonts} = await session.send('CSS.getPlatformFontsForNode', {nodeId});
  return fonts.sort((a, b) => b.glyphCount - a.glyphCount).map(({familyName}) => familyName);
};

// Runs in the page: breaks of lines that are not where the language has words, and how many there
// are; the language and direction; the lines' height; how wide the page is.
const measure = (tag) => {
  const wrong = [];
  let breaks = 0;
  const words = new Intl.Segmenter(tag, {granularity: 'word'});
  for (const element of document.querySelectorAll('h1, main p')) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const ends = new Set([...words.segment(node.data)].map(({index}) => index));
      const range = document.createRange();
      let last = null;
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const [box] = range.getClientRects();
        if (!box || !box.width || /\s/.test(node.data[i])) continue;
        if (last !== null && box.top > last) {
          breaks++;
          if (!ends.has(i)) wrong.push(`${node.data.slice(0, i)}|${node.data.slice(i)}`);
        }
        last = Math.max(last ?? box.bottom - 1, box.bottom - 1);
      }
    }
  }
  const h1 = document.querySelector('h1');
  return {wrong, breaks, lang: document.documentElement.lang, tall: document.documentElement.matches('.t'),
    direction: getComputedStyle(h1).direction, width: document.scrollingElement.scrollWidth};
};

// Runs in the page: whether letters of a word join, that is, take another width than single ones.
const joins = () => {
  const h1 = document.querySelector('h1');
  const context = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(h1);
  context.font = `${style.fontWeight} 40px ${style.fontFamily}`;
  const word = h1.textContent.split(' ').sort((a, b) => b.length - a.length)[0];
  return context.measureText(word).width !== context.measureText([...word].join('\u200c')).width;
};

for (const [tag, , script, direction, fonts] of rows) {
  const what = `${tag}, ${script}${builtIn.has(tag) ? '' : ', with the texts of the table'}`;
  const problems = [];
  let breaks = 0;
  const shown = {};
  let plain;
  for (const theme of themes) {
    for (const [width, code, isLoaded] of [[280, 503], [320, 404], [1200, 404, true]]) {
      await page.setViewportSize({width, height: 700});
      if (!isLoaded) await page.goto(url(server.address, code, {...everything, lang: tag, 's.theme': theme}));
      const got = await page.evaluate(measure, tag);
      const at = `${theme}, ${code}, ${width} px`;
      if (got.lang !== tag) problems.push(`${at}: lang="${got.lang}"`);
      if (got.direction !== direction) problems.push(`${at}: ${got.direction}`);
      if (!got.tall) problems.push(`${at}: the lines are not for tall letters`);
      if (got.width > width) problems.push(`${at}: ${got.width} px wide`);
      problems.push(...got.wrong.map((line) => `${at}: a line breaks inside a word: ${line}`));
      if (width < 1200) breaks += got.breaks;
    }
    [shown[theme]] = await fontsOf('h1');
    if (theme === 'plain') plain = await page.evaluate(() => getComputedStyle(document.querySelector('h1')).fontFamily);
    if (script === 'Arabic' && !(await page.evaluate(joins))) problems.push(`${theme}: letters do not join`);
  }
  check(`${what}: language, direction, width and lines`, problems);
  check(`${what}: narrow pages have lines that break`, breaks >= 2 * themes.length ? [] : [`${breaks} breaks`]);
  check(`${what}: a font has the letters`, Object.entries(shown)
    .filter(([, font]) => !new RegExp(fonts).test(font)).map(([theme, font]) => `${theme}: ${font}`));
  if (direction === 'rtl') equal(`${what}: the plain theme does not use a font for terminals`, plain, 'system-ui');
}
await finish(browser, server);
