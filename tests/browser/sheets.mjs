// SPDX-License-Identifier: MIT
// Usage: see sheets.sh
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {check, each, finish, languages, launch, serve, themes, url} from './harness.mjs';

const folder = process.argv[2];
const words = (name, otherwise) => (process.env[name] ?? otherwise).split(' ');
const codes = words('CODES', '301 400 401 403 404 405 408 410 413 429 451 500 502 503 504');
const tags = words('LANGUAGES_TESTED', 'en de fr ar he fa hi ja zh-Hans th')
  .filter((tag) => languages().includes(tag));
const shownThemes = words('THEMES', themes.join(' '));

// The size of a page, how much of it is shown, and of a picture on the sheet.
const variants = {
  phone: {width: 360, height: 740, columns: 8, picture: 225},
  desktop: {width: 1280, height: 800, columns: 4, picture: 420},
  dark: {width: 1280, height: 800, columns: 4, picture: 420, colorScheme: 'dark'},
  print: {columns: 5, picture: 330},
};
const shownVariants = words('VARIANTS', Object.keys(variants).join(' '));

// A site that has configured what the mock-ups of a page show, and the facts of each status.
const site = {
  's.name': 'Example Shop', uri: '/products/2024/green-lamp', host: 'shop.example', server: 'web-3',
  request_id: '7f3a-92c1', time: '1795908850', home: '/', search: '/search',
  service_status: 'https://status.shop.example/', contact: 'mailto:help@shop.example', sign_in: '/login',
};
const own = {
  300: {choices: '/lamp.en.html English, /lamp.fr.html Français', wire: 200},
  301: {location: 'https://shop.example/lamps/green', wire: 200},
  405: {allow: 'GET, HEAD, OPTIONS'},
  413: {retry_after: '3600'},
  429: {retry_after: '120'},
  451: {authority: 'Landgericht Berlin', blocked_by: 'https://isp.example/'},
  503: {retry_after: '7200'},
};
// In the dark, the page has links to other languages and a program's own detail as well.
const more = (tag) => ({'s.language-query': 'lang', 's.languages': [...new Set(['en', 'fr', 'ar', 'ja', tag])].join(', '),
  detail: 'The shelf 42 is empty.'});

const temporary = mkdtempSync(`${tmpdir()}/sheets-`);

// What goes to paper, as a picture of its first sheet.
async function paper(page, worker, wrong) {
  const file = `${temporary}/${worker}`;
  const pdf = await page.pdf({format: 'A4'});
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  if (sheets !== 1) wrong.push(`${sheets} sheets of paper`);
  writeFileSync(`${file}.pdf`, pdf);
  execFileSync('pdftoppm', ['-png', '-r', '60', '-singlefile', `${file}.pdf`, file]);
  return readFileSync(`${file}.png`);
}

// Runs in the page: what is out of sight without scrolling.
const outOfSight = () => {
  const root = document.documentElement;
  const action = document.querySelector('nav.n a').getBoundingClientRect();
  return [
    ...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`] : []),
    ...(action.bottom > root.clientHeight ? [`the action ends at ${action.bottom} px`] : []),
  ];
};

async function screen(page, variant, wrong) {
  wrong.push(...await page.evaluate(outOfSight));
  return page.screenshot({fullPage: variant === 'phone'});
}

// One picture of many.
async function compose(page, pictures, {columns, picture}, name) {
  const figures = pictures.map(({code, png}) =>
    `<figure><figcaption>${code}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`);
  await page.setContent(`<style>body{margin:0;padding:4px;background:#888;display:inline-grid;gap:4px;
    grid-template-columns:repeat(${columns},${picture}px);font:11px sans-serif}figure{margin:0}
    img{width:100%;display:block}figcaption{grid-column:1/-1}</style>
    <figcaption>${name}</figcaption>${figures.join('')}`);
  const sheet = page.locator('body');
  await sheet.screenshot({path: `${folder}/${name}.png`});
}

const server = await serve();
const browser = await launch();
const workers = await Promise.all([0, 1].map(async (number) =>
  ({number, page: await (await browser.newContext({viewport: {width: 800, height: 600}})).newPage(),
    sheet: await (await browser.newContext({viewport: {width: 1800, height: 1200}})).newPage()})));
const jobs = shownThemes.flatMap((theme) => shownVariants.flatMap((variant) =>
  tags.map((tag) => ({theme, variant, tag}))));
const found = new Map(shownThemes.map((theme) => [theme, []]));
await each(jobs, workers, async ({number, page, sheet}, {theme, variant, tag}) => {
  const {width, height, colorScheme = 'light'} = variants[variant];
  if (width) await page.setViewportSize({width, height});
  await page.emulateMedia({colorScheme});
  const pictures = [];
  for (const code of codes) {
    const values = {...site, ...own[code], ...(variant === 'dark' ? more(tag) : {})};
    const wrong = [];
    await page.goto(url(server.address, code, {...values, lang: tag, 's.theme': theme}));
    const png = variant === 'print' ? await paper(page, number, wrong) : await screen(page, variant, wrong);
    pictures.push({code, png});
    found.get(theme).push(...wrong.map((what) => `${variant} ${tag} ${code}: ${what}`));
  }
  await compose(sheet, pictures, variants[variant], `${theme}-${variant}-${tag}`);
});
rmSync(temporary, {recursive: true});
for (const [theme, problems] of found)
  check(`${theme}: contact sheets of ${shownVariants.length * tags.length * codes.length} pages, in ${folder}`, problems);
await finish(browser, server);
