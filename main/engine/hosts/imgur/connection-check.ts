import type { ErrorData } from '../../../../contract/errors.ts';
import { classifyError } from './errors.ts';
import { extractErrorTexts, jsonDocuments } from './json-documents.ts';
import type { Connections } from './request.ts';
import { parseHeaders } from './response-headers.ts';
import { redirectTarget } from './responses.ts';

/** Asks for the API's front page, which costs nothing: whatever it says, only the API may have said it. */
export async function checkConnection(
  connections: Connections,
  signal: AbortSignal,
): Promise<ErrorData | null> {
  const result = await connections.call({
    method: 'GET',
    path: '/',
    headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Snapferry' },
    body: null,
    signal,
  });
  if (result.kind === 'broken') return result.trouble.failure;
  const { status, headers, body, origin, receivedAt } = result.answer;
  const location = redirectTarget(headers);
  const words = extractErrorTexts(body ?? '', jsonDocuments(body ?? ''));
  const facts = parseHeaders(headers, receivedAt);
  const asker = { credentials: { kind: 'anonymous', clientId: '' }, media: null } as const;
  const { failure } = classifyError({ status, origin, location, words, facts }, asker);
  const isElsewhere = failure.code === 'foreign-answer' && failure.params.to !== undefined;
  return status >= 500 || isElsewhere ? failure : null;
}
