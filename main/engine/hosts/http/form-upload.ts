import { toErrorData } from '../../../../contract/app-error.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import type { Media } from '../../../../contract/media.ts';
import type { Clock } from '../../clock.ts';
import type { Observation } from '../../scheduler/types.ts';
import type { UploadBody, UploadHooks, UploadOutcome } from '../host.ts';
import { openVerifiedFile, type VerifiedFile } from '../verified-file.ts';
import type { Connections, HttpCall } from './connections.ts';
import {
  arrivalOf,
  createCommitPoint,
  type Form,
  type FormFile,
  multipartBody,
  multipartForm,
} from './multipart.ts';
import { throttleProgress } from './progress.ts';
import type { Refused } from './refusals.ts';
import type { HttpResponse } from './response.ts';
import { headerOf, httpDate } from './times.ts';

/** A request that carries one file. */
export interface FileRequest extends Pick<HttpCall, 'method' | 'path' | 'headers'> {
  /** `form`: fields and then the file. `bytes`: the file alone. */
  readonly body:
    | {
        readonly kind: 'form';
        readonly fields: readonly (readonly [string, string])[];
        readonly file: Omit<FormFile, 'mime'>;
      }
    | { readonly kind: 'bytes'; readonly contentType: string };
}

/** What a host's reader makes of an answer to an upload. */
export type UploadReading = { readonly kind: 'uploaded'; readonly image: RemoteImage } | Refused;

type LocalFile = Extract<UploadBody, { kind: 'file' }>;

/**
 * Uploads one file by a request of the host's. Total: whatever goes wrong is a value, and so is what the host may have.
 * @param read pure but for what the answer itself leads to, such as a redirect
 */
export async function uploadFile(
  connections: Connections,
  clock: Clock,
  body: LocalFile,
  request: FileRequest,
  hooks: UploadHooks,
  read: (answer: HttpResponse, media: Media) => UploadReading | Promise<UploadReading>,
): Promise<UploadOutcome> {
  let file: VerifiedFile;
  try {
    file = await openVerifiedFile(body.path, body.media, body.recipe ?? null);
  } catch (error) {
    const why = toErrorData(error);
    return { kind: 'failed', failure: why, remedy: { kind: 'none' }, arrival: 'none', observation: null };
  }
  await hooks.turn?.();
  const form = frameOf(request, body.media);
  const length = form.head.length + body.media.bytes + form.tail.length;
  const progress = throttleProgress(clock, (sent) => hooks.onProgress(sent, length));
  const point = createCommitPoint(hooks);
  const parts = (signal: AbortSignal) => multipartBody(form, file, point.hooks(signal));
  try {
    const end = await connections.call({
      method: request.method,
      path: request.path,
      headers: request.headers,
      body: { contentType: form.contentType, length, parts },
      signal: hooks.signal,
      ...(hooks.answerMs === undefined ? {} : { answerMs: hooks.answerMs }),
      onBytesSent: progress.report,
    });
    if (end.kind === 'broken') {
      const { failure, remedy } = end.trouble;
      return { kind: 'failed', failure, remedy, arrival: arrivalOf(point, end), observation: null };
    }
    const observation = observationOf(end.answer);
    const said = await read(end.answer, body.media);
    if (said.kind === 'uploaded') return { ...said, observation };
    const { failure, remedy, isClearNo } = said;
    return {
      kind: 'failed',
      failure,
      remedy,
      arrival: point.isPassed && !isClearNo ? 'unknown' : 'partial',
      observation,
    };
  } finally {
    progress.stop();
    await file.close();
  }
}

/** Returns what is sent around the file. */
function frameOf({ body }: FileRequest, { mime }: Media): Form {
  if (body.kind === 'form') return multipartForm(body.fields, { ...body.file, mime });
  return { contentType: body.contentType, head: Buffer.alloc(0), tail: Buffer.alloc(0) };
}

/** Returns what an answer of a host without budgets tells: the times, and nothing of limits. */
export function observationOf(answer: HttpResponse): Observation {
  const { sentAt, receivedAt } = answer;
  const serverNow = httpDate(headerOf(answer, 'date'));
  const clockOffsetMs = serverNow === null ? null : serverNow - receivedAt;
  return { sentAt, receivedAt, clockOffsetMs, readings: {}, source: 'header', refusal: null };
}
