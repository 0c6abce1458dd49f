import type { Credentials, Refused } from '../host.ts';
import type { Connections, HttpCall, HttpResult } from '../http/connections.ts';
import type { HttpResponse } from '../http/response.ts';
import type { RequestInfo } from './errors.ts';
import { checkCredentials, requestHeaders } from './request-headers.ts';
import type { RefusedReading } from './responses.ts';

/** A request with a few fields or none, and no picture. */
export interface SimpleRequest extends Pick<HttpCall, 'method' | 'path'> {
  readonly form?: URLSearchParams;
  /** Called before the last byte leaves: until it returns, the server cannot have the whole of it. */
  readonly onCommit?: () => void;
}

/** Sends it, and returns whatever comes back. */
export function send(
  connections: Connections,
  { method, path, form, onCommit }: SimpleRequest,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<HttpResult> {
  const bytes = form && Buffer.from(form.toString());
  async function* parts(ending: AbortSignal) {
    if (!bytes) return;
    yield bytes.subarray(0, -1);
    ending.throwIfAborted();
    onCommit?.();
    yield bytes.subarray(-1);
  }
  const body = bytes && { contentType: 'application/x-www-form-urlencoded', length: bytes.length, parts };
  return connections.call({
    method,
    path,
    headers: requestHeaders(credentials),
    body: body ?? null,
    signal,
  });
}

/**
 * Sends a request and parses its answer, where retries are harmless. Total: whatever goes wrong is a value.
 * @param read what an answer says; refusals that it gives come back as failures
 */
export async function ask<R extends { readonly kind: string }>(
  connections: Connections,
  request: SimpleRequest,
  credentials: Credentials,
  signal: AbortSignal,
  read: (answer: HttpResponse, asker: RequestInfo) => R,
): Promise<Exclude<R, { readonly kind: 'refused' }> | Refused> {
  const bad = checkCredentials(credentials);
  if (bad) return { kind: 'failed', ...bad, observation: null };
  const result = await send(connections, request, credentials, signal);
  if (result.kind === 'broken') return { kind: 'failed', ...result.trouble, observation: null };
  const found = read(result.answer, { credentials, media: null, isChange: true });
  return isRefused(found) ? failureOf(found) : (found as Exclude<R, { readonly kind: 'refused' }>);
}

function failureOf({ verdict, observation }: Pick<RefusedReading, 'verdict' | 'observation'>): Refused {
  return { kind: 'failed', failure: verdict.failure, remedy: verdict.remedy, observation };
}

const isRefused = (found: { readonly kind: string }): found is RefusedReading => found.kind === 'refused';
