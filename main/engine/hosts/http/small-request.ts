import type { Connections, HttpCall, HttpResult } from './connections.ts';

/** A request without a file: with a few fields, or with none. */
export interface SmallRequest extends Pick<HttpCall, 'method' | 'path' | 'headers'> {
  readonly form?: Readonly<Record<string, string>>;
}

/** Sends it, and returns whatever comes back. */
export function sendSmall(
  connections: Connections,
  { method, path, headers, form }: SmallRequest,
  signal: AbortSignal,
): Promise<HttpResult> {
  const bytes = form && Buffer.from(new URLSearchParams(form).toString());
  async function* parts() {
    if (bytes) yield bytes;
  }
  const body = bytes && { contentType: 'application/x-www-form-urlencoded', length: bytes.length, parts };
  return connections.call({ method, path, headers, body: body ?? null, signal });
}
