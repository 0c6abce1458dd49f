import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import { type Asked, explainAnswer, quoteOf, type Refused, refusal } from '../http/refusals.ts';
import type { HttpResponse } from '../http/response.ts';
import { headerOf, httpDate } from '../http/times.ts';
import type { Bucket } from './settings.ts';

/** An error as S3 tells it. */
interface S3Error {
  readonly code: string;
  readonly message: string;
  readonly region: string | null;
}

/** What the codes of S3 and of those who speak like it mean for us. */
type Meaning =
  | { readonly as: 'too-big' | 'type' | 'rate' | 'trouble' | 'no' }
  | { readonly as: 'credentials'; readonly reason: 'key' | 'secret' | 'expired' | 'other' }
  | { readonly as: 'denied' | 'bucket' | 'region' | 'clock' | 'full' | 'broken' | 'acl' };

const credentials = (reason: 'key' | 'secret' | 'expired' | 'other'): Meaning => ({
  as: 'credentials',
  reason,
});

/** Codes by docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, and those of MinIO, R2 and Garage beside. */
const meanings: Readonly<Record<string, Meaning>> = {
  InvalidAccessKeyId: credentials('key'),
  NotSignedUp: credentials('key'),
  SignatureDoesNotMatch: credentials('secret'),
  InvalidToken: credentials('expired'),
  ExpiredToken: credentials('expired'),
  TokenRefreshRequired: credentials('expired'),
  InvalidSecurity: credentials('other'),
  Unauthorized: credentials('other'),
  CredentialsNotSupported: credentials('other'),
  AccessDenied: { as: 'denied' },
  AllAccessDisabled: { as: 'denied' },
  AccountProblem: { as: 'denied' },
  UnauthorizedAccess: { as: 'denied' },
  MethodNotAllowed: { as: 'denied' },
  NoSuchBucket: { as: 'bucket' },
  InvalidBucketName: { as: 'bucket' },
  PermanentRedirect: { as: 'region' },
  TemporaryRedirect: { as: 'region' },
  Redirect: { as: 'region' },
  AuthorizationHeaderMalformed: { as: 'region' },
  AuthorizationQueryParametersError: { as: 'region' },
  InvalidRegion: { as: 'region' },
  IllegalLocationConstraintException: { as: 'region' },
  RequestTimeTooSkewed: { as: 'clock' },
  RequestExpired: { as: 'clock' },
  SlowDown: { as: 'rate' },
  SlowDownRead: { as: 'rate' },
  SlowDownWrite: { as: 'rate' },
  RequestLimitExceeded: { as: 'rate' },
  TooManyRequests: { as: 'rate' },
  BandwidthLimitExceeded: { as: 'rate' },
  EntityTooLarge: { as: 'too-big' },
  MaxMessageLengthExceeded: { as: 'too-big' },
  QuotaExceeded: { as: 'full' },
  InsufficientCapacity: { as: 'full' },
  InsufficientStorage: { as: 'full' },
  XMinioStorageFull: { as: 'full' },
  XMinioAdminBucketQuotaExceeded: { as: 'full' },
  // Something between us lost or changed bytes: the same again may go well.
  BadDigest: { as: 'broken' },
  XAmzContentSHA256Mismatch: { as: 'broken' },
  IncompleteBody: { as: 'broken' },
  RequestTimeout: { as: 'broken' },
  AccessControlListNotSupported: { as: 'acl' },
};

/** Reads the error of an answer; null where it is none of S3's. */
function errorIn(answer: HttpResponse): S3Error | null {
  const body = answer.body ?? '';
  if (!/<Error[\s>]/.test(body)) return null;
  const text = (tag: string) => {
    const found = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(body)?.[1];
    return found === undefined ? null : plain(found);
  };
  const code = text('Code');
  if (code === null) return null;
  const region = headerOf(answer, 'x-amz-bucket-region') ?? text('Region');
  return { code, message: text('Message') ?? '', region };
}

/** Returns the code of an answer's error, null where it has none. */
export function errorCodeOf(answer: HttpResponse): string | null {
  return errorIn(answer)?.code ?? null;
}

/** Explains any answer of S3 that is no success. Total. */
export function explainS3(answer: HttpResponse, asked: Asked, bucket: Bucket): Refused {
  const found = errorIn(answer);
  if (found === null) return withoutWords(answer, asked, bucket);
  const { code, message, region } = found;
  const meaning = meaningOf(found, answer.status);
  const quote = quoteOf(message, asked.secrets);
  const refuse = (as: ErrorCode, ours: string, params: ErrorData['params']): Refused => ({
    kind: 'refused',
    failure: errorData(as, `${ours} (${code}${quote === '' ? '' : `: ${quote}`})`, params),
    remedy: { kind: 'back-off', atLeastMs: 0 },
    isClearNo: true,
  });
  const { host } = asked;
  switch (meaning.as) {
    case 'credentials': {
      const params = { host, reason: meaning.reason };
      const no = refuse('credentials-refused', `${host} does not accept the key`, params);
      // Nothing gets better by itself, and somebody has to know.
      return { ...no, remedy: { kind: 'sign-in' } };
    }
    case 'denied':
      return refuse('storage-unwritable', `The key may not do this at ${host}`, { name: bucket.name });
    case 'bucket':
      return missing(host, bucket.name);
    case 'region':
      return refuse(
        'wrong-region',
        `The bucket is not in ${bucket.region}`,
        region === null ? {} : { region },
      );
    case 'clock':
      return refuse('clock-wrong', `The clocks of ${host} and this computer differ`, {
        host,
        minutes: minutesOff(answer),
      });
    case 'full':
      return refuse('storage-full', `There is no room left at ${host}`, { host });
    case 'broken':
      return refuse('connection-lost', `What arrived at ${host} is not what was sent`, { host });
    case 'acl':
      return refuse('bad-setting', 'The bucket has no access control lists', { field: 'acl', reason: 'acl' });
    default:
      return refusal(meaning.as, answer, asked, `${code} ${message}`);
  }
}

/** Returns the failure of a bucket that is not there. */
export function missing(host: string, name: string): Refused {
  return {
    kind: 'refused',
    failure: errorData('storage-missing', `${host} has no bucket called ${name}`, { what: 'bucket', name }),
    remedy: { kind: 'back-off', atLeastMs: 0 },
    isClearNo: true,
  };
}

function meaningOf({ code, message }: S3Error, status: number): Meaning {
  // Garage and B2 say so much with one code that only the sentence tells it apart.
  if (code === 'AccessDenied' && /signature/i.test(message)) return credentials('secret');
  if (code === 'AccessDenied' && /no such key|access key/i.test(message)) return credentials('key');
  if (code === 'AccessDenied' && /\bcap\b|quota/i.test(message)) return { as: 'full' };
  if (code === 'AccessDenied' && /expired/i.test(message)) return { as: 'clock' };
  const known = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  if (known) return known;
  if (status === 429) return { as: 'rate' };
  return { as: status >= 500 ? 'trouble' : 'no' };
}

/** Explains an answer without an error of S3's by its status. */
function withoutWords(answer: HttpResponse, asked: Asked, bucket: Bucket): Refused {
  const { status } = answer;
  const region = headerOf(answer, 'x-amz-bucket-region');
  if (status === 301 && region !== undefined)
    return {
      kind: 'refused',
      failure: errorData('wrong-region', `The bucket is in ${region}, and not in ${bucket.region}`, {
        region,
      }),
      remedy: { kind: 'back-off', atLeastMs: 0 },
      isClearNo: true,
    };
  return explainAnswer(answer, asked, null);
}

function minutesOff(answer: HttpResponse): number {
  const server = httpDate(headerOf(answer, 'date'));
  return server === null ? 0 : Math.round(Math.abs(server - answer.receivedAt) / 60_000);
}

function plain(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(#\d+|\w+);/g, (whole, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1)) % 0x110000) : (named[name] ?? whole),
  );
}
