// SPDX-License-Identifier: MIT
// Reads an export with i18next.  Lines "LOCALE <tab> KEY <tab> NUMBER" on standard input are answered
// with the text after a tab.
import { readFileSync, readdirSync } from 'node:fs';
import i18next from 'i18next';

const folder = process.argv[2] + '/locales/';
const resources = {};
for (const locale of readdirSync(folder)) {
  resources[locale] = { httplingo: JSON.parse(readFileSync(`${folder}${locale}/httplingo.json`)) };
}
await i18next.init({ resources, lng: 'dev', fallbackLng: false, ns: ['httplingo'], showSupportNotice: false });
const lines = readFileSync(0, 'utf8').split('\n').slice(0, -1).map((line) => {
  const [lng, key, number] = line.split('\t');
  const options = number === '' ? { lng } : { lng, count: Number(number) };
  return `${line}\t${i18next.t('httplingo:' + key, options)}\n`;
});
process.stdout.write(lines.join(''));
