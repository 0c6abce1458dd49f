import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import { distrustReason, untrusted } from '../../network/distrust.ts';
import { ProxyFailed, proxyTrouble } from '../../network/tunnel.ts';
import type { Remedy } from '../host.ts';

/** A request without an answer: why, and what may help. */
export interface NetworkError {
  readonly failure: ErrorData;
  readonly remedy: Remedy;
  /** True where the server said that it did nothing of the request, whatever of it was sent. */
  readonly isUnprocessed?: boolean;
}

/** No time was named: how long to wait is for others to say. */
const backOff: Remedy = { kind: 'back-off', atLeastMs: 0 };

/** Codes of Node and undici, by their meaning for us. */
const unresolvedCodes = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA'];
const unreachableCodes = [
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
/** Matches a stream that was reset, or a session that went away with all its streams. */
const http2Trouble = /^ERR_HTTP2_/;
const malformedResponse = /^(HPE_|UND_ERR_(HEADERS_OVERFLOW|RES_|RESPONSE))/;
const tlsFailure = /^(ERR_(TLS|SSL)_|ERR_OSSL|EPROTO$)/;

/** What to do about what was found out by ourselves; where nothing is said, nothing helps. */
const remedies: Partial<Record<ErrorCode, Remedy>> = {
  timeout: backOff,
  // Nothing goes past a proxy that is wanted: until it can be used there is no way.
  'bad-proxy': { kind: 'wait-for-network' },
};

/** Maps anything that a request threw to a failure. @param host for people, such as `api.imgur.com` */
export function toNetworkError(thrown: unknown, host: string): NetworkError {
  if (thrown instanceof AppError) {
    return { failure: thrown.data, remedy: remedies[thrown.data.code] ?? { kind: 'none' } };
  }
  if (thrown instanceof ProxyFailed) return { failure: proxyTrouble(thrown), remedy: proxyRemedy(thrown) };
  const code = codeOf(thrown);
  const isUnresolved = unresolvedCodes.includes(code);
  if (isUnresolved || unreachableCodes.includes(code)) {
    const params = { host, ...(isUnresolved ? { reason: 'name' } : {}) };
    const why = errorData('unreachable', `${host} cannot be reached (${code})`, params);
    return { failure: why, remedy: { kind: 'wait-for-network' } };
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    return {
      failure: errorData('timeout', `${host} did not answer in time`, { host }),
      remedy: { kind: 'wait-for-network' },
    };
  }
  const distrust = distrustReason(code);
  if (distrust !== null) return { failure: untrusted(host, distrust, null), remedy: backOff };
  if (tlsFailure.test(code)) {
    const params = { host, reason: 'tls' };
    const why = errorData('unreachable', `No secure connection to ${host} (${code})`, params);
    return { failure: why, remedy: backOff };
  }
  if (malformedResponse.test(code)) {
    const why = errorData('bad-answer', `${host} does not speak HTTP properly (${code})`, { host });
    return { failure: why, remedy: backOff };
  }
  if (connectionLostCodes.includes(code) || http2Trouble.test(code)) {
    const why = errorData('connection-lost', `The connection to ${host} broke (${code})`, { host });
    return { failure: why, remedy: backOff, isUnprocessed: isRefusedStream(thrown) };
  }
  const words = thrown instanceof Error ? thrown.name : typeof thrown;
  return { failure: errorData('internal', `Sending failed (${words} ${code})`), remedy: { kind: 'none' } };
}

/**
 * Returns the remedy of a proxy failure. An unreachable proxy is like an unreachable network; what it refuses takes
 * a user to change.
 */
const proxyRemedy = ({ reason }: ProxyFailed): Remedy =>
  reason === 'unreachable' ? { kind: 'wait-for-network' } : backOff;

/**
 * True for a stream that the server closed before it did anything with it, by its word
 * (https://www.rfc-editor.org/rfc/rfc9113#name-request-reliability). Node tells the code in the message alone.
 */
const isRefusedStream = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.message.endsWith('NGHTTP2_REFUSED_STREAM');

/** Returns the code of an error, or of the first of those that stand for the several addresses of one host. */
function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  // What undici's parser finds on its own, before that of Node, has no code.
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  if (thrown.name === 'HTTPParserError') return 'HPE_INVALID';
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  return thrown.cause === undefined ? '' : codeOf(thrown.cause);
}
