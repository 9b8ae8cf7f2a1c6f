// SPDX-License-Identifier: MIT
// Compares the tables of CLDR with the data of this Node.js: node cldr.mjs DIRECTORY, which contains
// the .def files.  Prints a line for each difference; the last line counts the comparisons.
import { readFileSync } from 'node:fs';

const folder = process.argv[2];

// The arguments of each row of a macro, texts without their quotes, and the tag behind it.
function rows(file, macro) {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  const found = [];
  for (const [, inside, tag] of text.matchAll(new RegExp(`^${macro}\\((.*)\\)(?: /\\* (.*) \\*/)?$`, 'gm'))) {
    const fields = [...inside.matchAll(/"((?:[^"\\]|\\.)*)"|([^", ]+)/g)];
    found.push({ tag, fields: fields.map(([, quoted, plain]) => plain ?? quoted) });
  }
  return found;
}

let count = 0;
const table = new Map();

// What has changed since the first release of a version of CLDR: a difference there, and none of
// ours.
const later = new Map([['48 number fr-CH', '48.2 separates by an apostrophe']]);

function compare(what, tag, ours, theirs) {
  count++;
  if (ours !== theirs && !later.has(`${parseInt(process.versions.cldr)} ${what} ${tag}`)) console.log(`${what}\t${tag}\t${ours}\t${theirs}`);
}

// Node.js falls back to a locale in another script, or its default, where it has no data of one.
const isKnown = (Formatter, tag, options) => new Formatter([tag], options).resolvedOptions().locale === tag;

// The tag as data are named: without the script that is likely in the region.
function usual(tag) {
  const { language, script, region } = new Intl.Locale(tag);
  const short = region ? `${language}-${region}` : language;
  return new Intl.Locale(short).maximize().script === script ? short : tag;
}
const joined = (items) => items.map(({ value }) => value).join('');

for (const { tag: comment, fields: [key, ...rest] } of rows('cldr-locales.def', 'CLDR_LIST'))
  table.set(key, { rest, comment });

for (const { tag: full, fields: [, list, zero, group, primary, secondary, minimum] } of rows('cldr-locales.def', 'CLDR_LOCALE')) {
  const tag = usual(full);
  if (!isKnown(Intl.NumberFormat, tag) || !isKnown(Intl.ListFormat, tag)) continue;
  const digit = (d) => String.fromCodePoint(Number(zero) + d);
  const sizes = { primary: Number(primary), secondary: Number(secondary), minimum: Number(minimum) };
  for (const number of [0, 12, 6789, 12345, 123456789012]) {
    const digits = [...String(number)].map(Number);
    const grouped = sizes.primary && digits.length >= sizes.primary + sizes.minimum;
    const ours = digits.map((d, i) => {
      const rest = digits.length - 1 - i;
      const ends = grouped && rest && rest >= sizes.primary && (rest - sizes.primary) % sizes.secondary === 0;
      return digit(d) + (ends ? group : '');
    }).join('');
    compare('number', tag, ours, new Intl.NumberFormat(tag).format(number));
  }
  const [before, between, after, start0, start, middle, end, after4] = table.get(list).rest;
  const format = new Intl.ListFormat(tag, { style: 'long', type: 'conjunction' });
  compare('list', tag, `${before}A${between}B${after}`, joined(format.formatToParts(['A', 'B'])));
  compare('list', tag, `${start0}A${start}B${middle}C${end}D${after4}`,
    joined(format.formatToParts(['A', 'B', 'C', 'D'])));
}

for (const { fields: [name, , autonym] } of rows('cldr-locales.def', 'CLDR_AUTONYM')) {
  const tag = name.replaceAll('_', '-');
  // Script and region together are put into words otherwise by each version of ICU.
  if (tag.split('-').length > 2 || !isKnown(Intl.DisplayNames, tag, { type: 'language' })) continue;
  compare('name', tag, autonym, new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'dialect' }).of(tag));
}

for (const { tag, fields: [, , script] } of rows('cldr-tags.def', 'CLDR_LANGUAGE')) {
  const [language, where] = tag.split('-');
  if (script === 'None') continue;
  const likely = new Intl.Locale(language).maximize();
  if (likely.language !== language) continue; // an alias
  compare('likely', language, `${script}-${where}`, `${likely.script}-${likely.region}`);
}
for (const macro of ['CLDR_EXCEPTION', 'CLDR_ALIAS'])
  for (const { tag } of rows('cldr-tags.def', macro)) {
    const [from, to] = tag.split(': ');
    const theirs = new Intl.Locale(from);
    compare(macro, from, to, (macro === 'CLDR_ALIAS' ? theirs : theirs.maximize()).toString());
  }
for (const { tag } of rows('cldr-tags.def', 'CLDR_REGION_ALIAS')) {
  const [from, to] = tag.split(': ');
  compare('region', from, to, new Intl.Locale(`en-${from}`).region);
}
console.log(`${count} compared with CLDR ${process.versions.cldr}`);
