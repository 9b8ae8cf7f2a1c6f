// SPDX-License-Identifier: MIT
// A server of the files of the reference site, and the pages that are tested in several languages.
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {gzipSync} from 'node:zlib';

export const LANGUAGES = ['en', 'fr', 'ar', 'ja', 'de'];
export const PAGES = ['index.html', 'status/404.html', 'class/4xx.html', 'method/get.html', 'field/retry-after.html',
  'rfc/9110.html', 'similar.html', 'choose.html', 'search.html', 'playground.html'];

const TYPES = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8'};

// serveFiles(FOLDER, PORT): its address, and how to end it.  Like most hosts, it compresses, and lets
// caches keep files.
export async function serveFiles(folder, port) {
  const packed = new Map();
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url, 'http://x');
    const file = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    try {
      if (!packed.has(file)) packed.set(file, gzipSync(readFileSync(file)));
      response.writeHead(200, {'content-type': TYPES[extname(file)], 'content-encoding': 'gzip', 'cache-control': 'max-age=86400'})
        .end(packed.get(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return {address: `http://127.0.0.1:${server.address().port}`, end: () => server.close().closeAllConnections()};
}
