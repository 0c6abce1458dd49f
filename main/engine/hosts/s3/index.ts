import { errorData } from '../../../../contract/app-error.ts';
import type { UploadHooks, UploadOutcome } from '../host.ts';
import { acceptanceOf } from '../http/accepted-media.ts';
import { createConnections } from '../http/connections.ts';
import type { FileUpload } from '../http/form-host.ts';
import { observationOf, type UploadReading, uploadFile } from '../http/form-upload.ts';
import type { Asked } from '../http/refusals.ts';
import { remoteImage } from '../http/remote-image.ts';
import type { HttpResponse } from '../http/response.ts';
import { sendSmall } from '../http/small-request.ts';
import { headerOf } from '../http/times.ts';
import { encodeKey, keyOf, linkOf } from '../key-template.ts';
import type { HostKind, HostParts, HostValues, UploadHost } from '../kind.ts';
import { checkedBy, namesShown } from '../storage-fields.ts';
import { tryHost } from '../trial.ts';
import { errorCodeOf, explainS3, missing } from './errors.ts';
import { fields } from './fields.ts';
import { type Bucket, bucketOf } from './settings.ts';
import { createSigner, noBody } from './signer.ts';
import { about } from './texts.ts';

const reachWithinMs = 5_000;

/** Limit of one PUT; larger objects need an upload in parts. AWS, "Amazon S3 objects overview". */
const maxPutBytes = 5 * 1024 ** 3;

/**
 * As many at once from the first on as the settings allow at most: AWS bears at least 3,500 PUT requests a second for one
 * partitioned prefix ("Best practices design patterns: optimizing Amazon S3 performance"). Others bear fewer (Selectel 300
 * a second for a bucket, docs.selectel.ru/en/s3/about/limitations) or say no number (Backblaze B2 answers 503 to a new
 * account's peaks): all far more than so many in flight come to, and SlowDown is heeded.
 */
const initialParallel = 16;

/** Any storage that speaks S3: the object of a picture is written by one PUT, and again by the same one if in doubt. */
export const s3: HostKind = {
  kind: 's3',
  title: 'S3',
  fields,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true, about },
  traitsOf: namesShown,
  check: checkedBy(fields, bucketOf),
  create: (values, parts) => createS3Host(values, parts),
};

function createS3Host(values: HostValues, parts: HostParts): UploadHost {
  const bucket = bucketOf(values);
  const { clock, network } = parts;
  const connections = createConnections(bucket.origin, clock, network, {}, bucket.isPlain);
  const signer = createSigner(bucket, clock);
  const name = new URL(bucket.origin).host;
  const askedOf = (media: Asked['media']): Asked => ({
    host: name,
    media,
    secrets: [bucket.secretAccessKey, bucket.accessKeyId],
  });
  const pathOf = (key: string) => `${bucket.path}/${encodeKey(key)}`;

  /** Sends the picture once. */
  const put = async (upload: FileUpload, hooks: UploadHooks): Promise<UploadOutcome> => {
    const { media } = upload.body;
    const key = keyOf(bucket.keyTemplate, { ...upload, media });
    const path = pathOf(key);
    const headers = await signer.headers('PUT', path, media.sha256, bucket.objectHeaders);
    const expiry = bucket.presignedSeconds;
    const link = expiry === null ? linkOf(bucket.publicUrl, key) : await signer.presigned(path, expiry);
    const over = expiry === null ? {} : { expiresAt: clock.now() + expiry * 1000 };
    const request = {
      method: 'PUT',
      path,
      headers,
      body: { kind: 'bytes', contentType: media.mime },
    } as const;
    return uploadFile(
      connections,
      clock,
      upload.body,
      request,
      hooks,
      (answer): UploadReading =>
        isStored(answer)
          ? { kind: 'uploaded', image: remoteImage(idOf(bucket, key), link, media, over) }
          : explainS3(answer, askedOf(media), bucket),
    );
  };

  const host: UploadHost = {
    ...acceptanceOf({
      host: name,
      types: null,
      limits: { other: maxPutBytes },
      certain: { types: ['image/png', 'image/jpeg', 'image/gif', 'video/mp4'], bytes: maxPutBytes },
    }),
    id: parts.id,
    kind: 's3',
    origin: connections.origin,
    budgets: [],
    uploadCost: {},
    initialParallel,
    awaitsTurn: true,
    warmUp: connections.warmUp,
    isReachable: () => network.canReach(new URL(bucket.origin), reachWithinMs),
    async checkConnection(signal) {
      // What is asked for does not exist: that it may not be read, or is not there, is said only to who is known.
      const path = pathOf('.snapferry-is-not-here');
      const request = { method: 'GET', path, headers: await signer.headers('GET', path, noBody) } as const;
      const end = await sendSmall(connections, request, signal);
      if (end.kind === 'broken') return end.trouble.failure;
      const code = errorCodeOf(end.answer);
      const refused = explainS3(end.answer, askedOf(null), bucket);
      const isKnown = code === 'NoSuchKey' || end.answer.status === 200;
      if (isKnown || refused.failure.code === 'storage-unwritable') return null;
      if (refused.failure.code === 'clock-wrong' && learnClock(end.answer)) return null;
      return refused.failure;
    },
    async upload(request, hooks) {
      const { body } = request;
      if (body.kind === 'url') {
        const failure = errorData('rejected', `${name} is sent files only`);
        return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival: 'none', observation: null };
      }
      let hasCommitted = false;
      const onCommit = async () => {
        if (hasCommitted) return;
        await hooks.onCommit();
        hasCommitted = true;
      };
      const first = await put({ ...request, body }, { ...hooks, onCommit });
      if (first.kind !== 'failed' || first.failure.code !== 'clock-wrong' || hooks.signal.aborted)
        return first;
      const offset = first.observation?.clockOffsetMs ?? null;
      if (offset === null || !isNews(offset)) return first;
      signer.learn(offset);
      return put({ ...request, body }, { ...hooks, onCommit });
    },
    async remove(image, _credentials, signal) {
      const key = keyIn(bucket, image.id);
      if (key === null) {
        const { failure, remedy } = missing(name, image.id.split('/')[0] ?? '');
        return { kind: 'failed', failure, remedy, observation: null };
      }
      for (let isAgain = false; ; isAgain = true) {
        const path = pathOf(key);
        const headers = await signer.headers('DELETE', path, noBody);
        const end = await sendSmall(connections, { method: 'DELETE', path, headers }, signal);
        if (end.kind === 'broken') return { kind: 'failed', ...end.trouble, observation: null };
        const observation = observationOf(end.answer);
        const { status } = end.answer;
        if (status === 204 || status === 200 || errorCodeOf(end.answer) === 'NoSuchKey')
          return { kind: 'removed', observation };
        const { failure, remedy } = explainS3(end.answer, askedOf(null), bucket);
        if (!isAgain && failure.code === 'clock-wrong' && learnClock(end.answer)) continue;
        return { kind: 'failed', failure, remedy, observation };
      }
    },
    test: (signal) => tryHost(host, parts, signal),
    retire: connections.retire,
    close: connections.close,
  };

  /** True for a time that differs from what is known by more than the seconds that a request takes. */
  const isNews = (offset: number) => Math.abs(offset - signer.clockOffsetMs) > 60_000;
  const learnClock = (answer: HttpResponse): boolean => {
    const offset = observationOf(answer).clockOffsetMs;
    if (offset === null || !isNews(offset)) return false;
    signer.learn(offset);
    return true;
  };
  return host;
}

/** True for the answer to a PUT that stored: S3 always names the object's ETag. */
function isStored(answer: HttpResponse): boolean {
  const isYes = answer.status === 200 || answer.status === 201 || answer.status === 204;
  return isYes && answer.brokenBy === null && headerOf(answer, 'etag') !== undefined;
}

/** An object is known by its bucket too: what was written to another one is not deleted here. */
const idOf = ({ name }: Bucket, key: string) => `${name}/${key}`;

function keyIn({ name }: Bucket, id: string): string | null {
  return id.startsWith(`${name}/`) ? id.slice(name.length + 1) : null;
}
