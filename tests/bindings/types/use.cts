// SPDX-License-Identifier: MIT
// The types for require().
import httplingo = require('httplingo');
import express = require('httplingo/express');
import finalhandler = require('httplingo/finalhandler');

const title: string = httplingo.status(404).title('fr');
const page: httplingo.Page = httplingo.page({status: 404});
express.errorPages();
finalhandler.sendError;

export = {title, page};
