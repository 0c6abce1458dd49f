import type { Account, Accounts } from './accounts.ts';
import { errorResponse, type JsonResponse } from './responses.ts';

/** Identifies the caller. An account calls through an application too. */
export interface Caller {
  readonly clientId: string;
  readonly account: Account | null;
}

const wellFormedClientId = /^[0-9a-f]{15}$/;

/**
 * Authenticates a request as Imgur does: the scheme's exact letters and one space, or `client_id` in the query; each
 * error has a text of its own.
 */
export function authenticate(
  header: string | undefined,
  queryClientId: string | null,
  accounts: Accounts,
  clientIds: readonly string[] | null,
): Caller | JsonResponse {
  if (header === undefined) {
    return queryClientId === null
      ? errorResponse(401, 'Authentication required')
      : application(queryClientId, clientIds);
  }
  const value = header.trim();
  if (value === '' || value === 'Bearer' || value === 'Client-ID') {
    return errorResponse(403, 'The access token was not found.');
  }
  if (value.startsWith('Client-ID ')) return application(value.slice('Client-ID '.length), clientIds);
  if (!value.startsWith('Bearer ')) return errorResponse(403, 'Malformed auth header');
  const session = accounts.bearer(value.slice('Bearer '.length));
  return session ?? errorResponse(403, 'The access token provided is invalid.');
}

export function isKnownApplication(clientId: string, clientIds: readonly string[] | null): boolean {
  return clientIds === null ? wellFormedClientId.test(clientId) : clientIds.includes(clientId);
}

function application(clientId: string, clientIds: readonly string[] | null): Caller | JsonResponse {
  return isKnownApplication(clientId, clientIds)
    ? { clientId, account: null }
    : errorResponse(403, 'Invalid client_id');
}
