// SPDX-License-Identifier: MIT
// A bit of everything, in one line of JSON: the same in Node.js, Deno and Bun.
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {languages, page, status, version} from 'httplingo';
import {withErrorPages} from 'httplingo/fetch';
import finalhandler from 'httplingo/finalhandler';
const same = createRequire(import.meta.url)('httplingo').page === page;

const fetcher = withErrorPages(() => { throw {status: 410}; });
const response = await fetcher(new Request('https://a.example/x', {headers: {'accept-language': 'ja'}}));
const server = createServer((request, answer) => finalhandler(request, answer)());
await new Promise((done) => server.listen(0, done));
const plain = await fetch(`http://127.0.0.1:${server.address().port}/`, {headers: {'accept-language': 'he', accept: 'application/json'}});
const {lang} = await plain.json();
server.close();
console.log(JSON.stringify({
  version: version(), same, title: status(404).title('ar'), count: languages().length, status: response.status, language: response.headers.get('content-language'), node: [plain.status, lang],
}));
