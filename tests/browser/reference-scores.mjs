// SPDX-License-Identifier: MIT
// reference-scores.mjs SITE PORT: Lighthouse on pages of the reference site, as a phone.  The score
// for performance depends on how busy the machine is, so it is measured only with CHECK_LONG, which runs
// on a machine without other work; if it is too low, it is the median of three.
import {pathToFileURL} from 'node:url';
import {check, finish, resolveModule, skip} from './harness.mjs';
import {LANGUAGES, PAGES, serveFiles} from './reference-server.mjs';

const LEAST = 98; // of 100
const long = Boolean(process.env.CHECK_LONG);
const CATEGORIES = [...(long ? ['performance'] : []), 'accessibility', 'best-practices', 'seo'];
const load = async (name) => import(pathToFileURL(resolveModule(name)));
const {default: lighthouse} = await load('lighthouse');
const {launch} = await load('chrome-launcher');

const [site, port, debuggingPort] = process.argv.slice(2);
const server = await serveFiles(site, Number(port));
const chrome = await launch({port: Number(debuggingPort), chromePath: process.env.CHROMIUM || '/usr/bin/chromium', logLevel: 'silent',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync']});

async function measure(path) {
  const {lhr} = await lighthouse(`${server.address}/${path}`, {port: chrome.port, logLevel: 'silent', output: 'json',
    onlyCategories: CATEGORIES, disableFullPageScreenshot: true, ...(long ? {} : {throttlingMethod: 'provided'}),
    skipAudits: ['screenshot-thumbnails', 'final-screenshot']});
  const lost = Object.values(lhr.categories).flatMap((category) => category.auditRefs
    .filter(({id, weight}) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({id}) => id));
  return {scores: CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100)), lost};
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

const pages = long ? LANGUAGES.flatMap((tag) => PAGES.map((path) => `${tag}/${path}`))
  : ['en/status/404.html', 'ar/index.html'];
for (const path of pages) {
  const runs = [await measure(path)];
  while (long && runs.length < 3 && runs[0].scores[0] < LEAST) runs.push(await measure(path));
  const scores = CATEGORIES.map((name, i) => median(runs.map((run) => run.scores[i])));
  check(`Lighthouse: ${path}: ${CATEGORIES.map((name, i) => `${name} ${scores[i]}`).join(', ')}`,
    scores.every((score) => score >= LEAST) ? [] : [`less than ${LEAST}: ${runs.at(-1).lost.join(' ')}`]);
}
if (!long) skip(`Lighthouse on ${LANGUAGES.length * PAGES.length - pages.length} other pages, and the performance`, 'CHECK_LONG is not set');
chrome.kill();
await finish(server);
