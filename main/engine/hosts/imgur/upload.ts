import { AppError, toErrorData } from '../../../../contract/app-error.ts';
import type { Clock } from '../../clock.ts';
import type { UploadHooks, UploadOutcome, UploadRequest } from '../host.ts';
import { openVerifiedFile, type VerifiedFile } from '../verified-file.ts';
import { formatOf, unsupported } from './formats.ts';
import { type Form, multipartForm } from './multipart.ts';
import { throttleProgress } from './progress.ts';
import type { Connections, HttpCall } from './request.ts';
import { checkCredentials, requestHeaders } from './request-headers.ts';
import { parseUpload } from './responses.ts';

/**
 * Uploads one picture. Total: whatever goes wrong is a value, and so is what the host may have of it.
 * @param pageOrigin where the host's page of a picture is, with no slash at the end
 */
export async function upload(
  connections: Connections,
  clock: Clock,
  pageOrigin: string,
  request: UploadRequest,
  hooks: UploadHooks,
): Promise<UploadOutcome> {
  const bad = checkCredentials(request.credentials);
  if (bad) return { kind: 'failed', ...bad, arrival: 'none', observation: null };
  let parcel: PreparedUpload;
  try {
    parcel = await prepareUpload(request);
  } catch (error) {
    const why = toErrorData(error);
    return { kind: 'failed', failure: why, remedy: { kind: 'none' }, arrival: 'none', observation: null };
  }
  const progress = throttleProgress(clock, (sent) => hooks.onProgress(sent, parcel.body.length));
  let isCommitted = false;
  const parts = (signal: AbortSignal) =>
    parcel.parts(hooks.pace, async () => {
      signal.throwIfAborted();
      await hooks.onCommit();
      signal.throwIfAborted();
      isCommitted = true;
    });
  try {
    const end = await connections.call({
      method: 'POST',
      path: parcel.path,
      headers: requestHeaders(request.credentials),
      body: { ...parcel.body, parts },
      signal: hooks.signal,
      ...(hooks.answerMs === undefined ? {} : { answerMs: hooks.answerMs }),
      onBytesSent: progress.report,
    });
    if (end.kind === 'broken') {
      const arrival = isCommitted ? 'unknown' : end.hasBegun ? 'partial' : 'none';
      return { kind: 'failed', ...end.trouble, arrival, observation: null };
    }
    const media = request.body.kind === 'file' ? request.body.media : null;
    const read = parseUpload(end.answer, { credentials: request.credentials, media }, pageOrigin);
    if (read.kind !== 'refused') return read;
    const { failure: why, remedy, isClearNo } = read.verdict;
    const arrival = isCommitted && !isClearNo ? 'unknown' : 'partial';
    return { kind: 'failed', failure: why, remedy, arrival, observation: read.observation };
  } finally {
    progress.stop();
    await parcel.close();
  }
}

/** A prepared request: where it goes, its size, and its bytes. */
interface PreparedUpload {
  readonly path: string;
  readonly body: Pick<NonNullable<HttpCall['body']>, 'contentType' | 'length'>;
  /** Calls before it yields the last part, without which the host cannot have the picture. */
  readonly parts: (pace: UploadHooks['pace'], beforeLast: () => Promise<void>) => AsyncGenerator<Uint8Array>;
  readonly close: () => Promise<void>;
}

async function prepareUpload({ body, key, title, description }: UploadRequest): Promise<PreparedUpload> {
  const named: [string, string][] = [
    ['name', key],
    ...(title === null ? [] : [['title', title] as [string, string]]),
    ...(description === null ? [] : [['description', description] as [string, string]]),
  ];
  if (body.kind === 'url') {
    const form = multipartForm([['type', 'url'], ...named, ['image', body.url]], null);
    const whole = Buffer.concat([form.head, form.tail]);
    async function* parts(_pace: UploadHooks['pace'], beforeLast: () => Promise<void>) {
      await beforeLast();
      yield whole;
    }
    const weight = { contentType: form.contentType, length: whole.length };
    return { path: '/3/image', body: weight, parts, close: async () => {} };
  }
  const format = formatOf(body.media.mime);
  if (!format) throw new AppError(unsupported(body.media.mime));
  const fileName = `${key}.${format.extension}`;
  const form = multipartForm([['type', 'file'], ...named], {
    field: format.field,
    fileName,
    mime: body.media.mime,
  });
  const file = await openVerifiedFile(body.path, body.media, body.recipe ?? null);
  return {
    path: format.path,
    body: {
      contentType: form.contentType,
      length: form.head.length + body.media.bytes + form.tail.length,
    },
    parts: (pace, beforeLast) => multipartBody(form, file, pace, beforeLast),
    close: () => file.close(),
  };
}

/**
 * Yields the body's parts. The file's last bytes wait until all of the file was read and verified, and go with the
 * form's end.
 */
async function* multipartBody(
  { head, tail }: Form,
  file: VerifiedFile,
  pace: UploadHooks['pace'],
  beforeLast: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  yield head;
  let held: Uint8Array = new Uint8Array();
  for await (const part of file.parts()) {
    if (held.length > 0) yield held;
    held = part;
    await pace(part.length);
  }
  await beforeLast();
  yield Buffer.concat([held, tail]);
}
