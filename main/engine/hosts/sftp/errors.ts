import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import { type NetworkError, toNetworkError } from '../http/network-errors.ts';

/** Status codes of SFTP (draft-ietf-secsh-filexfer-02, 7). */
export const status = { noSuchFile: 2, permissionDenied: 3, failure: 4 } as const;

/** A failure of the connection or of the server, with what may help. */
export class SshFailed extends Error {
  readonly trouble: NetworkError;
  constructor(trouble: NetworkError) {
    super(trouble.failure.message);
    this.trouble = trouble;
  }
}

/** What gets no better by itself: somebody has to know, and to decide. */
const needsSomebody: readonly ErrorCode[] = [
  'credentials-refused',
  'host-key-unknown',
  'host-key-changed',
  'bad-setting',
];

/** Creates a failure that the picture is not the cause of: it waits. */
export function sshFailure(code: ErrorCode, message: string, params: ErrorData['params'] = {}): SshFailed {
  const failure = errorData(code, message, params);
  const isForSomebody = needsSomebody.includes(code);
  return new SshFailed({
    failure,
    remedy: isForSomebody ? { kind: 'sign-in' } : { kind: 'back-off', atLeastMs: 0 },
  });
}

/** Maps anything that was thrown on the way to a failure. @param host for people */
export function sshTrouble(thrown: unknown, host: string, root: string): NetworkError {
  if (thrown instanceof SshFailed) return thrown.trouble;
  if (thrown instanceof AppError) return toNetworkError(thrown, host);
  const code = statusOf(thrown);
  if (code === status.permissionDenied)
    return sshFailure('storage-unwritable', `${host} does not allow writing to ${root}`, { name: root })
      .trouble;
  if (code === status.noSuchFile)
    return sshFailure('storage-missing', `${host} has no folder ${root}`, { what: 'folder', name: root })
      .trouble;
  if (code !== null) return sshFailure('server-trouble', `${host} cannot do it (status ${code})`).trouble;
  const level = levelOf(thrown);
  if (level === 'client-authentication' || level === 'agent')
    return sshFailure('credentials-refused', `${host} does not accept the user`, { host, reason: 'password' })
      .trouble;
  if (level === 'protocol' || level === 'handshake')
    return sshFailure('bad-answer', `${host} speaks no SSH that is understood here`, { host }).trouble;
  const isOfSocket = thrown instanceof Error && ('code' in thrown || !level);
  if (isOfSocket) return toNetworkError(thrown, host);
  return lost(host).trouble;
}

export function lost(host: string): SshFailed {
  return sshFailure('connection-lost', `The connection to ${host} broke`, { host });
}

/** Returns the status that an SFTP server answered with; null where it is another kind of error. */
export function statusOf(thrown: unknown): number | null {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : null;
}

function levelOf(thrown: unknown): string | null {
  return thrown instanceof Error && 'level' in thrown ? String(thrown.level) : null;
}
