import { z } from 'zod';
import type { Clock } from '../main/engine/clock.ts';
import {
  errorResponse,
  errorsList,
  exceptionResponse,
  htmlPage,
  type JsonResponse,
  type RawResponse,
} from './responses.ts';
import { Schedule, scheduleFields } from './schedule.ts';

/** Kinds of calls; faults are restricted by them, and the log contains them. */
export const routeKinds = [
  'upload',
  'image',
  'album',
  'gallery',
  'account',
  'credits',
  'token',
  'authorize',
  'registration',
  'poll',
  'link',
  'control',
  'none',
] as const;
export type RouteKind = (typeof routeKinds)[number];

/** Lists all faults that can be injected, named by what a client sees of them. */
const faultKinds = [
  // Refusals without an announcement in the headers
  'limited-errors',
  'limited-two-documents',
  'limited-html',
  'limited-minutes',
  'client-frozen',
  // Misleading headers
  'reset-unit',
  'no-headers',
  'retry-after-zero',
  // A server in trouble
  'over-capacity-403',
  'over-capacity-500',
  'over-capacity-1203',
  'over-capacity-html',
  'varnish',
  'first-byte-timeout',
  'bad-gateway',
  'internal-error',
  'internal-error-html',
  'expectation-failed',
  // Answers of another server in its place
  'redirect',
  'html-ok',
  'html-forbidden',
  'html-not-found',
  'empty-ok',
  // Connections
  'reset-before-body',
  'reset-mid-body',
  /** The whole body came and was not stored. */
  'reset-after-body',
  /** The body was stored, and the answer is lost: the connection is closed, or stays silent. */
  'reply-lost',
  'unanswered',
  'cut-answer',
  'truncated-json',
  'stall',
  'slow-answer',
  'slow-loris',
  // Carried out at once, answered late
  'late-answer',
  // Missing permissions
  'forbidden-edge',
  'banned-country',
  'token-revoked',
  'refresh-invalid',
  'client-flaps',
  'client-revoked',
  'authorize-1024',
  'authorize-429',
  'registration-closed',
  // Answers that look like success
  'error-in-success',
  'hollow-yes',
  'album-without-deletehash',
  'album-locked',
  'dead-link',
  'late-mp4',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const faultSchema = z.object({
  kind: z.enum(faultKinds),
  ...scheduleFields,
  /** Kinds of calls that it affects; default: those where it was seen in the wild. */
  routes: z.array(z.enum(routeKinds)).min(1).optional(),
  /** Restricts it to requests from this address. */
  ip: z.string().optional(),
  /** For `slow-answer`, `slow-loris`, `late-answer`, `expectation-failed`, `late-mp4`: duration in ms. */
  waitMs: z.number().min(0).optional(),
  /** For `limited-minutes`: the number in its text. */
  minutes: z.number().int().min(0).optional(),
  /** For `reset-mid-body`: after how many bytes of the body; default: half of it. */
  bytes: z.number().int().min(0).optional(),
});
export type Fault = z.input<typeof faultSchema>;
/** A fault as applied to one request; `isLast`: it does not affect the next request. */
export type ActiveFault = z.output<typeof faultSchema> & { readonly isLast: boolean };

const defaultRoutes: Partial<Record<FaultKind, readonly RouteKind[]>> = {
  'token-revoked': ['upload', 'image', 'album', 'gallery', 'account', 'credits'],
  'refresh-invalid': ['token'],
  'authorize-1024': ['authorize'],
  'authorize-429': ['authorize'],
  'registration-closed': ['registration'],
  'error-in-success': ['account'],
  'hollow-yes': ['image'],
  'album-without-deletehash': ['album'],
  'album-locked': ['album'],
  'late-answer': ['album'],
};

/** Holds the planned faults, in order; each request meets at most one. */
export class FaultPlan {
  readonly #now: () => number;
  readonly #random: () => number;
  #ordered: { readonly fault: z.output<typeof faultSchema>; readonly schedule: Schedule; met: number }[] = [];

  /** @param random for faults with a chance; 0 inclusive to 1 exclusive */
  constructor(clock: Pick<Clock, 'now'>, random: () => number) {
    this.#now = () => clock.now();
    this.#random = random;
  }

  add(fault: Fault): void {
    const ordered = faultSchema.parse(fault);
    this.#ordered.push({ fault: ordered, schedule: new Schedule(ordered, this.#now()), met: 0 });
  }

  clear(): void {
    this.#ordered = [];
  }

  /** Consumes the fault for this request. */
  take(route: RouteKind, ip: string): ActiveFault | null {
    const now = this.#now();
    this.#ordered = this.#ordered.filter(({ schedule }) => !schedule.isOver(now));
    for (const entry of this.#ordered) {
      const { fault, schedule } = entry;
      const routes = fault.routes ?? defaultRoutes[fault.kind] ?? ['upload'];
      if (!routes.includes(route) || (fault.ip !== undefined && fault.ip !== ip)) continue;
      if (!schedule.meets(now, this.#random)) continue;
      entry.met += 1;
      if (fault.kind === 'client-flaps' && entry.met % 2 === 0) return null;
      return { ...fault, isLast: schedule.isOver(now) };
    }
    return null;
  }
}

/** All requests but the last, which is refused, only see the frozen number. */
const isHeaderOnly = (fault: ActiveFault) => fault.kind === 'client-frozen' && !fault.isLast;

const overCapacityPage =
  '<!doctype html><html><head><title>Imgur: over capacity</title></head><body><h1>Imgur is over capacity!</h1><p>We can\u2019t load your kittens right now. Please try again in a minute.</p></body></html>';

const varnishPage =
  '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html><head><title>503 Backend is unhealthy</title></head><body><h1>Error 503 Backend is unhealthy</h1><p>Backend is unhealthy</p><h3>Error 54113</h3><p>Details: cache-sandbox 1700000000 0</p><hr><p>Varnish cache server</p></body></html>';

/** As users quoted it; its status is unknown. */
const errorPage =
  '<!doctype html><html><head><title>Imgur</title></head><body><h1>Error <span>(1024)</span></h1><p>Sorry! There was an error (code:&nbsp;<b>1024</b>) retrieving the page you requested. Try refreshing or double checking your URL.</p></body></html>';

const htmlResponse = (status: number, body: string, headers?: Record<string, string>): RawResponse => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  ...(headers ? { headers } : {}),
});

export const tooManyRequests = () => errorsList(429, 'Too Many Requests', 'Too Many Requests');

/** Returns two JSON documents, one behind the other. */
export const duplicatedTooManyRequests = (): RawResponse => ({
  status: 429,
  type: 'application/json',
  body: `${tooManyRequests().body}{"data":{"error":"Too Many Requests"},"success":false,"status":429}`,
});

export const uploadingTooFast = (minutes: number) =>
  exceptionResponse(429, 429, `You are uploading too fast. Please wait ${minutes} more minutes.`, 400);

const responsesByFault: Partial<Record<FaultKind, (fault: ActiveFault) => JsonResponse | RawResponse>> = {
  'limited-errors': tooManyRequests,
  'limited-two-documents': duplicatedTooManyRequests,
  'limited-html': () => htmlPage(429, '429 Too Many Requests'),
  'limited-minutes': (fault) => uploadingTooFast(fault.minutes ?? 42),
  'client-frozen': () => errorResponse(429, 'Daily client requests exceeded'),
  'retry-after-zero': () => htmlResponse(503, varnishPage, { 'retry-after': '0' }),
  'over-capacity-403': () =>
    errorResponse(403, 'Imgur is temporarily over capacity. Please try again later.'),
  'over-capacity-500': () =>
    errorResponse(500, 'Imgur is temporarily over capacity. Please try again later.'),
  'over-capacity-1203': () =>
    errorResponse(403, 'Imgur is temporarily over capacity. Please try again later.', 1203),
  'over-capacity-html': () => htmlResponse(500, overCapacityPage),
  varnish: () => htmlResponse(503, varnishPage),
  'first-byte-timeout': () => htmlPage(503, '503 first byte timeout', 'Error 503 first byte timeout'),
  'bad-gateway': () => htmlPage(502, '502 Bad Gateway'),
  'internal-error': () => errorResponse(500, 'Internal server error'),
  'internal-error-html': () => htmlPage(500, '500 Internal Server Error'),
  'expectation-failed': () => errorResponse(417, 'Internal expectation failed'),
  redirect: () => htmlResponse(302, '', { location: 'https://login.hotel.example/?next=imgur' }),
  'html-ok': () => htmlPage(200, 'Welcome to the hotel network', 'Authentication required. Your client id?'),
  'html-forbidden': () =>
    htmlPage(403, '403 Forbidden', 'Rate limit? Blocked by the filter of this network.'),
  'html-not-found': () => htmlPage(404, '404 Not Found'),
  'empty-ok': () => htmlResponse(200, ''),
  'forbidden-edge': () => ({
    status: 400,
    type: 'application/json',
    body: JSON.stringify({
      data: { error: 'These actions are forbidden.' },
      success: false,
      status: 400,
    }),
    headers: { 'cdn-error': 'yes' },
  }),
  'banned-country': () => exceptionResponse(400, 1016, 'Uploads from your country are not accepted.'),
  'refresh-invalid': () => errorResponse(400, 'Invalid refresh token'),
  'client-flaps': () => errorResponse(403, 'Invalid client_id'),
  'client-revoked': () => errorResponse(403, 'Invalid client_id'),
  'authorize-1024': () => htmlResponse(200, errorPage),
  'authorize-429': () => htmlPage(429, '429 Too Many Requests'),
  'registration-closed': () => htmlResponse(301, '', { location: '/' }),
  'error-in-success': () => ({
    status: 200,
    success: true,
    data: { error: 'Unable to process this request' },
  }),
  'hollow-yes': () => ({ status: 200, success: true, data: true }),
  'album-locked': () => exceptionResponse(400, 403, 'Cannot change album contents while in gallery', 400),
};

/** Returns the answer that replaces the real one, or null for a fault of another sort. */
export function faultResponse(fault: ActiveFault): JsonResponse | RawResponse | null {
  if (isHeaderOnly(fault)) return null;
  return responsesByFault[fault.kind]?.(fault) ?? null;
}
