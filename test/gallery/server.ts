import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { GalleryRequest } from './bridge.ts';
import { drawPicture, drawWhole } from './pictures.ts';
import { galleryFolder } from './vite.config.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const forever = 'public, max-age=31536000, immutable';

/** Serves the built pages of the gallery, and axe, to one browser, whose cache may keep all but the page and the request. */
export interface PagesServer {
  readonly origin: string;
  /** Request for the next page that is opened. */
  request: GalleryRequest | null;
  close(): Promise<void>;
}

/**
 * Starts the server.
 * @throws where the pages have not been built
 */
export async function servePages(): Promise<PagesServer> {
  const pictures = new Map<string, Promise<Buffer>>();
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'));
  const drawn = (sha256: string) => {
    const picture = pictures.get(sha256) ?? drawPicture(sha256);
    pictures.set(sha256, picture);
    return picture;
  };

  const answer = async (path: string, response: ServerResponse) => {
    const give = (type: string, cache: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': cache }).end(body);
    if (path === '/visit.js')
      return give(
        types['.js'] ?? '',
        'no-store',
        `window.galleryRequest = ${JSON.stringify(served.request)};`,
      );
    if (path === '/axe.js') return give(types['.js'] ?? '', forever, axe);
    if (path.startsWith('/thumbnail/')) return give('image/png', forever, await drawn(path.slice(11)));
    if (path.startsWith('/picture/')) {
      const { type, bytes } = await drawWhole(path.slice(path.lastIndexOf('-') + 1));
      return give(type, forever, bytes);
    }
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const type = types[extname(path)];
    if (!type) return response.writeHead(404).end();
    const file = await readFile(join(galleryFolder, normalize(path)));
    return give(type, path.endsWith('.html') ? 'no-store' : forever, file);
  };

  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://gallery').pathname, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const served: PagesServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    request: null,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return served;
}
