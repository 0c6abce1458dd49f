import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import type { Media } from '../../../../contract/media.ts';
import type { Remedy } from '../requests.ts';
import type { HttpResponse } from './response.ts';
import { headerOf, httpDate, retryAfter } from './times.ts';

/** An answer that is no success, explained. `isClearNo` false: the host may yet have done what was asked. */
export interface Refused {
  readonly kind: 'refused';
  readonly failure: ErrorData;
  readonly remedy: Remedy;
  readonly isClearNo: boolean;
}

/** Circumstances of an answer. */
export interface Asked {
  /** Proper name of the host, for messages. */
  readonly host: string;
  /** What was sent; null where no picture was. */
  readonly media: Media | null;
  /** Values that no message may repeat. */
  readonly secrets: readonly string[];
}

/** What a host's own answer says, where the answer is the host's own and not that of something on the way. */
export type Said = string | null;

/** The ways in which a host says no to a request, beyond its status. */
export type Meaning = 'too-big' | 'type' | 'credentials' | 'barred' | 'rate' | 'full' | 'no' | 'trouble';

const longestQuote = 200;

/** Cuts a host's sentence to what may be shown: no secret that was sent, and nothing that is shaped like one. */
export function quoteOf(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret.length > 2) clean = clean.replaceAll(secret, '…');
  return clean
    .replace(/\s+/g, ' ')
    .replace(/\b(?=[a-z]*\d)[0-9a-z]{15,}\b/gi, '…')
    .slice(0, longestQuote)
    .trim();
}

/** Builds the refusal of a meaning that the host put into words of its own. */
export function refusal(meaning: Meaning, answer: HttpResponse, asked: Asked, said: string): Refused {
  const quote = quoteOf(said, asked.secrets);
  const { host, media } = asked;
  const tell = (ours: string) => `${host} ${ours} (HTTP ${answer.status}${quote === '' ? '' : `: ${quote}`})`;
  const reason: ErrorData['params'] = quote === '' ? {} : { reason: quote };
  const no = (code: ErrorCode, ours: string, remedy: Remedy, params: ErrorData['params'] = {}): Refused => ({
    kind: 'refused',
    failure: errorData(code, tell(ours), params),
    remedy,
    isClearNo: true,
  });
  const nothing: Remedy = { kind: 'none' };
  const backOff: Remedy = { kind: 'back-off', atLeastMs: pauseOf(answer) };
  switch (meaning) {
    case 'too-big':
      return no('too-big', 'finds it too big', nothing, { bytes: media?.bytes ?? 0 });
    case 'type':
      return no('unsupported-type', `does not take ${media?.mime ?? 'it'}`, nothing, { type: typeOf(media) });
    case 'credentials': {
      // Where the host says so itself somebody has to correct them; without a word it may be a gateway's.
      const remedy: Remedy = said === '' ? backOff : { kind: 'sign-in' };
      return no('credentials-refused', 'does not know the key or token', remedy, { host, reason: 'key' });
    }
    case 'barred':
      return no('forbidden', 'does not allow it', backOff);
    case 'rate':
      return no('rate-limited', 'asks to send less often', backOff);
    case 'full':
      return no('storage-full', 'has no room left', backOff, { host });
    case 'no':
      return no('rejected', 'refuses it', nothing, reason);
    case 'trouble':
      return no('server-trouble', 'has trouble', backOff, { status: answer.status });
    default:
      return meaning satisfies never;
  }
}

/** What a host's sentences mean: the first that is found in its words. */
export type Sentences = readonly (readonly [RegExp, Meaning])[];

/** Explains a refusal by the host's own sentence; null where it has no meaning that is known. */
export function explainSentence(
  answer: HttpResponse,
  asked: Asked,
  said: Said,
  sentences: Sentences,
): Refused | null {
  if (said === null || said === '' || answer.status >= 500) return null;
  const known = sentences.find(([words]) => words.test(said));
  return known ? refusal(known[1], answer, asked, said) : null;
}

/** Explains a refusal by the host's own sentence, and else by what HTTP means with it. */
export const explainSaid = (answer: HttpResponse, asked: Asked, said: Said, sentences: Sentences): Refused =>
  explainSentence(answer, asked, said, sentences) ?? explainAnswer(answer, asked, said);

/**
 * Explains a refusal of a host that answers with a sentence for people as plain text. Such sentences are documented
 * nowhere: only what can mean one thing is taken for a no.
 */
export function explainText(answer: HttpResponse, asked: Asked, sentences: Sentences): Refused {
  const said = answer.brokenBy === null && !isPage(answer) ? (answer.body ?? '').trim() : '';
  const known = explainSentence(answer, asked, said, sentences);
  if (known) return known;
  // Their own status of a no, whose sentence may be about anything.
  if (said !== '' && answer.status === 412) return refusal('trouble', answer, asked, said);
  return explainAnswer(answer, asked, null);
}

/**
 * Explains any answer that is no success by what HTTP means with it. Only what the host itself says is a judgement on
 * the picture: an empty answer, a page, or what something on the way says is trouble, and is waited out.
 * @param said the host's own words, empty where it has none; null where the answer is not of the host's own shape
 */
export function explainAnswer(answer: HttpResponse, asked: Asked, said: Said): Refused {
  const { status, brokenBy } = answer;
  const by = (meaning: Meaning) => refusal(meaning, answer, asked, said ?? '');
  // Said by servers in front of the host as well, with a page of their own: it is about the size all the same.
  if (status === 413) return by('too-big');
  if (status === 415) return by('type');
  if (status === 429) return by('rate');
  if (status >= 200 && status < 300) return unread(answer, asked, said);
  if (status === 511 || (status >= 300 && status < 400)) return foreign(answer, asked, true);
  if (status >= 500 || [404, 405, 408, 410, 421, 425].includes(status)) {
    // A gateway that gave up waiting does not know what became of the request behind it.
    return { ...by('trouble'), isClearNo: status < 500 || status === 503 };
  }
  if (brokenBy !== null) return { kind: 'refused', ...brokenBy, isClearNo: true };
  if (said === null && isPage(answer)) return foreign(answer, asked, true);
  if (status === 401) return by('credentials');
  if (status === 403) return by(said === null ? 'barred' : 'credentials');
  return said === null ? foreign(answer, asked, true) : by('no');
}

/** Explains a yes without what was to be in it. It may have been carried out. */
function unread(answer: HttpResponse, asked: Asked, said: Said): Refused {
  if (answer.brokenBy !== null) return { kind: 'refused', ...answer.brokenBy, isClearNo: false };
  if (said === null && isPage(answer)) return foreign(answer, asked, false);
  const body = answer.body ?? '';
  const what = answer.body === null ? 'too long' : body.trim() === '' ? 'empty' : 'not to be understood';
  const why = `The answer of ${asked.host} is ${what} (HTTP ${answer.status})`;
  return {
    kind: 'refused',
    failure: errorData('bad-answer', why),
    remedy: { kind: 'back-off', atLeastMs: pauseOf(answer) },
    isClearNo: false,
  };
}

function foreign(answer: HttpResponse, { host }: Asked, isClearNo: boolean): Refused {
  const location = headerOf(answer, 'location');
  const to = location !== undefined && URL.parse(location, answer.origin) !== null ? location : null;
  const target = to === null ? '' : new URL(to, answer.origin).hostname.slice(0, 100);
  const params = {
    host: new URL(answer.origin).host,
    status: answer.status,
    ...(target === '' || target === new URL(answer.origin).hostname ? {} : { to: target }),
  };
  return {
    kind: 'refused',
    failure: errorData(
      'foreign-answer',
      `Something answers in place of ${host} (HTTP ${answer.status})`,
      params,
    ),
    remedy: { kind: 'back-off', atLeastMs: pauseOf(answer) },
    isClearNo,
  };
}

/** True for markup, which no program is meant to read. */
export function isPage(answer: Pick<HttpResponse, 'body' | 'headers'>): boolean {
  return /^\s*<(!doctype|html|\?xml|head|body)/i.test(answer.body ?? '');
}

/** Parses the answer as one JSON object; null for anything else. */
export function jsonOf({ body }: Pick<HttpResponse, 'body'>): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse((body ?? '').replace(/^\uFEFF/, ''));
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function pauseOf(answer: HttpResponse): number {
  const serverNow = httpDate(headerOf(answer, 'date')) ?? answer.receivedAt;
  return retryAfter(headerOf(answer, 'retry-after'), serverNow) ?? 0;
}

/** Returns the kind of file for people, such as `WEBP`. */
function typeOf(media: Media | null): string {
  return (media?.mime ?? '')
    .replace(/^[^/]*\/(x-|vnd\.)?/, '')
    .replace(/\+xml$/, '')
    .toUpperCase();
}
