import { errors } from 'undici';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Remedy } from '../host.ts';

/** Why no answer came, and what may help. */
export interface NetworkError {
  readonly failure: ErrorData;
  readonly remedy: Remedy;
}

const second = 1_000;
const backOff = (atLeastMs: number): Remedy => ({ kind: 'back-off', atLeastMs });

/** Codes of Node and undici by what they mean to us. */
const unreachableCodes = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENODATA',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ECONNREFUSED',
  'EACCES',
  'EPERM',
];
const connectionLostCodes = [
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_INFO',
  'UND_ERR_ABORTED',
];
const malformedResponse = /^(HPE_|UND_ERR_(HEADERS_OVERFLOW|RES_|RESPONSE))/;
const tlsFailure = /^(CERT_|ERR_(TLS|SSL)_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_OSSL)|_CERT|^EPROTO$/;

/** What to do about a request that timed out or that its caller called off. */
const remedies = { timeout: backOff(15 * second), cancelled: { kind: 'none' } } as const;

/**
 * Whatever a request threw, as a failure.
 * @param host for people, such as `api.imgur.com`
 */
export function toNetworkError(thrown: unknown, host: string): NetworkError {
  if (thrown instanceof AppError) {
    const { code } = thrown.data;
    const remedy = code === 'timeout' || code === 'cancelled' ? remedies[code] : { kind: 'none' as const };
    return { failure: thrown.data, remedy };
  }
  const code = codeOf(thrown);
  if (unreachableCodes.includes(code)) {
    const why = errorData('unreachable', `${host} cannot be reached (${code})`, { host });
    return { failure: why, remedy: { kind: 'wait-for-network' } };
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    return {
      failure: errorData('timeout', `${host} did not answer in time`, { host }),
      remedy: { kind: 'wait-for-network' },
    };
  }
  if (tlsFailure.test(code)) {
    const why = errorData('unreachable', `No trustworthy connection to ${host} (${code})`, { host });
    return { failure: why, remedy: backOff(60 * second) };
  }
  if (malformedResponse.test(code)) {
    const why = errorData('bad-answer', `${host} does not speak HTTP properly (${code})`, { host });
    return { failure: why, remedy: backOff(30 * second) };
  }
  if (connectionLostCodes.includes(code)) {
    const why = errorData('connection-lost', `The connection to ${host} broke (${code})`, { host });
    return { failure: why, remedy: backOff(5 * second) };
  }
  const words = thrown instanceof Error ? thrown.name : typeof thrown;
  return { failure: errorData('internal', `Sending failed (${words} ${code})`), remedy: { kind: 'none' } };
}

/** The code of an error, or of the first of those that stand for the several addresses of one host. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  // What undici's parser finds on its own, before that of Node, has no code.
  if (thrown instanceof errors.HTTPParserError) return thrown.code ?? 'HPE_INVALID';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  return thrown.cause === undefined ? '' : codeOf(thrown.cause);
}
