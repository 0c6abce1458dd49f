import { z } from 'zod';
import { errorData } from '../../../../contract/app-error.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import { judge } from '../../../../contract/judge.ts';
import type { BudgetId, BudgetReading, Observation, Refusal } from '../../scheduler/types.ts';
import type { ImageResult, Processing, TicketStatus } from '../host.ts';
import type { HttpResponse } from '../http/response.ts';
import { classifyError, type RequestInfo } from './errors.ts';
import { extractErrorTexts, jsonDocuments } from './json-documents.ts';
import { parseBudget, parseHeaders, type RawHeaders } from './response-headers.ts';
import type { ErrorVerdict } from './verdict.ts';

/** A refusal, explained. */
export interface RefusedReading {
  readonly kind: 'refused';
  readonly verdict: ErrorVerdict;
  readonly observation: Observation;
}
export type UploadReading =
  | { readonly kind: 'uploaded'; readonly image: RemoteImage; readonly observation: Observation }
  | Processing
  | RefusedReading;
export type ImageReading = Exclude<ImageResult, { kind: 'failed' }> | RefusedReading;
export type RemovalReading = { readonly kind: 'removed'; readonly observation: Observation } | RefusedReading;
export type CreditsReading = { readonly kind: 'read'; readonly observation: Observation } | RefusedReading;

const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

const uploadSchema = z.object({
  success: z.literal(true).optional(),
  data: z.object({
    id: z.string().regex(/^[\w-]{1,64}$/),
    link: z
      .string()
      .max(2_048)
      .regex(/^https?:\/\/\S+$/),
    deletehash: orNull(z.string().min(1).max(256)),
    type: orNull(z.string().max(128)),
    width: orNull(z.number()),
    height: orNull(z.number()),
    size: orNull(z.number()),
    processing: orNull(z.object({ status: z.string() })),
  }),
});

/** The ticket of a video: its id will be known when it is ready. */
const ticketSchema = z.object({
  success: z.literal(true).optional(),
  data: z.object({ ticket: z.string().min(1).max(256) }),
});

const anything = z.unknown().optional();
const creditsSchema = z.object({
  data: z.object({
    UserLimit: anything,
    UserRemaining: anything,
    UserReset: anything,
    ClientLimit: anything,
    ClientRemaining: anything,
    ClientReset: anything,
  }),
});

/**
 * Parses the answer to an upload. Total: every answer, garbage too, gives one of the readings.
 * @param pageOrigin where the host's page of a picture is, with no slash at the end
 */
export function parseUpload(answer: HttpResponse, asker: RequestInfo, pageOrigin: string): UploadReading {
  const documents = jsonDocuments(answer.body ?? '');
  const facts = parseHeaders(answer.headers, answer.receivedAt);
  for (const each of documents) {
    const parsed = judge(uploadSchema, each);
    // A document that says success, with an id and a link, is believed over a status that says otherwise.
    if (!parsed.success || (!isSuccessStatus(answer.status) && parsed.data.success !== true)) continue;
    const image = imageOf(parsed.data.data, pageOrigin);
    const seen = observation(answer, 'header', facts.readings, null);
    // A video that is said to be complete may lead nowhere for a while all the same.
    const isVideo =
      parsed.data.data.processing !== null ||
      asker.media?.kind === 'video' ||
      image.mime?.startsWith('video/');
    if (isVideo) return { kind: 'processing', image, ticket: null, observation: seen };
    return { kind: 'uploaded', image, observation: seen };
  }
  for (const each of isSuccessStatus(answer.status) ? documents : []) {
    const parsed = judge(ticketSchema, each);
    if (!parsed.success) continue;
    const seen = observation(answer, 'header', facts.readings, null);
    return { kind: 'processing', image: null, ticket: parsed.data.data.ticket, observation: seen };
  }
  return refused(answer, asker, documents, 'header');
}

/** Parses one image, asked for by its id. */
export function parseImage(answer: HttpResponse, asker: RequestInfo, pageOrigin: string): ImageReading {
  const read = parseResponse(answer, asker, uploadSchema);
  if (read.kind !== 'read') return read;
  return { kind: 'seen', image: imageOf(read.value.data, pageOrigin), observation: read.observation };
}

const pollSchema = z.object({
  data: z.object({
    // PHP writes an object without entries as a list.
    done: z.record(z.string(), z.string().regex(/^[\w-]{1,64}$/)).catch({}),
  }),
});

/** Parses the site's answer about one ticket; anything but a clear answer tells nothing. */
export function parseTicket(status: number, body: string, ticket: string): TicketStatus {
  for (const each of isSuccessStatus(status) ? jsonDocuments(body) : []) {
    const parsed = judge(pollSchema, each);
    if (!parsed.success) continue;
    const id = parsed.data.data.done[ticket];
    return id === undefined ? { kind: 'pending' } : { kind: 'ready', id };
  }
  const why = errorData('bad-answer', `The ticket cannot be asked for (HTTP ${status})`);
  return { kind: 'unclear', failure: status === 429 ? errorData('rate-limited', 'Asked too often') : why };
}

/** Parses `GET /3/credits`; its own words go before its headers, which alone tell of POSTs. */
export function parseCredits(answer: HttpResponse, asker: RequestInfo): CreditsReading {
  const documents = jsonDocuments(answer.body ?? '');
  const facts = parseHeaders(answer.headers, answer.receivedAt);
  const serverNow = answer.receivedAt + (facts.clockOffsetMs ?? 0);
  for (const each of isSuccessStatus(answer.status) ? documents : []) {
    const parsed = judge(creditsSchema, each);
    if (!parsed.success) continue;
    const said = parsed.data.data;
    const user = parseBudget(said.UserLimit, said.UserRemaining, said.UserReset, serverNow);
    const client = parseBudget(said.ClientLimit, said.ClientRemaining, said.ClientReset, serverNow);
    if (!user && !client) continue;
    const readings = {
      ...facts.readings,
      ...(user && { user: { ...facts.readings.user, ...user } }),
      ...(client && { client: { ...facts.readings.client, ...client } }),
    };
    return { kind: 'read', observation: observation(answer, 'asked', readings, null) };
  }
  return refused(answer, asker, documents, 'asked');
}

const imagesSchema = z.object({
  data: z.array(
    uploadSchema.shape.data
      .extend({ name: orNull(z.string()), datetime: z.number().catch(0) })
      .nullable()
      .catch(null),
  ),
});

export type ImagesReading =
  | {
      readonly kind: 'read';
      /** In the order of the answer; null for an invalid one. `at` in ms by the server's clock. */
      readonly images: readonly ({ image: RemoteImage; name: string | null; at: number } | null)[];
      readonly observation: Observation;
    }
  | RefusedReading;

/** Parses one page of an account's own pictures, with the names under which they were uploaded. */
export function parseImages(answer: HttpResponse, asker: RequestInfo, pageOrigin: string): ImagesReading {
  const documents = jsonDocuments(answer.body ?? '');
  const facts = parseHeaders(answer.headers, answer.receivedAt);
  for (const each of isSuccessStatus(answer.status) && answer.brokenBy === null ? documents : []) {
    const parsed = judge(imagesSchema, each);
    if (!parsed.success) continue;
    const images = parsed.data.data.map(
      (one) => one && { image: imageOf(one, pageOrigin), name: one.name, at: one.datetime * 1000 },
    );
    return { kind: 'read', images, observation: observation(answer, 'header', facts.readings, null) };
  }
  return refused(answer, asker, documents, 'header');
}

/** Parses any other answer: the first document in it that matches the schema, with a good status, or a refusal. */
export function parseResponse<T>(
  answer: HttpResponse,
  asker: RequestInfo,
  schema: z.ZodType<T>,
): { readonly kind: 'read'; readonly value: T; readonly observation: Observation } | RefusedReading {
  const documents = jsonDocuments(answer.body ?? '');
  const facts = parseHeaders(answer.headers, answer.receivedAt);
  for (const each of isSuccessStatus(answer.status) ? documents : []) {
    const parsed = judge(schema, each);
    if (parsed.success)
      return {
        kind: 'read',
        value: parsed.data,
        observation: observation(answer, 'header', facts.readings, null),
      };
  }
  return refused(answer, asker, documents, 'header');
}

function imageOf(
  {
    id,
    link,
    deletehash,
    type,
    width,
    height,
    size,
  }: Omit<z.infer<typeof uploadSchema>['data'], 'processing'>,
  pageOrigin: string,
): RemoteImage {
  return {
    id,
    link: repairedLink(link),
    page: `${pageOrigin}/${id}`,
    deletehash,
    mime: type,
    width,
    height,
    bytes: size,
  };
}

const doneSchema = z.object({ success: z.literal(true).optional(), data: z.literal(true) });

/**
 * Parses the answer to a deletion. Imgur says yes to a second one for a while, and then that there is no such
 * picture: a document or a page of its own with 404.
 */
export function parseRemoval(answer: HttpResponse, asker: RequestInfo): RemovalReading {
  const documents = jsonDocuments(answer.body ?? '');
  const facts = parseHeaders(answer.headers, answer.receivedAt);
  const saysDone =
    isSuccessStatus(answer.status) && documents.some((each) => judge(doneSchema, each).success);
  const saysNone = saysMissing(answer);
  if (saysDone || saysNone)
    return { kind: 'removed', observation: observation(answer, 'header', facts.readings, null) };
  return refused(answer, asker, documents, 'header');
}

function refused(
  answer: HttpResponse,
  asker: RequestInfo,
  documents: readonly unknown[],
  source: Observation['source'],
): RefusedReading {
  const facts = parseHeaders(answer.headers, answer.receivedAt);
  const words = extractErrorTexts(answer.body ?? '', documents);
  const { status, origin, headers } = answer;
  const verdict = classifyError({ status, origin, location: redirectTarget(headers), words, facts }, asker);
  const seen = observation(answer, source, facts.readings, verdict.refusal);
  const isUnread = verdict.failure.code === 'bad-answer' || verdict.failure.code === 'foreign-answer';
  const cutShort = isSuccessStatus(status) && isUnread;
  if (answer.brokenBy && cutShort) {
    return { kind: 'refused', verdict: { ...verdict, ...answer.brokenBy }, observation: seen };
  }
  if (answer.body === null && cutShort) {
    const tooLong = errorData('bad-answer', `The answer (HTTP ${status}) was longer than any of Imgur's`);
    return { kind: 'refused', verdict: { ...verdict, failure: tooLong }, observation: seen };
  }
  return { kind: 'refused', verdict, observation: seen };
}

/**
 * True if Imgur says that it does not exist: with a document, or with a page of its own. Pages of others say 404 as
 * well, where a network answers in its place.
 */
export function saysMissing({ status, body, brokenBy }: HttpResponse): boolean {
  if (status !== 404 || brokenBy !== null) return false;
  const { form, texts } = extractErrorTexts(body ?? '', jsonDocuments(body ?? ''));
  return form === 'document' || texts.some((text) => /imgur|zoinks/i.test(text));
}

/** Returns the target of a redirect; null for any other answer. */
export function redirectTarget({ location }: RawHeaders): string | null {
  return typeof location === 'string' ? location : null;
}

function observation(
  answer: HttpResponse,
  source: Observation['source'],
  readings: Readonly<Partial<Record<BudgetId, BudgetReading>>>,
  refusal: Refusal | null,
): Observation {
  const { clockOffsetMs } = parseHeaders(answer.headers, answer.receivedAt);
  const { sentAt, receivedAt } = answer;
  return { sentAt, receivedAt, clockOffsetMs, readings, source, refusal };
}

const isSuccessStatus = (status: number) => status >= 200 && status < 300;

/** Repairs a link: those of WebM uploads end in a bare dot at times; Imgur serves every video as MP4. */
function repairedLink(link: string): string {
  return link.endsWith('.') ? `${link}mp4` : link;
}
