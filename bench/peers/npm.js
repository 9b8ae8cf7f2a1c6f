// SPDX-License-Identifier: MIT
// npm.js DIRECTORY: the cost of a 404 with the npm packages in that directory, one per line: name,
// package, nanoseconds.  The packages are called like in Express, without a server.
'use strict';
const path = require('path');
const modules = path.join(process.argv[2], 'node_modules');
const createError = require(path.join(modules, 'http-errors'));
const statuses = require(path.join(modules, 'statuses'));
const httpErrorPages = require(path.join(modules, 'http-error-pages'));

let sink = 0;

function median(numbers) {
    return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}

function measure(page) {
    let times = 1;
    const run = () => {
        const start = process.hrtime.bigint();
        for (let i = 0; i < times; i++)
            page();
        return Number(process.hrtime.bigint() - start);
    };
    while (run() < 2e7)
        times *= 2;
    return median(Array.from({ length: 15 }, () => run() / times));
}

// The page that Express's final handler makes of an error, as short as can be.
function shortPage() {
    const error = createError(404);
    const text = statuses.message[error.status];
    sink += `<!DOCTYPE html>\n<html lang="en">\n<title>${text}</title>\n<h1>${error.status} ${text}</h1>\n`.length;
}

async function main() {
    let handler;
    await httpErrorPages.express({ all: (route, f) => { handler = f; }, use: () => {} }, { lang: 'fr_FR' });
    const response = {
        status: () => response,
        type: () => response,
        format: (formats) => formats.html(),
        send: (body) => { sink += body.length; },
    };
    console.log(`an English phrase in a line of HTML\thttp-errors, statuses\t${measure(shortPage)}`);
    console.log(`a page in one language\thttp-error-pages\t${measure(() => handler({}, response))}`);
    if (!sink)
        throw new Error('nothing was made');
}

main();
