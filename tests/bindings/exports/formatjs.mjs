// SPDX-License-Identifier: MIT
// Reads an export with FormatJS.  Lines "LOCALE <tab> KEY <tab> NUMBER" on standard input are answered
// with the text after a tab.
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';

const messages = {};
const formats = {};
const lines = readFileSync(0, 'utf8').split('\n').slice(0, -1).map((line) => {
  const [locale, key, number] = line.split('\t');
  messages[locale] ??= JSON.parse(readFileSync(`${process.argv[2]}/httplingo.${locale}.json`));
  // With digits that can be compared, and the plural rules of the language.
  formats[`${locale} ${key}`] ??= new IntlMessageFormat(messages[locale][key], `${locale}-u-nu-latn`);
  const text = formats[`${locale} ${key}`].format(number === '' ? {} : { count: Number(number) });
  return `${line}\t${text}\n`;
});
process.stdout.write(lines.join(''));
