// SPDX-License-Identifier: MIT
// What the tests of adapters share: a server on a free port, and requests to it.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import http from 'node:http';

export const FRENCH = {'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'};
export const JSON_ONLY = {'accept-language': 'de', accept: 'application/json'};

// send(PORT, PATH, OPTIONS): the response, with fields as a list of names for those that are repeated.
export function send(port, path, {method = 'GET', headers = {}, body} = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request({port, path, method, headers, agent: false}, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () => resolve({status: response.statusCode, phrase: response.statusMessage,
        headers: response.headers, text: Buffer.concat(pieces).toString()}));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

// findPort(): one for a program that cannot say which it has taken.
export const findPort = () => Number(execFileSync('python3', ['-B', process.env.FREE_PORT]));

// serve(T, SERVER): listens until the test ends; the port.
export async function serve(t, server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address().port;
}

// A server with an error page in French, problem details in German, and nothing for HEAD.
export async function checkPages(get, path, code) {
  const html = await get(path, {headers: FRENCH});
  assert.equal(html.status, code);
  assert.equal(html.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(html.headers['content-language'], 'fr');
  assert.match(html.headers.vary, /Accept, Accept-Language/);
  assert.equal(html.headers['x-content-type-options'], 'nosniff');
  assert.match(html.headers['content-security-policy'], /default-src 'none'/);
  assert.match(html.text, /<html lang="fr"/);
  assert.equal(html.headers['content-length'], String(Buffer.byteLength(html.text)));
  const json = await get(path, {headers: JSON_ONLY});
  assert.equal(json.status, code);
  assert.equal(json.headers['content-type'], 'application/json');
  assert.equal(JSON.parse(json.text).lang, 'de');
  assert.equal(JSON.parse(json.text).status, code);
  const head = await get(path, {method: 'HEAD', headers: FRENCH});
  assert.equal(head.status, code);
  assert.equal(head.text, '');
  assert.equal(head.headers['content-length'], html.headers['content-length']);
  assert.equal(head.headers['content-language'], 'fr');
  return html;
}

// No stack and no message of what went wrong.
export function checkSecret({text, headers}) {
  assert.doesNotMatch(text + JSON.stringify(headers), /secret|\bat .*[.:]\d+|node_modules/);
}
