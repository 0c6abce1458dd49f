import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { resolveResource, scheme, stillIdOf } from './app-resources.ts';

/**
 * Content security policy of the pages: they run their own code, show their own pictures and thumbnails, and nothing
 * else. No address on the network is allowed, so a compromised page has no one to talk to.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' ${scheme}://thumbnail ${scheme}://still data: blob:`,
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** Registers our scheme before the app is ready, with an origin and as secure as https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

/**
 * Serves our scheme from the two folders, which are looked up at each request because the profile may change, and
 * frozen screens from memory.
 */
export function serveScheme(
  folders: () => { app: string; thumbnails: string },
  still: (id: string) => Uint8Array<ArrayBuffer> | null,
): void {
  protocol.handle(scheme, async (request) => {
    const frozen = still(stillIdOf(request.url) ?? '');
    // Only our own pages can request this; they may read its pixels, too, for the magnifier.
    if (frozen && request.method === 'GET')
      return new Response(frozen, {
        headers: { ...headers, 'content-type': 'image/bmp', 'access-control-allow-origin': '*' },
      });
    const resource = request.method === 'GET' ? resolveResource(request.url, folders()) : null;
    const body = resource && (await readFile(resource.path).catch(() => null));
    if (!resource || !body) return new Response(null, { status: 404, headers });
    return new Response(body, { headers: { ...headers, 'content-type': resource.type } });
  });
}
