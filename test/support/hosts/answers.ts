import type { HttpResponse } from '../../../main/engine/hosts/http/response.ts';

/** An answer as it would have come over the wire. */
export const answerOf = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
  origin: 'https://host.example',
  status,
  headers,
  body,
  brokenBy: null,
  sentAt: 1_000,
  receivedAt: 2_000,
});
