import { extname, join } from 'node:path';
import { parseUrl } from '../links/parse-url.ts';

/** The scheme of the window's page and its pictures, and the names that stand for its two sources. */
export const scheme = 'snapferry';
/** Folder of our own pages. */
export const pageBase = `${scheme}://app/`;
/** A frozen screen, for the windows in which a part of it is chosen. */
export const stillUrl = (id: string) => `${scheme}://still/${id}`;

/** What an address of our scheme stands for: a file and its type. */
interface Resource {
  readonly path: string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

// A name of ours starts with a letter or digit, so no part can be `..` or a hidden file.
const safePath = /^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;
const thumbnailPath = /^\/([0-9a-f]{64})$/;

const stillPath = /^\/([0-9a-f-]{36})$/;

/** The id in the address of a frozen screen; null for other addresses. */
export function stillIdOf(address: string): string | null {
  const url = parseUrl(address);
  if (url?.protocol !== `${scheme}:` || url.hostname !== 'still') return null;
  return stillPath.exec(url.pathname)?.[1] ?? null;
}

/**
 * The file that an address stands for: `snapferry://app/<path>` one of the window's own, and
 * `snapferry://thumbnail/<sha256>` a picture's small copy. Null for everything else.
 */
export function resolveResource(
  address: string,
  folders: { app: string; thumbnails: string },
): Resource | null {
  const url = parseUrl(address);
  if (url?.protocol !== `${scheme}:`) return null;
  if (url.hostname === 'thumbnail') {
    const sha256 = thumbnailPath.exec(url.pathname)?.[1];
    return sha256 ? { path: join(folders.thumbnails, `${sha256}.webp`), type: 'image/webp' } : null;
  }
  const type = types[extname(url.pathname)];
  if (url.hostname !== 'app' || !type || !safePath.test(url.pathname)) return null;
  return { path: join(folders.app, ...url.pathname.split('/')), type };
}

/** Whether an address belongs to our own page. `developmentServer` is where it comes from while we work on it. */
export function isOwnPage(address: string, developmentServer: string | null): boolean {
  const url = parseUrl(address);
  if (url === null) return false;
  if (url.protocol === `${scheme}:`) return url.hostname === 'app';
  return developmentServer !== null && url.origin === new URL(developmentServer).origin;
}
