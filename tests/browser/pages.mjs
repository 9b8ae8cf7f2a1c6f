// SPDX-License-Identifier: MIT
// Usage: see pages.sh
import {becomes, check, each, equal, everything, facts, finish, isOwnStatus, languages, languagesIn, launch, serve, skip,
  themes, url} from './harness.mjs';

const long = Boolean(process.env.CHECK_LONG);
const server = await serve();

// Runs in the page: what a visitor gets.
const look = () => ({
  lang: document.documentElement.lang,
  dir: getComputedStyle(document.documentElement).direction,
  title: document.title,
  heading: document.querySelector('h1').textContent,
});

// ---- the browser's own Accept-Language, as its user has set it ----

// Each of these starts Chromium.
const ACCEPTED = [
  ['fr-CA,fr', 'fr', 'ltr', 'Page introuvable'],
  ['ar-EG', 'ar', 'rtl', 'لم يُعثر على الصفحة'],
  ['zh-HK', 'zh-Hant', 'ltr', '找不到網頁'],
  ['he-IL,he', 'he', 'rtl', 'הדף לא נמצא'],
  ['ja-JP,en', 'ja', 'ltr', 'ページが見つかりません'],
  ['tlh', 'en', 'ltr', 'Page not found'],
];
const accepted = long ? ACCEPTED : ACCEPTED.slice(0, 3);
if (!long) skip(`${ACCEPTED.length - accepted.length} other values of --accept-lang`, 'CHECK_LONG is not set');
for (const [accept, lang, dir, title] of accepted) {
  const browser = await launch(`--accept-lang=${accept}`, '--lang=en-US');
  const page = await (await browser.newContext()).newPage();
  const response = await page.goto(url(server.address, 404));
  const got = await page.evaluate(look);
  const problems = [];
  const tag = response.headers()['content-language'];
  if (got.lang !== lang && !got.lang.startsWith(`${lang}-`)) problems.push(`lang="${got.lang}"`);
  if (tag !== got.lang) problems.push(`Content-Language: ${tag}, lang="${got.lang}"`);
  if (got.dir !== dir) problems.push(`direction ${got.dir}`);
  if (got.heading !== title) problems.push(`heading "${got.heading}"`);
  if (got.title !== `${got.heading} (404)`) problems.push(`title "${got.title}"`);
  if (response.status() !== 404) problems.push(`status ${response.status()}`);
  check(`--accept-lang=${accept} gets ${lang}`, problems);
  await browser.close();
}

const browser = await launch();
const newPage = async (options = {}) => (await browser.newContext(options)).newPage();

// A site in a few languages.
const offered = {'s.languages': 'en, fr, ar, ja', 's.name': 'Example Shop'};

// ---- nothing is said, loaded or run ----

// Runs in each page before it is read: what the policy does not allow.
const tellViolations = () => document.addEventListener('securitypolicyviolation', (e) =>
  console.error(`the policy refuses ${e.effectiveDirective} ${e.blockedURI}`));

const policyBreakers = () => {
  const seen = [];
  document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
  const add = (name, set) =>
    document.body.appendChild(Object.assign(document.createElement(name), set));
  add('script', {textContent: 'window.ran = true'});
  add('style', {textContent: 'body{display:none}'});
  add('img', {src: '/x.png'});
  add('iframe', {src: '/404'});
  add('form', {action: '/404', method: 'post'}).submit();
  document.body.setAttribute('style', 'color:red');
  fetch('/404').catch(() => 0);
  const kinds = () => [...new Set(seen)].sort().concat(window.ran ? ['ran'] : []);
  return new Promise((resolve) => {
    let rounds = 0; // a busy machine takes its time
    const look = () => (++rounds === 600 || (rounds > 1 && kinds().length >= 7) ? resolve(kinds())
      : setTimeout(look, 200));
    setTimeout(look, 200);
  });
};

for (const theme of themes) {
  const page = await newPage();
  await page.goto(url(server.address, 404, {...everything, 's.theme': theme}));
  equal(`${theme}: the policy holds`, await page.evaluate(policyBreakers),
    ['connect-src', 'form-action', 'frame-src', 'img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem']);
  await page.context().close();
}

// listen(PAGE): visit(ADDRESS) goes to an address and returns what is wrong with what the page says and asks for.
async function listen(page) {
  let said = [], requests = 0;
  await page.addInitScript(tellViolations);
  page.on('console', (m) => isOwnStatus(m) || said.push(m.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', () => requests++);
  return async (address) => {
    [said, requests] = [[], 0];
    await page.goto(address);
    const isStyled = await page.evaluate(() => document.styleSheets[0]?.cssRules.length > 5);
    return [...said, ...(requests === 1 ? [] : [`${requests} requests`]), ...(isStyled ? [] : ['the style is not applied'])];
  };
}

{
  const page = await newPage();
  const visit = await listen(page);
  await page.route('**/*', (route) => route.fulfill({contentType: 'text/html', body: '<script>console.log("said")</script><img src="/x">'}));
  equal('a page that says and loads something, and has no style, is noticed', await visit(`${server.address}/`),
    ['said', '2 requests', 'the style is not applied']);
  await page.context().close();
}

// ---- colours ----

const colours = () => {
  const text = getComputedStyle(document.querySelector('h1')).color;
  const back = [document.querySelector('main'), document.body, document.documentElement]
    .map((e) => getComputedStyle(e).backgroundColor).find((c) => c !== 'rgba(0, 0, 0, 0)');
  return [text, back];
};
const brightness = (colour) => /\d+, \d+, \d+/.exec(colour)[0].split(', ').reduce((a, b) => a + +b, 0) / 765;

{
  const page = await newPage();
  for (const theme of themes) {
    await page.goto(url(server.address, 404, {...everything, 's.theme': theme}));
    for (const [media, dark] of [[{colorScheme: 'light'}, theme === 'bold'], [{colorScheme: 'dark'}, true],
      [{colorScheme: 'light', media: 'print'}, false], [{colorScheme: 'dark', media: 'print'}, false]]) {
      await page.emulateMedia({media: null, ...media});
      const [text, back] = await page.evaluate(colours);
      const good = dark ? brightness(back) < 0.25 && brightness(text) > 0.8
        : brightness(back) > 0.9 && brightness(text) < 0.25;
      check(`${theme} is ${dark ? 'dark' : 'light'} for ${Object.values(media).join(', ')}`,
        good ? [] : [`${text} on ${back}`]);
    }
  }
  for (const theme of themes) {
    // On paper: no page is dark, so nothing is bright that would need a ground that is not printed.
    await page.emulateMedia({media: 'print', colorScheme: 'dark', forcedColors: null});
    await page.goto(url(server.address, 503, {...everything, 's.theme': theme}));
    const links = await page.evaluate(() => [...document.querySelectorAll('nav.n a')].map((a) =>
      [getComputedStyle(a).color, getComputedStyle(a).backgroundColor, getComputedStyle(a, '::after').content]));
    const problems = links.filter(([text, back]) => brightness(text) > 0.25 || back !== 'rgba(0, 0, 0, 0)')
      .map((link) => link.join(' on '));
    check(`${theme}: links on paper`, problems);
    equal(`${theme}: whole addresses stand behind their links on paper`,
      links.map(([, , after]) => /^" <(.*)\u200e>"$/.exec(after)?.[1] ?? ''),
      ['', everything.service_status, `${everything.contact}?subject=503%20${everything.request_id}`]);
    check(`${theme}: the technical details are open on paper`, await page.evaluate(() =>
      [...document.querySelectorAll('details > :not(summary), dd')].filter((e) =>
        !e.checkVisibility() || !e.getBoundingClientRect().height).map((e) => `${e.textContent} is not shown`)));

    // Forced colours: nothing escapes them, and what can be pressed still looks so.
    await page.emulateMedia({media: null, colorScheme: 'light', forcedColors: 'active'});
    check(`${theme}: forced colours`, await page.evaluate(() => [...document.querySelectorAll('main *')]
      .filter((e) => getComputedStyle(e).forcedColorAdjust !== 'auto' && !e.closest('img, svg'))
      .map((e) => e.localName).concat([...document.querySelectorAll('nav a')].filter((a) => {
        const style = getComputedStyle(a);
        return style.textDecorationLine === 'none' && style.borderTopWidth === '0px';
      }).map((a) => `${a.textContent} does not look like a link`))));
    check(`${theme}: a drawing has the forced colour of text`, await page.evaluate(() => [...document.querySelectorAll('path')]
      .filter((e) => getComputedStyle(e).stroke !== getComputedStyle(document.querySelector('h1')).color)
      .map((e) => getComputedStyle(e).stroke)));
    equal(`${theme}: a faint backdrop is not there with forced colours`, await page.evaluate(() =>
      [...document.querySelectorAll('body > [aria-hidden]')].filter((e) => e.checkVisibility()).length), 0);
  }
  await page.emulateMedia({media: null, colorScheme: 'dark', forcedColors: null});
  await page.goto(url(server.address, 404));
  equal('the default page in the dark', await page.evaluate(colours), ['rgb(242, 240, 238)', 'rgb(19, 19, 22)']);
  await page.context().close();
}

// ---- screens of all sizes ----

// Runs in the page: what sticks out of the screen, also with the spacing of WCAG 2.2, 1.4.12.
const overflow = (spacing) => {
  if (spacing) {
    for (const element of document.querySelectorAll('body, body *')) {
      element.style.letterSpacing = '.12em';
      element.style.wordSpacing = '.16em';
    }
  }
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.left < -0.5 || box.right > width + 0.5;
  });
  return document.scrollingElement.scrollWidth > width || wide.length
    ? [`${document.scrollingElement.scrollWidth} px, ${wide[0]?.localName} "${wide[0]?.textContent.slice(0, 30)}"`] : [];
};

// Runs in the page: values beside which a long label leaves too little room, and a time that is broken.
const squeezed = () => {
  document.querySelector('details').open = true;
  const least = document.documentElement.clientWidth / 3;
  const values = [...document.querySelectorAll('dd')].map((e) => [e, document.createRange()]).filter(([e, range]) => {
    range.selectNodeContents(e);
    return e.getBoundingClientRect().width < least && range.getClientRects().length > 2;
  });
  const times = [...document.querySelectorAll('strong')].map(({nextSibling: rest}) => {
    const range = document.createRange();
    range.setStart(rest, rest.data.indexOf('('));
    range.setEnd(rest, rest.data.indexOf(')') + 1);
    return range;
  }).filter((range) => new Set([...range.getClientRects()].map((box) => Math.round(box.bottom))).size > 1);
  return [...values.map(([e]) => e.textContent), ...times.map(String)].map((text) => `"${text}" is squeezed`);
};

// Runs in the page: where the first action ends, and how high the screen is.
const firstAction = () => {
  const box = document.querySelector('nav.n a').getBoundingClientRect();
  return box.height && box.bottom <= innerHeight ? [] : [`ends at ${box.bottom} of ${innerHeight}`];
};

{
  const huge = {
    ...everything, uri: `/${'a'.repeat(600)}`, request_id: 'f'.repeat(128), authority: 'M'.repeat(200),
    contact: `mailto:${'m'.repeat(100)}@example.org`, detail: 'W'.repeat(300),
    location: `https://www.example.org/${'l'.repeat(300)}`,
  };
  // As a site sends it to visitors.
  const {detail: _, ...usual} = {...everything, 's.name': 'Example Shop', 's.language-query': 'lang'};
  const longest = languages().at(-2); // en-XA where it was made
  const codes = facts('statuses').map((status) => status.code).filter((code) => code >= 400);
  // Those whose pages have other parts, and redirects, which Chromium shows with another status only.
  const different = [300, 301, 303, 400, 401, 403, 404, 405, 406, 413, 426, 429, 431, 451, 500, 503, 505, 511];
  const families = [301, 401, 403, 404, 410, 429, 500, 503];
  const screens = [[1280, 800], [390, 844]];
  const otherThemes = themes.length - 1;
  const wire = (code) => (code < 400 && code !== 300 ? {wire: 200} : {});

  // Each job is a page that is loaded once: with everything or something too long on a narrow screen, or
  // as usual on other screens, too; without CHECK_LONG, each language has one of those.
  const jobsIn = (theme) => [
    ...languagesIn(theme).flatMap((tag, i) => [
      {tag, code: 503, values: usual, screens: long ? screens : [screens[i % screens.length]]},
      ...[405, 451, 511].filter((_, column) => long || (theme === 'default' && i % 3 === column))
        .map((code) => ({tag, code, values: everything})),
    ]),
    ...['en', 'ar', 'ja'].map((tag) => ({tag, code: 451, values: huge})),
    ...(long || theme === 'default' ? codes : []).map((code) => ({tag: longest, code, values: everything})),
    ...different.filter((code, i) => long || (theme === 'default' ? code < 400 : i % otherThemes === themes.indexOf(theme) - 1))
      .map((code) => ({tag: 'en', code, values: {...everything, ...wire(code)}})),
    ...families.flatMap((code) => (long || theme === 'default' ? ['en', longest] : [longest]).map((tag) =>
      ({tag, code, values: {...usual, ...wire(code)}, screens}))),
  ];
  const workers = await Promise.all([0, 1].map(async () => {
    const page = await newPage({viewport: {width: 320, height: 640}});
    return {page, visit: await listen(page)};
  }));
  for (const theme of themes) {
    const jobs = jobsIn(theme);
    const found = {said: [], wide: [], squeezed: [], below: []};
    await each(jobs, workers, async ({page, visit}, {tag, code, values, screens: sizes = []}) => {
      const note = (kind, problems, more = '') => found[kind].push(...problems.map((what) => `${tag} ${code}${more}: ${what}`));
      note('said', await visit(url(server.address, code, {...values, lang: tag, 's.theme': theme})));
      for (const [width, height] of sizes) {
        await page.setViewportSize({width, height});
        note('below', await page.evaluate(firstAction), `, ${width} × ${height}`);
      }
      if (sizes.length) await page.setViewportSize({width: 320, height: 640});
      note('wide', await page.evaluate(overflow, false));
      if ([405, 451, 503].includes(code) && values !== huge) note('squeezed', await page.evaluate(squeezed));
      note('wide', await page.evaluate(overflow, true), ', with spacing');
    });
    const what = `${jobs.length} pages in ${languagesIn(theme).length} languages`;
    check(`${theme}: ${what} say nothing on the console and load nothing else`, found.said);
    check(`${theme}: no horizontal scroll at 320 px, ${what}`, found.wide);
    check(`${theme}: labels leave room for values at 320 px, and times are not broken, ${what}`, found.squeezed);
    check(`${theme}: the first action is seen at once at ${screens.map((size) => size.join(' × ')).join(' or ')}, ` +
      `${jobs.filter((job) => job.screens).length} pages`, found.below);
  }
  for (const {page} of workers) await page.context().close();
  if (!long) skip('each theme in every language, and every code in each', 'CHECK_LONG is not set');

  const wall = await newPage({viewport: {width: 5120, height: 2880}});
  for (const theme of themes) {
    await wall.goto(url(server.address, 503, {...everything, 's.theme': theme}));
    const size = await wall.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.d')).fontSize));
    if (theme !== 'plain') check(`${theme}: a wall screen has large type`, size >= 24 ? [] : [`${size} px`]);
  }
  await wall.context().close();
}

// ---- where lines break ----

// Runs in the page: the lines of its heading.
const lines = () => {
  const text = document.querySelector('h1').firstChild;
  const range = document.createRange();
  const found = [];
  let below = -1;
  for (let i = 0; i < text.length; i++) {
    range.setStart(text, i);
    range.setEnd(text, i + 1);
    const box = range.getBoundingClientRect();
    if (box.width && box.top > below) {
      below = box.bottom - 1;
      found.push('');
    }
    found[found.length - 1] += text.data[i];
  }
  return found;
};

{
  const page = await newPage();
  for (const theme of themes) {
    await page.setViewportSize({width: 280, height: 640});
    await page.goto(url(server.address, 413, {lang: 'ja', 's.theme': theme}));
    const japanese = await page.evaluate(lines);
    check(`${theme}: Japanese breaks between phrases`,
      japanese.length > 1 && /^送信された\|?データが\|?大きすぎます$/.test(japanese.join('|')) ? [] :
        [japanese.join('|')]);
    const problems = [];
    let broken = 0;
    await page.setViewportSize({width: 320, height: 640});
    const codes = facts('statuses').map((status) => status.code).filter((c) => c >= 400)
      .filter((_, i) => long || i % themes.length === themes.indexOf(theme));
    for (const code of codes) {
      await page.goto(url(server.address, code, {lang: 'ko', 's.theme': theme}));
      const korean = await page.evaluate(lines);
      broken += korean.length - 1;
      if (korean.slice(0, -1).some((line) => !line.endsWith(' '))) problems.push(korean.join('|'));
    }
    if (broken < codes.length / 5) problems.push(`there are ${broken} breaks only`);
    check(`${theme}: Korean breaks between words in ${codes.length} headings`, problems);
  }
  await page.context().close();
}

// ---- the request's identifier ----

{
  const page = await newPage({permissions: ['clipboard-read', 'clipboard-write']});
  for (const theme of themes) {
    for (const [lang, id] of [['en', '7f3c2a90-5d1e'], ['ar', '01:ab/CD=='], ['ja', 'a <b> & "c"'],
      ['he', '(req) 42!']]) {
      await page.goto(url(server.address, 500, {...everything, lang, request_id: id, 's.theme': theme}));
      await page.evaluate(() => navigator.clipboard.writeText('nothing'));
      await page.click('code');
      await page.keyboard.press('Control+c');
      equal(`${theme}, ${lang}: a click and Ctrl+C copy ${id}`,
        await becomes(() => page.evaluate(() => navigator.clipboard.readText()), id), id);
    }
  }
  await page.context().close();
}

// ---- the keyboard ----

// Runs in the page: what has the focus, and how one sees that.
const focused = () => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const stops = [...document.querySelectorAll('a, summary')];
  const back = [document.querySelector('main'), document.body, document.documentElement]
    .map((b) => getComputedStyle(b).backgroundColor).find((c) => c !== 'rgba(0, 0, 0, 0)');
  return {index: stops.indexOf(e), outline: style.outlineStyle, width: parseFloat(style.outlineWidth),
    colour: style.outlineColor, back, height: e.getBoundingClientRect().height,
    least: e.closest('.n') ? 32 : e.closest('nav, summary') ? 24 : 0, text: e.textContent};
};

{
  const page = await newPage();
  for (const theme of themes) {
    for (const [what, more] of [['in two languages', {second: 'ar'}], ['with languages', {'s.language-query': 'lang'}]]) {
      await page.goto(url(server.address, 503, {...everything, ...offered, ...more, 's.theme': theme}));
      const stops = await page.locator('a, summary').count();
      const problems = [];
      const order = [];
      for (let i = 0; i < stops; i++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(focused);
        order.push(focus.index);
        if (focus.outline === 'none' || !(focus.width >= 1)) problems.push(`${focus.text}: no outline`);
        if (Math.abs(brightness(focus.colour) - brightness(focus.back)) < 0.3)
          problems.push(`${focus.text}: an outline of ${focus.colour} on ${focus.back}`);
        if (focus.height < focus.least) problems.push(`${focus.text}: ${focus.height} px high`);
      }
      if (order.some((n, i) => n !== i)) problems.push(`the order is ${order}`);
      check(`${theme}, ${what}: Tab goes through ${stops} places, each with an outline and easy to hit`, problems);
    }
    // The last of them are the technical details.
    const open = () => page.evaluate(() =>
      [document.querySelector('details').open, document.querySelector('dd').checkVisibility()]);
    equal(`${theme}: the technical details are closed`, await open(), [false, false]);
    await page.keyboard.press('Enter');
    equal(`${theme}: Enter opens the technical details`, await open(), [true, true]);
    await page.keyboard.press('Space');
    equal(`${theme}: Space closes them`, await open(), [false, false]);
  }
  await page.context().close();
}

// ---- two languages on a page ----

{
  const page = await newPage();
  for (const theme of themes) {
    const response = await page.goto(url(server.address, 404, {...everything, lang: 'fr', second: 'ar', 's.theme': theme}));
    equal(`${theme}: both languages are told`, response.headers()['content-language'], 'fr, ar');
    await page.click('a[href="#second"]');
    await page.waitForFunction(() => document.querySelector(':target'));
    equal(`${theme}: the link leads to the second part, which has its language and direction`,
      await page.evaluate(() => {
        const part = document.querySelector(':target');
        const box = part.getBoundingClientRect();
        return [part.lang, getComputedStyle(part).direction, part.querySelector('h2').checkVisibility(),
          box.top < innerHeight, document.querySelectorAll('dl').length];
      }), ['ar', 'rtl', true, true, 1]);
  }
  await page.context().close();
}

// ---- what a visitor can do ----

{
  const page = await newPage();
  for (const theme of themes) {
    // "Try again" asks for the same address once more, by GET.
    const address = url(server.address, 503, {...everything, 's.theme': theme});
    await page.goto(address);
    const again = page.waitForRequest(() => true);
    const loaded = page.waitForEvent('load');
    await page.locator('nav.n a').first().click();
    await loaded;
    equal(`${theme}: "Try again" loads the same address again`,
      [(await again).method(), (await again).url(), page.url()], ['GET', address, address]);

    // The links of languages are those that are offered, but for the page's own.
    await page.goto(url(server.address, 404, {...everything, ...offered, 's.language-query': 'lang', 's.theme': theme}));
    equal(`${theme}: languages have links in their own names`, await page.evaluate(() =>
      [...document.querySelectorAll('header nav a')].map((a) => [a.getAttribute('href'), a.lang, a.hreflang, a.textContent])),
    [['fr', 'français'], ['ar', 'العربية'], ['ja', '日本語']].map(([tag, name]) => [`?lang=${tag}`, tag, tag, name]));
    await Promise.all([page.waitForEvent('load'), page.click('a[hreflang=ar]')]);
    equal(`${theme}: such a link leads to the page in that language`,
      [new URL(page.url()).search, await page.evaluate(() => document.documentElement.lang)], ['?lang=ar', 'ar']);
  }
  await page.context().close();
}

// ---- the drawing and the backdrop ----

{
  const page = await newPage();
  const drawings = new Map();
  for (const code of [404, 301, 401, 403, 429, 500, 503]) {
    await page.goto(url(server.address, code, {...everything, 's.theme': 'picture', ...(code < 400 ? {wire: 200} : {})}));
    drawings.set(code, await page.evaluate(() => {
      const [svg, path] = [document.querySelector('svg'), document.querySelector('path')];
      const [frame, box] = [svg.viewBox.baseVal, path.getBBox()];
      const right = frame.width - box.x - box.width;
      const inside = box.x >= 0 && box.y >= 0 && right >= 0 && box.y + box.height <= frame.height;
      return {d: path.getAttribute('d'), inside, flush: box.x <= 3 && right <= 3, seen: svg.getBoundingClientRect().height >= 48,
        hidden: svg.getAttribute('aria-hidden')};
    }));
  }
  check('picture: each drawing is within its frame, large enough and not read out', [...drawings]
    .filter(([, {inside, seen, hidden}]) => !inside || !seen || hidden !== 'true').map(([code]) => `${code}`));
  check('picture: each drawing stands flush with the text, from left and from right', [...drawings]
    .filter(([, {flush}]) => !flush).map(([code]) => `${code}`));
  equal('picture: statuses of one family share a drawing', [...drawings.values()].map(({d}, i, all) =>
    all.findIndex((other) => other.d === d)), [0, 0, 2, 2, 4, 5, 5]);
  await page.context().close();
}

// ---- motion ----

{
  const page = await newPage();
  const problems = [];
  for (const theme of themes) {
    await page.goto(url(server.address, 404, {...everything, 's.theme': theme}));
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => {
      const style = getComputedStyle(e);
      return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto';
    }).length);
    if (moving) problems.push(`${theme}: ${moving} elements`);
  }
  check('nothing moves', problems);
  await page.context().close();
}

await finish(browser, server);
