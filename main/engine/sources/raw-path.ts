import { isUtf8 } from 'node:buffer';

/**
 * Decodes a path whose bytes are no UTF-8, which Linux allows, to a string that can be written in JSON and turned
 * back: each byte that is no text stands as the half of a pair U+DC80 to U+DCFF (Python's "surrogateescape", PEP
 * 383).
 */
export function decodeRawPath(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let from = 0;
  while (from < bytes.length) {
    const length = characterLength(bytes, from);
    const part = bytes.subarray(from, from + length);
    const isText = isUtf8(part);
    text += isText ? part.toString('utf8') : String.fromCharCode(0xdc00 + (bytes[from] ?? 0));
    from += isText ? length : 1;
  }
  return text;
}

/** Returns the length of the character that seems to begin there, in bytes. */
function characterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

const escapedByte = /[\udc80-\udcff]/;
const lonely = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

/** True for a path with bytes that are no text, so that it can be opened by its bytes only. */
export const isRawPath = (path: string): boolean => escapedByte.test(path) && !path.isWellFormed();

/** Converts a path to what the system takes: the bytes themselves where they are no text. */
export function toSystemPath(path: string): string | Buffer {
  if (!isRawPath(path)) return path;
  const parts: Buffer[] = [];
  let from = 0;
  for (const match of path.matchAll(lonely)) {
    parts.push(Buffer.from(path.slice(from, match.index)), Buffer.from([match[0].charCodeAt(0) - 0xdc00]));
    from = match.index + 1;
  }
  parts.push(Buffer.from(path.slice(from)));
  return Buffer.concat(parts);
}

/** Replaces what is no text in a path by a sign, for display and for what stores only text. */
export const readablePath = (path: string): string => path.toWellFormed();
