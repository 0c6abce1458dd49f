import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { pictureAddress, resolveResource, scheme, stillIdOf } from './app-resources.ts';
import { pictureResponse } from './picture-response.ts';

/**
 * Content security policy of the pages: they run their own code, show their own pictures and thumbnails, and nothing
 * else. No address on the network is allowed, so a compromised page has no one to talk to.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' ${scheme}://thumbnail ${scheme}://still ${scheme}://picture data: blob:`,
  `media-src ${scheme}://picture`,
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Headers of all that we serve. Not `cross-origin-opener-policy`: our pages open no windows and are opened by none, and
 * with it Chromium throws away the process of each new window and starts a second one, a tenth of a second later.
 */
const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Registers our scheme before the app is ready, with an origin and as secure as https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        stream: true,
        // V8 keeps what it compiled of our pages, as it does for https: later starts read it. Older Electrons ignore it.
        codeCache: true,
      },
    },
  ]);
}

/**
 * Serves our scheme from the two folders, which are looked up at each request because the profile may change, frozen
 * screens from memory, and pictures from wherever they are.
 * @param picture returns the path of a picture; null where it is nowhere
 */
export function serveScheme(
  folders: () => { app: string; thumbnails: string },
  still: (id: string) => Uint8Array<ArrayBuffer> | null,
  picture: (wanted: { readonly kind: 'items' | 'jobs'; readonly id: string }) => Promise<string | null>,
): void {
  protocol.handle(scheme, async (request) => {
    const frozen = still(stillIdOf(request.url) ?? '');
    // Only our own pages can request this; they may read its pixels, too, for the magnifier.
    if (frozen && request.method === 'GET')
      return new Response(frozen, {
        headers: { ...headers, 'content-type': 'image/bmp', 'access-control-allow-origin': '*' },
      });
    const wanted = request.method === 'GET' ? pictureAddress(request.url) : null;
    if (wanted) return servePicture(await picture(wanted).catch(() => null), request);
    const resource = request.method === 'GET' ? resolveResource(request.url, folders()) : null;
    const body = resource && (await readFile(resource.path).catch(() => null));
    if (!resource || !body) return new Response(null, { status: 404, headers });
    return new Response(body, { headers: { ...headers, 'content-type': resource.type } });
  });
}

async function servePicture(path: string | null, request: Request): Promise<Response> {
  const none = () => new Response(null, { status: 404, headers });
  // Pictures of people, which no page but ours shows, and which may change under the same address.
  const own = { ...headers, 'cache-control': 'no-store' };
  return path === null ? none() : pictureResponse(path, request.headers.get('range'), own).catch(none);
}
