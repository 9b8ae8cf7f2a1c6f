// SPDX-License-Identifier: MIT
// The entry for require(): reads the module from its file, once for import and require().
'use strict';
const {readFileSync} = require('node:fs');
const {join} = require('node:path');

require('./core.cjs').initialize(readFileSync(join(__dirname, '..', 'httplingo.wasm')));

module.exports = require('./core.cjs');
