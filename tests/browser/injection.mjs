// SPDX-License-Identifier: MIT
// Usage: see injection.sh
//
// The tree of a page with a payload must be that of the same page with a harmless value: a text, a
// safe address, an unsafe address, or none.
import http from 'node:http';
import {check, each, finish, isOwnStatus, launch, serve, skip, themes} from './harness.mjs';
import {payloads} from './payloads.mjs';

const parameters = ['uri', 'host', 'request_id', 'retry_after', 'location', 'allow', 'choices',
  'protocols', 'authority', 'blocked_by', 'title', 'detail', 'type', 'instance', 'contact',
  'service_status', 'home', 'sign_in', 'search', 'maintenance', 'time', 'server'];
const harmless = ['', 'x', 'x, y', '42', '/a', '/a A', '/a A, /b B', 'ftp:x', 'ftp:x X', 'ftp:x X, /a A',
  '/a A, ftp:x X'];
// Of a page with everything, what is there when the parameter under test has no value.
const others = {request_id: 'id', location: '/there', home: '/', authority: 'A', blocked_by: '/b',
  allow: 'GET', choices: '/a A', protocols: 'h2', detail: 'D', uri: '/u'};
const fields = new Set(['content-type', 'content-language', 'content-length', 'vary', 'date',
  'x-content-type-options', 'content-security-policy', 'cache-control', 'retry-after', 'allow',
  'location', 'link', 'upgrade', 'connection', 'keep-alive']);

// Bytes, percent-encoded one by one, so that nothing is lost on the way.
const encode = (value) =>
  [...Buffer.from(value)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const address = (base, code, values) =>
  `${base}/${code}?${Object.entries(values).map(([k, v]) => `${k}=${encode(v)}`).join('&')}`;

// What a text from elsewhere becomes on a page; see lib/base/escape.h.
function cleaned(payload) {
  return Array.from(new TextDecoder('utf-8', {ignoreBOM: true}).decode(Buffer.from(payload)), (c) => {
    const point = c.codePointAt(0);
    if (c === '\t' || c === '\n' || c === '\r') return ' ';
    const refused = point < 0x20 || (point >= 0x7f && point <= 0x9f) ||
      (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
      (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe;
    return refused ? '\ufffd' : c;
  }).join('');
}

// Whether what is shown is the text, or its beginning and an ellipsis.
const shows = (shown, payload) =>
  shown === cleaned(payload) ||
  (shown.endsWith('…') && shown.length > 100 && cleaned(payload).startsWith(shown.slice(0, -1)));

// Runs in the browser: the tree of each document, without its texts.  Of lists, where the number of
// items depends on the commas, it is told which kinds of items there are.
function treesOf(documents, type) {
  function tree(node) {
    const attributes = [...node.attributes].map((a) => a.name).sort().join(' ');
    let children = [...node.children].map(tree);
    if (/^(dd|methods|choices|protocols)$/.test(node.localName)) children = [...new Set(children)].sort();
    return `${node.localName}[${attributes}](${children.join('')})`;
  }
  return documents.map((text) => {
    const parsed = new DOMParser().parseFromString(text, type);
    const links = [...parsed.querySelectorAll('[href]')].map((a) => a.getAttribute('href'))
      .filter((href) => !/^(https?|mailto):$/.test(new URL(href, 'https://here.example/').protocol));
    const odd = [...parsed.childNodes].filter((n) => n.nodeType !== 10 && n.nodeType !== 1).length;
    const text_of = {};
    if (type === 'text/html') {
      for (const [name, place] of [['title', 'h1'], ['request_id', 'footer code'], ['uri', 'details dt + dd > bdi'],
        ['detail', 'main > p > bdi:only-child']])
        text_of[name] = parsed.querySelector(place)?.textContent;
    } else {
      for (const e of parsed.documentElement.children) text_of[e.localName] = e.textContent;
    }
    return {
      tree: tree(parsed.documentElement), links, odd, text_of,
      comments: parsed.createNodeIterator(parsed, 128).nextNode() !== null,
      title: parsed.querySelector('title')?.textContent, heading: parsed.querySelector('h1')?.textContent,
    };
  });
}

const server = await serve();
const browser = await launch();
const lab = await (await browser.newContext()).newPage();

const agent = new http.Agent({keepAlive: true});
const get = (code, values) => new Promise((resolve, reject) => {
  http.get(address(server.address, code, values), {agent}, (response) => {
    const pieces = [];
    response.on('data', (piece) => pieces.push(piece));
    response.on('end', () => resolve({
      status: response.statusCode, fields: Object.keys(response.headers), bytes: Buffer.concat(pieces),
    }));
  }).on('error', reject);
});

const long = Boolean(process.env.CHECK_LONG);
const SHARES = themes.length - 1;

// All documents of one kind: of each parameter, with harmless values and with payloads; if a number is given,
// with the share of the payloads that has it, unless CHECK_LONG is set.
async function documents(code, extra, share) {
  const made = [];
  for (const [row, parameter] of parameters.entries()) {
    const {[parameter]: _, ...rest} = others;
    const own = payloads.filter((_payload, i) => long || share === undefined || (i + row) % SHARES === share);
    for (const value of [...harmless, ...own])
      made.push({parameter, value, values: {...rest, ...extra, [parameter]: value}});
  }
  await each(made, [0, 1, 2, 3], async (_, one) => Object.assign(one, await get(code, one.values)));
  return made;
}

const shown = (one) => `${one.parameter}=${JSON.stringify(String(one.value).slice(0, 60))}`;

function wrongFields(one) {
  const extra = one.fields.filter((name) => !fields.has(name));
  return extra.length ? [`${shown(one)}: fields ${extra}`] : [];
}

// Compares the tree of each payload with those of the harmless values.
function compare(made, trees, name, problems) {
  const expected = new Map(parameters.map((parameter) => [parameter, new Set()]));
  made.forEach((one, i) => {
    if (harmless.includes(one.value)) expected.get(one.parameter).add(trees[i].tree);
  });
  made.forEach((one, i) => {
    const {tree, links, odd, comments} = trees[i];
    problems.push(...wrongFields(one));
    if (one.status === 599) problems.push(`${shown(one)}: ${one.bytes}`);
    if (!expected.get(one.parameter).has(tree)) problems.push(`${shown(one)}: the tree is ${tree}`);
    if (links.length) problems.push(`${shown(one)}: a link to ${links}`);
    if (odd || comments) problems.push(`${shown(one)}: a comment or an instruction`);
  });
  check(`${name}: ${made.length} documents have their tree`, problems);
}

const decode = (one) => new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(one.bytes);

async function markup(name, type, code, extra, share) {
  const made = await documents(code, extra, share);
  const trees = await lab.evaluate(`(${treesOf})(${JSON.stringify(made.map(decode))}, ${JSON.stringify(type)})`);
  const problems = [];
  made.forEach((one, i) => {
    const {text_of, title, heading} = trees[i];
    const text = text_of[one.parameter];
    if (['uri', 'request_id', 'title', 'detail'].includes(one.parameter) && one.value.length &&
        (type === 'text/html' || text !== undefined) && !shows(text ?? '', one.value))
      problems.push(`${shown(one)}: shown as ${JSON.stringify(text)}`);
    if (type === 'text/html' && one.parameter === 'title' && one.value.length &&
        !title.startsWith(`${heading} (`))
      problems.push(`${shown(one)}: the title is ${JSON.stringify(title)}`);
  });
  compare(made, trees, name, problems);
}

async function json(name, code, extra) {
  const made = await documents(code, extra);
  const problems = [];
  const shape = (value) => Array.isArray(value) ? `[${[...new Set(value.map(shape))].sort()}]`
    : value && typeof value === 'object' ? `{${Object.entries(value).map(([k, v]) => `${k}:${shape(v)}`)}}`
      : typeof value;
  const trees = made.map((one) => {
    const parsed = JSON.parse(decode(one));
    for (const key of ['uri', 'request_id', 'title', 'detail'])
      if (one.parameter === key && one.value.length && key in parsed && !shows(parsed[key], one.value))
        problems.push(`${shown(one)}: shown as ${JSON.stringify(parsed[key])}`);
    if (parsed.status !== code) problems.push(`${shown(one)}: status ${parsed.status}`);
    return {tree: shape(parsed), links: [], odd: 0, comments: false};
  });
  compare(made, trees, name, problems);
}

async function text(name, code) {
  const made = await documents(code, {format: 'text', lang: 'en'});
  const problems = [];
  const trees = made.map((one) => {
    const lines = decode(one).split('\n');
    if (/[\0-\x09\x0b-\x1f\x7f-\x9f]/.test(lines.join('')))
      problems.push(`${shown(one)}: a control character`);
    const isolates = lines.filter((line) =>
      line.replace(/[^\u2066-\u2069]/g, '').replace(/\u2068\u2069/g, '') !== '');
    if (isolates.length) problems.push(`${shown(one)}: isolates out of balance`);
    return {tree: `${lines.length} lines`, links: [], odd: 0, comments: false};
  });
  compare(made, trees, name, problems);
}

const extra = {lang: 'en', format: 'html'};
// The default theme has every payload in every parameter, and so have the other themes together.
for (const [row, theme] of themes.entries())
  await markup(`HTML, ${theme}`, 'text/html', 429, {...extra, 's.theme': theme}, theme === 'default' ? undefined : row - 1);
await markup('HTML, two languages', 'text/html', 451, {...extra, second: 'ar'}, 0);
for (const format of ['xml', 'problem+xml'])
  await markup(format, 'application/xml', 429, {lang: 'en', format});
for (const format of ['json', 'problem+json']) await json(format, 429, {lang: 'en', format});
await text('text', 429);

// In earnest: pages with a payload in every place at once run nothing and ask for nothing.  Each payload is
// on a page of one theme, with CHECK_LONG of each.
if (!long) skip('each payload in each theme', 'CHECK_LONG is not set');
for (const [row, theme] of themes.entries()) {
  const own = payloads.filter((_, i) => long || i % themes.length === row);
  const problems = [];
  const page = await (await browser.newContext()).newPage();
  let current;
  const note = (what) => problems.push(`${JSON.stringify(String(current).slice(0, 60))}: ${what}`);
  await page.exposeFunction('attacked', () => note('a script ran'));
  page.on('console', (message) =>
    isOwnStatus(message) || note(`the console says ${message.text()}`));
  page.on('dialog', (dialog) => dialog.dismiss().then(() => note('a dialog')));
  let requests = 0;
  page.on('request', () => requests++);
  for (const payload of own) {
    current = payload;
    requests = 0;
    const values = Object.fromEntries(parameters.map((parameter) => [parameter, payload]));
    await page.goto(address(server.address, 403, {...values, ...extra, 's.theme': theme}));
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*'))
        for (const type of ['mouseover', 'focus', 'toggle', 'error', 'load'])
          element.dispatchEvent(new Event(type));
    });
    if (requests !== 1) note(`${requests} requests`);
  }
  await page.context().close();
  check(`${theme}: ${own.length} payloads run nothing, ask for nothing, say nothing`, problems);
}
agent.destroy();
await finish(browser, server);
