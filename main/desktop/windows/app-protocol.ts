import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type ProtocolRequest, type ProtocolResponse, protocol } from 'electron';
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
 *
 * Not by `protocol.handle`, although Electron prefers it: its requests and answers are those of `fetch`, and loading that
 * and passing each file through its streams takes a tenth of the processor time of a start, before the page has its code.
 * @param picture returns the path of a picture; null where it is nowhere
 */
export function serveScheme(
  folders: () => { app: string; thumbnails: string },
  still: (id: string) => Uint8Array<ArrayBuffer> | null,
  picture: (wanted: { readonly kind: 'items' | 'jobs'; readonly id: string }) => Promise<string | null>,
): void {
  const answerOf = async ({ method, url, headers: asked }: ProtocolRequest): Promise<ProtocolResponse> => {
    if (method !== 'GET') return nothing();
    const frozen = still(stillIdOf(url) ?? '');
    // Only our own pages can request this; they may read its pixels, too, for the magnifier.
    if (frozen) return answer(Readable.from([frozen]), 'image/bmp', { 'access-control-allow-origin': '*' });
    const wanted = pictureAddress(url);
    if (wanted) return servePicture(await picture(wanted), asked);
    const resource = resolveResource(url, folders());
    return resource ? answer(await opened(resource.path), resource.type) : nothing();
  };
  protocol.registerStreamProtocol(scheme, (request, callback) => {
    answerOf(request).catch(nothing).then(callback);
  });
}

const nothing = (): ProtocolResponse => ({ statusCode: 404, headers, data: Readable.from([]) });

const answer = (data: Readable, type: string, more: Record<string, string> = {}): ProtocolResponse => ({
  statusCode: 200,
  headers: { ...headers, ...more, 'content-type': type },
  data,
});

/** Longest part of a file that is read at once, bytes: our own files are read in one or two. */
const partBytes = 512 * 1024;

/** Opens a file to be read. @throws where it cannot be opened */
async function opened(path: string): Promise<Readable> {
  const file = createReadStream(path, { highWaterMark: partBytes });
  await once(file, 'open');
  return file;
}

async function servePicture(path: string | null, asked: Record<string, string>): Promise<ProtocolResponse> {
  if (path === null) return nothing();
  // Pictures of people, which no page but ours shows, and which may change under the same address.
  const own = { ...headers, 'cache-control': 'no-store' };
  const range = Object.entries(asked).find(([name]) => name.toLowerCase() === 'range')?.[1] ?? null;
  return pictureResponse(path, range, own);
}
