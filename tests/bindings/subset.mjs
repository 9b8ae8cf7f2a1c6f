// SPDX-License-Identifier: MIT
// subset.mjs PACKAGE WASM: the module with German and Brazilian Portuguese, by the package's core.
import {readFileSync, statSync} from 'node:fs';
import {resolve} from 'node:path';

const [folder, file] = process.argv.slice(2);
const {initialize, languages, negotiate, page} = await import(resolve(folder, 'src/core.js'));
initialize(readFileSync(file));

function check(name, got, expected) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  console.log(a === b ? `ok ${name}` : `not ok ${name}: got ${a}, expected ${b}`);
}

check('the languages', languages().map(({tag}) => tag), ['de', 'en', 'pt-BR']);
check('negotiation', ['pt', 'de-AT', 'fr', 'en-GB'].map((field) => negotiate(field).language), ['pt-BR', 'de', 'en', 'en']);
check('a page', page({status: 404, acceptLanguage: 'fr, de;q=0.1', formats: 'text'}).text.split('\n')[0],
  'Seite nicht gefunden');
const share = statSync(file).size / statSync(resolve(folder, 'httplingo.wasm')).size;
check('a quarter of the size at most', share < 0.25, true);
