import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import { type Asked, explainAnswer, isPage, type Refused } from '../http/refusals.ts';
import type { HttpResponse } from '../http/response.ts';

/** True for the answer to a PUT that stored. Servers put pages around a 201; a plain 200 with one is a portal's. */
export function isStored(answer: HttpResponse): boolean {
  const { status, brokenBy } = answer;
  if (brokenBy !== null) return false;
  return status === 201 || status === 204 || (status === 200 && !isPage(answer));
}

/** Returns the failure of a folder that is not there. */
export function missing(name: string): Refused {
  return refused('storage-missing', `There is no folder ${name}`, { what: 'folder', name });
}

/**
 * Explains an answer of a WebDAV server that is no success (RFC 4918, 9 and 11). Its errors are pages, so a page says
 * nothing of who it is from.
 * @param folder the path of the folder, for people
 */
export function explainDav(answer: HttpResponse, asked: Asked, folder: string): Refused {
  const { status } = answer;
  const { host } = asked;
  switch (status) {
    case 401: {
      const no = refused('credentials-refused', `${host} does not accept the user`, {
        host,
        reason: 'password',
      });
      // Nothing gets better by itself, and somebody has to know.
      return { ...no, remedy: { kind: 'sign-in' } };
    }
    case 403:
      return refused('storage-unwritable', `${host} does not allow it (HTTP 403)`, {
        name: folder,
        reason: 'right',
      });
    case 404:
    case 409:
      return missing(folder);
    case 405:
    case 501:
      return refused('bad-setting', `${host} does not speak WebDAV there (HTTP ${status})`, {
        field: 'url',
        reason: 'webdav',
      });
    case 423:
      return refused('server-trouble', `${host} has locked it (HTTP 423)`, { status });
    case 507:
      return refused('storage-full', `There is no room left at ${host}`, { host });
    default:
      return explainAnswer(answer, asked, isPage(answer) ? null : '');
  }
}

/**
 * Explains a 401 of a server that is signed in to in the other way alone: name and password may be right.
 * @returns null for any other answer
 */
export function otherWay(answer: HttpResponse, auth: 'basic' | 'digest'): Refused | null {
  if (answer.status !== 401) return null;
  const offered = [answer.headers['www-authenticate'] ?? []].flat().join(', ');
  const other = auth === 'basic' ? 'digest' : 'basic';
  const has = (scheme: string) => new RegExp(`(^|,)\\s*${scheme}\\b`, 'i').test(offered);
  if (!has(other) || has(auth)) return null;
  const params = { field: 'auth', reason: 'signin', choices: other };
  const no = refused('bad-setting', `The server wants to be signed in to by ${other}`, params);
  return { ...no, remedy: { kind: 'sign-in' } };
}

function refused(code: ErrorCode, message: string, params: ErrorData['params']): Refused {
  return {
    kind: 'refused',
    failure: errorData(code, message, params),
    remedy: { kind: 'back-off', atLeastMs: 0 },
    isClearNo: true,
  };
}
