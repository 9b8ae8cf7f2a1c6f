// SPDX-License-Identifier: MIT
// Puts the package together: node build.mjs WASM OUT.  What require() gets is made of the same
// sources as what import gets.
import {copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [wasm, out] = process.argv.slice(2);

// Those that only a bundler or a browser imports.
const ONLY_IMPORTED = ['edge.js', 'node.js', 'web.js', 'worker.js'];

// The names of {a, b as c}.
const readNames = (list) => list.split(',').map((name) => name.trim()).filter(Boolean)
  .map((name) => name.split(/\s+as\s+/));

const toRequired = (specifier) => specifier.replace(/^(\.\/.*)\.js$/, '$1.cjs');

function toRequire(list, specifier) {
  const names = readNames(list).map(([name, local]) => (local ? `${name}: ${local}` : name));
  return `const {${names.join(', ')}} = require('${toRequired(specifier)}');`;
}

// Import and export as the sources have them, each on one line.
function toCommon(text, file) {
  const exported = [];
  const body = text.split('\n').map((line) => {
    let match;
    if ((match = /^import \{(.*)\} from '(.*)';$/.exec(line))) return toRequire(match[1], match[2]);
    if ((match = /^export \{(.*)\} from '(.*)';$/.exec(line))) {
      for (const [name] of readNames(match[1])) exported.push([name, name]);
      return toRequire(match[1], match[2]);
    }
    if ((match = /^export default function (\w+)(.*)$/.exec(line))) {
      exported.push(['default', match[1]]);
      return `function ${match[1]}${match[2]}`;
    }
    if ((match = /^export default (\w+);$/.exec(line))) {
      exported.push(['default', match[1]]);
      return '';
    }
    if ((match = /^export ((?:async )?function\*? |const |class )(\w+)(.*)$/.exec(line))) {
      exported.push([match[2], match[2]]);
      return `${match[1]}${match[2]}${match[3]}`;
    }
    if (/^(import|export)\b/.test(line)) throw new Error(`${file}: cannot be turned into CommonJS: ${line}`);
    return line;
  });
  // Functions are hoisted, so what is a function itself can also be called as the module.
  const whole = exported.find(([name]) => name === 'default');
  const tail = exported.map(([name, local]) => `exports.${name} = ${local};`);
  if (whole) tail.unshift(`exports = module.exports = ${whole[1]};`);
  return `'use strict';\n${body.join('\n').trimEnd()}\n\n${tail.join('\n')}\n`;
}

const toCommonTypes = (text) => text.replace(/(from '\.\/.*)\.js'/g, "$1.cjs'");

function copySources() {
  for (const file of readdirSync(join(here, 'src'))) {
    const from = join(here, 'src', file);
    const text = readFileSync(from, 'utf8');
    if (file.endsWith('.cjs')) copyFileSync(from, join(out, 'cjs', file));
    else copyFileSync(from, join(out, 'src', file));
    if (file.endsWith('.d.ts'))
      writeFileSync(join(out, 'cjs', file.replace(/ts$/, 'cts')), toCommonTypes(text));
    else if (file.endsWith('.js') && !ONLY_IMPORTED.includes(file))
      writeFileSync(join(out, 'cjs', file.replace(/js$/, 'cjs')), toCommon(text, file));
  }
}

rmSync(out, {recursive: true, force: true});
for (const folder of ['src', 'cjs']) mkdirSync(join(out, folder), {recursive: true});
copySources();
for (const file of ['package.json', 'README.md']) copyFileSync(join(here, file), join(out, file));
copyFileSync(join(here, '..', '..', 'COPYING'), join(out, 'LICENSE'));
copyFileSync(wasm, join(out, 'httplingo.wasm'));
