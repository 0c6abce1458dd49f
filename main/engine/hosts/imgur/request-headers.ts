import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Credentials, Remedy } from '../host.ts';

/** Returns the headers that identify us in every request. */
export function requestHeaders(credentials: Credentials): Record<string, string> {
  const authorization =
    credentials.kind === 'account'
      ? `Bearer ${credentials.accessToken}`
      : `Client-ID ${clientIdOf(credentials)}`;
  return {
    authorization,
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'Snapferry',
  };
}

/** Returns the application's id; empty where the request names none. */
export function clientIdOf(credentials: Credentials): string {
  return credentials.kind === 'own' ? '' : credentials.clientId;
}

/** Finds credentials that could not even be put into a header. */
export function checkCredentials(credentials: Credentials): { failure: ErrorData; remedy: Remedy } | null {
  const isSendable = (value: string) => /^[\x21-\x7e]+$/.test(value);
  if (credentials.kind === 'account') {
    if (isSendable(credentials.accessToken)) return null;
    return {
      failure: errorData('sign-in-needed', 'There is no usable access token'),
      remedy: { kind: 'sign-in' },
    };
  }
  const clientId = clientIdOf(credentials);
  if (clientId === '') {
    return { failure: errorData('no-client-id', 'No Client-ID is set'), remedy: { kind: 'client-id' } };
  }
  if (isSendable(clientId)) return null;
  return {
    failure: errorData('bad-client-id', 'The Client-ID has impossible characters'),
    remedy: { kind: 'client-id' },
  };
}
