import { AppError, toErrorData } from '../../../../contract/app-error.ts';
import type { Clock } from '../../clock.ts';
import type { UploadHooks, UploadOutcome, UploadRequest } from '../host.ts';
import type { Connections, HttpCall } from '../http/connections.ts';
import {
  arrivalOf,
  type BodyHooks,
  createCommitPoint,
  multipartBody,
  multipartForm,
} from '../http/multipart.ts';
import { throttleProgress } from '../http/progress.ts';
import { openVerifiedFile } from '../verified-file.ts';
import { formatOf, unsupported } from './formats.ts';
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
  await hooks.turn?.();
  const progress = throttleProgress(clock, (sent) => hooks.onProgress(sent, parcel.body.length));
  const point = createCommitPoint(hooks);
  const parts = (signal: AbortSignal) => parcel.parts(point.hooks(signal));
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
      const { failure, remedy } = end.trouble;
      return { kind: 'failed', failure, remedy, arrival: arrivalOf(point, end), observation: null };
    }
    const media = request.body.kind === 'file' ? request.body.media : null;
    const read = parseUpload(end.answer, { credentials: request.credentials, media }, pageOrigin);
    if (read.kind !== 'refused') return read;
    const { failure: why, remedy, isClearNo } = read.verdict;
    const arrival = point.isPassed && !isClearNo ? 'unknown' : 'partial';
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
  /** The last part waits for the commit: without it the host cannot have the picture. */
  readonly parts: (hooks: BodyHooks) => AsyncGenerator<Uint8Array>;
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
    async function* parts({ commit, onLast }: BodyHooks) {
      await commit();
      onLast();
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
    parts: (hooks) => multipartBody(form, file, hooks),
    close: () => file.close(),
  };
}
