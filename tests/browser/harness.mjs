// SPDX-License-Identifier: MIT
// Functions that the browser tests share: one Chromium, one server, and "ok" or "not ok" for each
// test.
import {spawn} from 'node:child_process';
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

const require = createRequire(`${process.env.MODULES}/`);
const {chromium} = require('playwright-core');

export const resolveModule = (name) => require.resolve(name);

const PATIENCE = 180000; // milliseconds

let failures = 0;

// check(NAME, PROBLEMS): what was tested, and a list of what is wrong with it.
export function check(name, problems) {
  if (problems.length === 0) {
    console.log(`ok ${name}`);
    return;
  }
  failures++;
  const rest = problems.length > 4 ? `; and ${problems.length - 4} more` : '';
  console.log(`not ok ${name}: ${problems.slice(0, 4).join('; ')}${rest}`);
}

export function equal(name, got, expected) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  check(name, a === b ? [] : [`got ${a}, expected ${b}`]);
}

export const skip = (name, why) => console.log(`skip ${name}: ${why}`);

// launch([ARGUMENT]...): Chromium with a new, empty profile that talks to nobody by itself.
// It waits for minutes before it gives up: a busy machine takes its time.
export async function launch(...args) {
  const browser = await chromium.launch({
    timeout: PATIENCE,
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', ...args],
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

// becomes(GET, EXPECTED): what the function returns when it is that, or after a long time.
export async function becomes(get, expected) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const got = await get();
    if (got === expected || Date.now() > end) return got;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// The folder with the texts of the pseudo-languages, if they were made.
const pseudo = process.env.PSEUDO;

// The server of pages: its address, and how to end it.
export async function serve() {
  const child = spawn(`${process.env.MODULES}/server`, pseudo ? [pseudo] : [], {stdio: ['pipe', 'pipe', 'inherit']});
  const lines = createInterface({input: child.stdout});
  const address = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {address, end: () => child.stdin.end()};
}

// The themes, by the files they are made of.
export const themes = readdirSync('templates')
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length))
  .sort((a, b) => (b === 'default') - (a === 'default') || (a < b ? -1 : 1));

// The tables of the installed command.
export const facts = (name) => JSON.parse(readFileSync(`${process.env.MODULES}/${name}.json`));

// What the server of pages speaks.
export const languages = () =>
  facts('languages').map(({tag}) => tag).concat(pseudo ? ['en-XA', 'ar-XB'] : []);

// The languages in which a theme is tested: a share of them, so that the themes together have all, and the
// pseudo-languages.  CHECK_LONG tests all in each.
export const languagesIn = (theme) => {
  const all = languages();
  return process.env.CHECK_LONG ? all : all.filter((tag, i) =>
    i % themes.length === themes.indexOf(theme) || i >= all.length - 2);
};

// Parameters that make a page say everything it can.
export const everything = {
  uri: '/shop/products/blue-suède-shoes?size=42&colour=blue', host: 'www.example.org',
  request_id: '7f3c2a90-5d1e-4b7a-9c4f-0a8b6c1d2e3f', retry_after: '5400',
  allow: 'GET, HEAD, OPTIONS', protocols: 'HTTP/1.1, HTTP/2', authority: 'Example Authority',
  location: 'https://www.example.org/new', blocked_by: 'https://blocker.example.org/',
  choices: '/shoes.en.html English, /shoes.fr.html Français', detail: 'The shelf 42 is empty.',
  contact: 'mailto:help@example.org', service_status: 'https://status.example.org/', home: '/',
  sign_in: '/sign-in', search: '/search', server: 'web-3', time: '1795908850',
};

// The address of a page.  Chromium shows no page of 407 unless a proxy sent it.
export const url = (address, code, values = {}) =>
  `${address}/${code}?${new URLSearchParams(code === 407 ? {...values, wire: 400} : values)}`;

// Whether a message of the console is Chromium's own note that the page itself came with an error.
export const isOwnStatus = (message) =>
  message.text().startsWith('Failed to load resource: the server responded with a status of ') &&
  message.location().url === message.page()?.url();

// each(JOBS, WORKERS, JOB): runs all jobs, each worker one at a time.
export async function each(jobs, workers, job) {
  const queue = jobs[Symbol.iterator]();
  await Promise.all(workers.map(async (worker) => {
    for (const next of queue) await job(worker, next);
  }));
}

// finish(...): ends everything; the exit status tells of failures.
export async function finish(...things) {
  for (const thing of things) await (thing.end ?? thing.close).call(thing);
  process.exitCode = failures ? 1 : 0;
}
