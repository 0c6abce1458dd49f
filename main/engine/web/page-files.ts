import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Types of the page's files. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The page that browsers get; those of the app's windows are of no use to them. */
const pageName = 'web.html';

// Our file names start with a letter or digit, so no part can be `..` or a hidden file.
const assetPath = /^\/assets\/[A-Za-z0-9_][A-Za-z0-9._-]*$/;

export interface PageFile {
  readonly bytes: Buffer;
  readonly type: string;
}

/** Returns whether the built page lies in a folder. */
export const holdsPage = (folder: string): boolean => existsSync(join(folder, pageName));

/** Reads a file of the page by the path of its URL; null where there is none. */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  const name = path === '/' ? pageName : assetPath.test(path) ? path.slice(1) : null;
  const type = types[extname(name ?? '')];
  if (name === null || type === undefined) return null;
  const bytes = await readFile(join(folder, ...name.split('/'))).catch(() => null);
  return bytes && { bytes, type };
}
