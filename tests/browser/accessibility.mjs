// SPDX-License-Identifier: MIT
// Usage: see accessibility.sh
import {readFileSync} from 'node:fs';
import {check, each, everything, facts, finish, languages, launch, resolveModule, serve, skip, themes,
  url} from './harness.mjs';

// With CHECK_LONG, or for languages that are named, every page of each theme in each of the languages.
// Otherwise each page of the default theme in one of them, in turn, and in other themes those with facts
// of their own, so that each theme has pages in all of the languages.
const {CHECK_LONG, LANGUAGES_TESTED} = process.env;
const inAll = Boolean(CHECK_LONG || LANGUAGES_TESTED);
const usual = CHECK_LONG ? 'en de ar ja th en-XA ar-XB' : 'en ar th en-XA ar-XB';
const wanted = (LANGUAGES_TESTED ?? usual).split(' ');
const offered = new Set(languages());
const codes = facts('statuses').map((status) => status.code).filter((code) => code >= 400);
const axe = readFileSync(resolveModule('axe-core/axe.min.js'), 'utf8');

// What one page does not always have: the facts that its status asks for.
const own = {401: ['sign_in'], 404: ['search'], 405: ['allow'], 406: ['choices'], 413: ['retry_after'],
  410: ['search'], 426: ['protocols'], 429: ['retry_after'], 451: ['authority', 'blocked_by'],
  503: ['retry_after', 'service_status'], 505: ['protocols']};
const common = ['uri', 'host', 'request_id', 'contact', 'home'];

// Every third page says everything, the others what is usual for them.
function values(code) {
  if (code % 3 === 0) return everything;
  return Object.fromEntries([...common, ...(own[code] ?? [])].map((key) => [key, everything[key]]));
}

// Runs in the page: all rules, or those that look at colours, for the same page in the other scheme.
async function violations(all) {
  const rules = {'target-size': {enabled: true}, 'color-contrast-enhanced': {enabled: true}};
  const colours = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
  const result = await axe.run(document, {
    resultTypes: ['violations'],
    preload: false,
    ...(all ? {rules} : {runOnly: colours}),
  });
  return result.violations.map((v) => `${v.id} (${v.nodes[0].target.join(' ')})`);
}

// Runs in the page: the least contrast of any text with what is behind it (WCAG 2.2, "contrast
// ratio"), or what keeps it from being computed.  A faint backdrop may be behind any of them.
function lowContrast() {
  const channel = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (color) => {
    const n = /^rgba?\(([^)]*)\)$/.exec(color)?.[1].split(/[ ,/]+/).map(Number);
    return n && {rgb: n.slice(0, 3), alpha: n[3] ?? 1};
  };
  const problems = [];
  function behind(element) {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== 'none' || style.opacity !== '1') return null;
      const color = parse(style.backgroundColor);
      if (color?.alpha === 1) return color.rgb;
      if (color?.alpha !== 0) return null;
    }
    return null;
  }
  const backdrops = [...document.querySelectorAll('body > [aria-hidden]')].map((e) => {
    const style = getComputedStyle(e);
    return {rgb: parse(style.color).rgb, alpha: Number(style.opacity)};
  });
  const blend = (over, under) => over.rgb.map((c, i) => over.alpha * c + (1 - over.alpha) * under[i]);
  const contrast = (one, other) => {
    const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('[aria-hidden]')) continue;
    const text = parse(getComputedStyle(element).color);
    const back = behind(element);
    const name = `${element.tagName.toLowerCase()} "${node.data.trim().slice(0, 20)}"`;
    if (!back || text?.alpha !== 1) {
      problems.push(`${name}: the contrast cannot be computed`);
      continue;
    }
    const grounds = [back, ...backdrops.map((backdrop) => blend(backdrop, back))];
    const ratio = Math.min(...grounds.map((ground) => contrast(text.rgb, ground)));
    if (ratio < 7) problems.push(`${name}: contrast ${ratio.toFixed(2)}:1`);
  }
  return problems;
}

const server = await serve();
const browser = await launch();
const found = new Map();
const jobs = [];
for (const tag of wanted.filter((name) => !offered.has(name))) skip(tag, 'there is no such language');
const tags = wanted.filter((tag) => offered.has(tag));
for (const [row, theme] of themes.entries()) {
  for (const [column, tag] of tags.entries()) {
    const shown = inAll ? codes : codes.filter((code) => theme === 'default' || own[code])
      .filter((_, i) => (i + row) % tags.length === column);
    for (const scheme of ['light', 'dark']) {
      for (const test of ['axe', 'contrast'])
        found.set(`${test} ${theme} ${tag} ${scheme}`, {pages: shown.length, problems: []});
    }
    for (const code of shown) jobs.push({theme, tag, code});
  }
}

const workers = await Promise.all([0, 1].map(async () => {
  const context = await browser.newContext({viewport: {width: 1024, height: 768}});
  await context.addInitScript(axe);
  return context.newPage();
}));
await each(jobs, workers, async (page, {theme, tag, code}) => {
  const schemes = code % 2 ? ['dark', 'light'] : ['light', 'dark'];
  await page.emulateMedia({colorScheme: schemes[0]});
  const links = code % 2 ? {'s.language-query': 'lang', 's.name': 'Example Shop'} : {};
  await page.goto(url(server.address, code, {lang: tag, 's.theme': theme, ...links, ...values(code)}));
  for (const scheme of schemes) {
    await page.emulateMedia({colorScheme: scheme});
    const name = `${theme} ${tag} ${scheme}`;
    for (const what of await page.evaluate(lowContrast))
      found.get(`contrast ${name}`).problems.push(`${code} ${what}`);
    for (const what of await page.evaluate(violations, scheme === schemes[0]))
      found.get(`axe ${name}`).problems.push(`${code} ${what}`);
  }
});
for (const [name, {pages, problems}] of found)
  check(`${name}, ${pages} pages`, pages > 0 ? problems : ['no page was tested']);
if (!inAll)
  skip(`${codes.length * themes.length * tags.length - jobs.length} other pages`, 'CHECK_LONG is not set');
await finish(browser, server);
