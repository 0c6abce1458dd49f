import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { request as requestUrl } from 'undici';
import type { Clock } from '../main/engine/clock.ts';
import { type Form, toForm } from './form.ts';
import { errorResponse, exceptionResponse, RequestRejected } from './responses.ts';

export interface ReceivedFile {
  readonly path: string;
  /** Number of received bytes; above `mostBytes` not all of them were stored. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

export interface Received {
  readonly form: Form;
  readonly file: ReceivedFile | null;
  /** `binary`: the bytes themselves were in the request; `text`: base64 or a URL in a field. */
  readonly came: 'binary' | 'base64' | 'url';
}

export interface Receiving {
  readonly clock: Clock;
  readonly bytesPerSecond: number | null;
  /** Bytes beyond this are counted but not stored. */
  readonly mostBytes: number;
  newPath(): string;
  /** Called with each path before a byte is written there, so that the caller can clean up whatever happens. */
  onPath(path: string): void;
  onBytes(count: number): void;
}

const uploadFields = ['image', 'video'];

/**
 * Reads the body of an upload in any of Imgur's forms: multipart, urlencoded, or the bare bytes with everything else in
 * the query. Files go to disk as they come and are never held in memory.
 * @throws {RequestRejected} for what cannot be read; stream errors when the request was cut off
 */
export async function receive(request: FastifyRequest, receiving: Receiving): Promise<Received> {
  if (request.isMultipart()) {
    try {
      return await receiveMultipart(request, receiving);
    } catch (thrown) {
      throw isMalformed(thrown, request)
        ? new RequestRejected(errorResponse(400, 'File was not uploaded correctly'))
        : thrown;
    }
  }
  const { body } = request;
  if (body instanceof Readable) {
    const file = await keep(body, receiving);
    const form = toForm(request.query);
    return file.size === 0 ? { form, file: null, came: 'binary' } : { form, file, came: 'binary' };
  }
  const form = toForm(request.query).with(toForm(body));
  receiving.onBytes(Number(request.headers['content-length'] ?? 0));
  return receiveText(form, receiving);
}

async function receiveMultipart(request: FastifyRequest, receiving: Receiving): Promise<Received> {
  const values: Record<string, unknown> = {};
  let file: ReceivedFile | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      receiving.onBytes(Buffer.byteLength(String(part.value)));
      const before = values[part.fieldname];
      values[part.fieldname] = before === undefined ? part.value : [before, part.value].flat();
    } else if (file === null && uploadFields.includes(part.fieldname)) {
      file = await keep(part.file, receiving);
    } else {
      part.file.resume();
    }
  }
  const form = toForm(request.query).with(toForm(values));
  if (file !== null && file.size > 0) return { form, file, came: 'binary' };
  return receiveText(form, receiving);
}

/** Whether a complete body is no valid multipart. The parser's own errors are those without a code. */
function isMalformed(thrown: unknown, request: FastifyRequest): boolean {
  return (
    request.raw.complete &&
    thrown instanceof Error &&
    !(thrown instanceof RequestRejected) &&
    !('code' in thrown)
  );
}

async function receiveText(form: Form, receiving: Receiving): Promise<Received> {
  const text = uploadFields.map((field) => form.text(field)).find((value) => value !== null && value !== '');
  if (text === undefined || text === null) return { form, file: null, came: 'base64' };
  const isAddress = /^https?:\/\//i.test(text.trim());
  // A URL that is declared as base64 is decoded as such, and then it is no picture.
  if (isAddress && form.text('type') !== 'base64') {
    return { form, file: await keep(await fetchLocal(text.trim()), receiving), came: 'url' };
  }
  const bytes = Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64');
  const uncounted = { ...receiving, bytesPerSecond: null, onBytes: () => undefined };
  return { form, file: await keep(Readable.from([bytes]), uncounted), came: 'base64' };
}

/** Downloads from this machine only, because a sandbox sends nothing beyond it. */
async function fetchLocal(address: string): Promise<Readable> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isHere = url !== null && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
  const response = isHere ? await requestUrl(url).catch(() => null) : null;
  if (response === null || response.statusCode !== 200) {
    await response?.body.dump();
    throw new RequestRejected(
      exceptionResponse(400, 1003, 'The sandbox could not get this address; it asks this machine only.'),
    );
  }
  return response.body;
}

async function keep(source: Readable, receiving: Receiving): Promise<ReceivedFile> {
  const path = receiving.newPath();
  receiving.onPath(path);
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      receiving.onBytes(chunk.length);
      hash.update(chunk);
      const kept = size > receiving.mostBytes ? undefined : chunk;
      if (receiving.bytesPerSecond === null) done(null, kept);
      else receiving.clock.after((chunk.length / receiving.bytesPerSecond) * 1000, () => done(null, kept));
    },
  });
  await pipeline(source, meter, createWriteStream(path));
  return { path, size, sha256: hash.digest('hex') };
}
