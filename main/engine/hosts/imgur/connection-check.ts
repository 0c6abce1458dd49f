import type { ErrorData } from '../../../../contract/errors.ts';
import type { Connections } from '../http/connections.ts';
import { classifyError } from './errors.ts';
import { extractErrorTexts, jsonDocuments } from './json-documents.ts';
import { parseHeaders } from './response-headers.ts';
import { redirectTarget } from './responses.ts';

/**
 * Checks that Imgur's API answers, by asking for the budgets without credentials, which costs nothing and is
 * refused: whatever the API says, it says so in a document of its own, and the sign-in page of a network does not.
 */
export async function checkConnection(
  connections: Connections,
  signal: AbortSignal,
): Promise<ErrorData | null> {
  const result = await connections.call({
    method: 'GET',
    path: '/3/credits',
    headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Snapferry' },
    body: null,
    signal,
  });
  if (result.kind === 'broken') return result.trouble.failure;
  const { status, headers, body, origin, receivedAt } = result.answer;
  const location = redirectTarget(headers);
  const words = extractErrorTexts(body ?? '', jsonDocuments(body ?? ''));
  if (words.form === 'document' && status < 500) return null;
  const facts = parseHeaders(headers, receivedAt);
  const asker = { credentials: { kind: 'anonymous', clientId: '' }, media: null } as const;
  return classifyError({ status, origin, location, words, facts }, asker).failure;
}
