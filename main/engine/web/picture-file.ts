import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FastifyReply } from 'fastify';

/** Types of pictures and videos; what has another one is not shown. */
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

/**
 * Policy of pictures: an SVG that is opened by itself is a page of our origin, and a program in it would have the
 * session.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/**
 * Sends a picture or video, or the part of it that a player asks for (RFC 9110, section 14), as a stream.
 * @param range of the request, with one range; anything else is answered with the whole
 */
export async function sendPicture(
  reply: FastifyReply,
  path: string,
  range: string | undefined,
): Promise<FastifyReply> {
  const { size } = await stat(path);
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  const isPart = first !== '' || last !== '';
  const start = !isPart ? 0 : first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  reply
    .type(types[extname(path).toLowerCase()] ?? 'application/octet-stream')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .header('accept-ranges', 'bytes');
  if (size === 0) return reply.send('');
  if (start > end) return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (isPart) reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`);
  reply.header('content-length', end - start + 1);
  return reply.send(createReadStream(path, { start, end }));
}
