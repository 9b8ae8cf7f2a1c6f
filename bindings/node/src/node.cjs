// SPDX-License-Identifier: MIT
// The entry for require(): the same functions as for import, once.
'use strict';
const {readFileSync} = require('node:fs');
const {join} = require('node:path');

require('./core.cjs').initialize(() => readFileSync(join(__dirname, '..', 'httplingo.wasm')));

module.exports = require('./core.cjs');
