import { extname, join } from 'node:path';
import { parseUrl } from '../links/parse-url.ts';

/** Scheme of the window's page and its pictures; its hosts name the two sources. */
export const scheme = 'snapferry';
/** Base URL of our own pages. */
export const pageBase = `${scheme}://app/`;
/** Returns the URL of a frozen screen, for the overlay windows. */
export const stillUrl = (id: string) => `${scheme}://still/${id}`;

/** Describes the file that a URL of our scheme resolves to, and its type. */
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

// Our file names start with a letter or digit, so no part can be `..` or a hidden file.
const safePath = /^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;
const thumbnailPath = /^\/([0-9a-f]{64})$/;

const picturePath = /^\/(items|jobs)\/([A-Za-z0-9-]{1,100})$/;

/** Returns the picture that a URL of our scheme asks for in full; null for other URLs. */
export function pictureAddress(
  address: string,
): { readonly kind: 'items' | 'jobs'; readonly id: string } | null {
  const url = parseUrl(address);
  if (url?.protocol !== `${scheme}:` || url.hostname !== 'picture') return null;
  const [, kind, id] = picturePath.exec(url.pathname) ?? [];
  return id !== undefined && (kind === 'items' || kind === 'jobs') ? { kind, id } : null;
}

const stillPath = /^\/([0-9a-f-]{36})$/;

/** Returns the id in the URL of a frozen screen; null for other URLs. */
export function stillIdOf(address: string): string | null {
  const url = parseUrl(address);
  if (url?.protocol !== `${scheme}:` || url.hostname !== 'still') return null;
  return stillPath.exec(url.pathname)?.[1] ?? null;
}

/**
 * Resolves a URL to its file: `snapferry://app/<path>` to one of the window's own, and `snapferry://thumbnail/<sha256>`
 * to a picture's thumbnail. Null for everything else.
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

/** Whether a URL belongs to one of our own pages. `developmentServer` is their origin during development. */
export function isOwnPage(address: string, developmentServer: string | null): boolean {
  const url = parseUrl(address);
  if (url === null) return false;
  if (url.protocol === `${scheme}:`) return url.hostname === 'app';
  return developmentServer !== null && url.origin === new URL(developmentServer).origin;
}
