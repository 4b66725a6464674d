// The built site as GitHub Pages serves it: below its base, compressed, `/playground` for playground.html.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SITE } from '../../playground/state.mjs';

export const built = fileURLToPath(new URL('../../.vitepress/dist/', import.meta.url));
const base = new URL(SITE).pathname;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };

/** The file of the site at a path below its base; undefined where there is none. */
export async function readSiteFile(pathname) {
  if (!pathname.startsWith(base)) return undefined;
  const name = decodeURIComponent(pathname.slice(base.length));
  const candidates = name === '' || name.endsWith('/') ? [`${name}index.html`] : [name, `${name}.html`];
  for (const candidate of candidates) {
    const file = path.join(built, candidate);
    const content = file.startsWith(built) ? await readFile(file).catch(() => undefined) : undefined;
    if (content !== undefined) return { content, type: TYPES[path.extname(file)] ?? 'application/octet-stream' };
  }
  return undefined;
}

/** Serves the site on a free port of this machine, and counts what it sends. */
export async function serveSite() {
  const sent = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void readSiteFile(pathname).then((found) => {
      if (found === undefined) {
        response.writeHead(404).end();
        return;
      }
      const body = gzipSync(found.content);
      sent.set(pathname, body.length);
      response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'gzip' }).end(body);
    });
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}${base}`, sent, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}
