import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { ProtocolResponse } from 'electron';

const types: Readonly<Record<string, string>> = {
  '.apng': 'image/apng',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.m4v': 'video/mp4',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
};

/** A part of a file: its first and its last byte. */
interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the part that a `range` header asks for, which a player sends to jump in a video (RFC 9110, section 14).
 * Null: the whole; `outside`: there is no such part.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'outside' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || end < start ? 'outside' : { start, end };
}

/**
 * Answers with a picture or video, or the part of it that is asked for, as a stream: a video need not fit into memory.
 * @throws where the file cannot be read
 */
export async function pictureResponse(
  path: string,
  asked: string | null,
  headers: Readonly<Record<string, string>>,
): Promise<ProtocolResponse> {
  const { size } = await stat(path);
  const range = byteRange(asked, size);
  if (range === 'outside')
    return {
      statusCode: 416,
      headers: { ...headers, 'content-range': `bytes */${size}` },
      data: Readable.from([]),
    };
  const { start, end } = range ?? { start: 0, end: size - 1 };
  return {
    statusCode: range ? 206 : 200,
    headers: {
      ...headers,
      'content-type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
    data: size === 0 ? Readable.from([]) : createReadStream(path, { start, end }),
  };
}
