import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Media } from '../../../../contract/media.ts';
import type { BudgetId, BudgetReading, Refusal } from '../../scheduler/types.ts';
import type { Credentials, Remedy } from '../host.ts';
import { refusedAsTooBig, tooManyPixels, unsupported } from './formats.ts';
import type { ErrorTexts } from './json-documents.ts';
import { explainPage, isServerTrouble, type Page } from './pages.ts';
import { clientIdOf } from './request-headers.ts';
import type { ResponseFacts } from './response-headers.ts';
import type { ErrorVerdict } from './verdict.ts';

/** Context of a request: needed to tell whose fault a failure is, and to keep secrets out of messages. */
export interface RequestInfo {
  readonly credentials: Credentials;
  /** Null when an address was sent, or nothing. */
  readonly media: Media | null;
  /** True where no picture was sent, so that no refusal is about one. */
  readonly isChange?: boolean;
}

interface ErrorResponse extends Pick<Page, 'status' | 'origin' | 'location'> {
  readonly words: ErrorTexts;
  readonly facts: ResponseFacts;
}

/** Input of the rules: what the API said in lower case, every number, and the status that counts. */
interface ErrorFacts {
  /** Empty for a page, whose words may mean anything. */
  readonly text: string;
  readonly page: Page | null;
  readonly status: number;
  readonly has: (code: number) => boolean;
  readonly asker: RequestInfo;
  readonly facts: ResponseFacts;
  /** The server's own words, without secrets; empty where it had none. */
  readonly quote: string;
  /** The sentence of a failure: ours, then the quote. */
  readonly tell: (ours: string) => string;
}

type Rule = (at: ErrorFacts) => ErrorVerdict | null;

const second = 1_000;
const minute = 60 * second;
const nothing: Remedy = { kind: 'none' };
const waitForCredits: Remedy = { kind: 'wait-for-credits' };
const backOff = (atLeastMs: number): Remedy => ({ kind: 'back-off', atLeastMs });

const no = (why: ErrorData, remedy: Remedy, refusal: Refusal | null = null): ErrorVerdict => ({
  failure: why,
  remedy,
  refusal,
  isClearNo: true,
});

/**
 * Matches the daily limit of the application. Each time counts towards a block of the application for the month, so
 * it is told apart from all other limits, by the words or by a refusal whose headers show the application's budget
 * empty.
 */
const dailyLimit: Rule = ({ text: said, facts, tell, status, has }) => {
  const isSpent = (isRateLimit(status, has) || status === 403) && emptyBudgets(facts).includes('client');
  if (!/daily (client )?(requests?|limit)/.test(said) && !isSpent) return null;
  const why = errorData('daily-limit', tell("The application's daily limit is reached"));
  return no(why, waitForCredits, { kind: 'daily', budget: 'client', waitMs: facts.retryAfterMs });
};

/**
 * Matches over capacity: said of one address at a time as 403 (such a block was seen to last ten minutes), of the
 * whole host as 500.
 */
const overCapacity: Rule = ({ text: said, page, has, facts, tell }) => {
  if (!/over capacity/.test(page?.text ?? said) && !has(1203)) return null;
  const remedy = backOff(facts.retryAfterMs ?? 0);
  const why = errorData('over-capacity', tell('Imgur says that it is over capacity'));
  return no(why, remedy, { kind: 'capacity', budget: null, waitMs: facts.retryAfterMs });
};

/**
 * Matches rate limits, also as 400 with an inner 429, 429 with an inner 400 or 500, and a plain 403 with an empty
 * budget.
 */
const rateLimit: Rule = (at) => {
  const { text: said, status, has, facts, tell } = at;
  const isEmpty = status === 403 && emptyBudgets(facts).length > 0;
  if (!isRateLimit(status, has) && !isEmpty && !/too fast|too many requests|rate.?limit/.test(said))
    return null;
  const why = errorData('rate-limited', tell('Imgur asks to send less often'));
  return no(why, waitForCredits, { kind: 'rate', budget: limitReached(at), waitMs: statedWaitMs(at) });
};

const accessToken: Rule = ({ text: said, page, status, has, asker, tell }) => {
  // Gateways and sign-in pages of networks say 401 too. Without a word it is the host's only where a token was sent.
  if (page !== null && (page.form !== 'empty' || asker.credentials.kind !== 'account')) return null;
  const isAboutToken = /access token/.test(said);
  const isAboutSignIn = status === 401 || has(401) || /authentication required|malformed auth/.test(said);
  if (asker.credentials.kind === 'account' && (isAboutToken || (isAboutSignIn && !/client.?id/.test(said)))) {
    return no(errorData('sign-in-needed', tell('The access token is not valid')), { kind: 'refresh-token' });
  }
  if (!isAboutToken && !isAboutSignIn && !/client.?id/.test(said)) return null;
  return no(errorData('bad-client-id', tell('Imgur does not know the Client-ID')), { kind: 'client-id' });
};

const unsupportedType: Rule = ({ text: said, has, asker, tell }) => {
  if (asker.isChange) return null;
  if (!has(1003) && !has(415) && !/file ?type|unsupported (image|media|format)/.test(said)) return null;
  // What it documents as a kind that it takes, and has more pixels than its tools open, is refused in the same words.
  const pixels = asker.media ? tooManyPixels(asker.media) : null;
  if (pixels) return no({ ...pixels, message: tell(pixels.message) }, nothing);
  const known = asker.media ? unsupported(asker.media.mime) : null;
  const what = known?.message ?? 'Imgur does not take what is at the address';
  return no(errorData('unsupported-type', tell(what), known?.params), nothing);
};

/** Matches the lock of an album, whose contents cannot be changed while it is in the gallery. */
const albumLocked: Rule = ({ text: said, tell }) => {
  if (!/while in (the )?gallery/.test(said)) return null;
  return no(errorData('album-locked', tell('The album is in the gallery')), nothing);
};

const notOwned: Rule = ({ text: said, asker, tell }) => {
  if (!asker.isChange || !/must own|not the owner/.test(said)) return null;
  return no(errorData('not-yours', tell('It belongs to somebody else')), nothing);
};

/** Matches a block of a country or a network: no judgement on the picture, and over when the network is another. */
const shutOut: Rule = ({ text: said, has, facts, tell }) => {
  if (!has(1016) && !has(451) && !facts.isOfEdge && !/these actions are forbidden/.test(said)) return null;
  return no(
    errorData('forbidden', tell('Imgur does not serve this network')),
    backOff(facts.retryAfterMs ?? 0),
  );
};

/**
 * Matches 403. Of an upload it is about who sends it, by documentation and by all that was seen, and not about the
 * picture.
 */
const forbidden: Rule = ({ text: said, status, asker, tell }) => {
  if (status !== 403 && !/forbidden|unauthorized|permission denied/.test(said)) return null;
  const remedy = asker.isChange ? nothing : backOff(0);
  return no(errorData('forbidden', tell('Imgur does not allow this')), remedy);
};

const tooBig: Rule = ({ text: said, status, has, asker, tell }) => {
  if (asker.isChange) return null;
  if (status !== 413 && !has(413) && !/too (large|big)|size limit|maximum (file )?size/.test(said))
    return null;
  const known = asker.media ? refusedAsTooBig(asker.media) : null;
  return no(known ?? errorData('rejected', tell('Imgur finds the file too big')), nothing);
};

/**
 * Matches trouble of the host, also where uploads have no address any more: that is said of the API, and not of
 * what was sent.
 */
const trouble: Rule = ({ status, asker, facts, tell }) => {
  const isGoneAddress = !asker.isChange && (status === 404 || status === 410);
  if (!isServerTrouble(status) && !isGoneAddress && (status < 300 || status >= 400)) return null;
  return no(
    errorData('server-trouble', tell('Imgur has trouble'), { status }),
    backOff(facts.retryAfterMs ?? 0),
  );
};

const noDocument: Rule = ({ page }) => page && explainPage(page);

/**
 * Matches an error inside of a success, which contradicts itself. Of an upload that was never seen from a healthy
 * host: no clear no.
 */
const contradiction: Rule = ({ status, text: said, asker, tell }) => {
  if (status >= 400 || said === '' || asker.isChange) return null;
  return no(errorData('bad-answer', tell('The answer says yes and no at once')), backOff(0));
};

const rejected: Rule = ({ status, text: said, quote, tell }) => {
  if (status < 400 && said === '') return null;
  const params: ErrorData['params'] = quote === '' ? {} : { reason: quote };
  return no(errorData('rejected', tell('Imgur refuses the request'), params), nothing);
};

/** The rules, in order: the words that can only mean one thing first, the mere statuses last. */
const rules: readonly Rule[] = [
  overCapacity,
  accessToken,
  dailyLimit,
  rateLimit,
  unsupportedType,
  tooBig,
  noDocument,
  albumLocked,
  notOwned,
  shutOut,
  forbidden,
  trouble,
  contradiction,
  rejected,
];

/** Classifies any answer that is no success into the closed set of failures. Total. */
export function classifyError(complaint: ErrorResponse, asker: RequestInfo): ErrorVerdict {
  const { words, facts, status, origin, location } = complaint;
  const codes = new Set([status, ...words.codes]);
  const quote = withoutSecrets(words.texts[0] ?? '', asker.credentials);
  const inner = words.codes.find((code) => code >= 400 && code < 600);
  const text = words.texts.join('\n').toLowerCase();
  const tell = (ours: string) => `${ours} (HTTP ${status}${quote === '' ? '' : `: ${quote}`})`;
  const { retryAfterMs } = facts;
  const page =
    words.form === 'document'
      ? null
      : { status, form: words.form, text, origin, location, retryAfterMs, tell };
  const at: ErrorFacts = {
    text: page ? '' : text,
    page,
    status: status >= 400 ? status : (inner ?? status),
    has: (code) => codes.has(code),
    asker,
    facts,
    quote,
    tell,
  };
  for (const rule of rules) {
    const verdict = rule(at);
    if (verdict) return verdict;
  }
  const why = errorData('bad-answer', tell('The answer cannot be understood'));
  return { failure: why, remedy: backOff(0), refusal: null, isClearNo: false };
}

const isRateLimit = (status: number, has: ErrorFacts['has']) => status === 429 || has(429);

function emptyBudgets(facts: ResponseFacts): readonly BudgetId[] {
  const isEmpty = ([, reading]: [BudgetId, BudgetReading | undefined]) => (reading?.remaining ?? 1) <= 0;
  return Object.entries(facts.readings)
    .filter(isEmpty)
    .map(([id]) => id);
}

/** Returns the exhausted budget, where headers show just one empty or the words mean the hidden cap on uploads. */
function limitReached({ facts, text: said }: ErrorFacts): BudgetId | null {
  const [first, ...others] = emptyBudgets(facts);
  if (first !== undefined && others.length === 0) return first;
  return /upload\w* (file )?too fast/.test(said) ? 'uploads' : null;
}

function statedWaitMs({ text: said, facts }: ErrorFacts): number | null {
  const [, count, unit] = /wait\D{0,20}(\d{1,4})\D{0,10}(second|minute|hour)/.exec(said) ?? [];
  if (count === undefined) return facts.retryAfterMs;
  return Number(count) * (unit === 'second' ? second : unit === 'minute' ? minute : 60 * minute);
}

const longestQuote = 200;

/** Redacts the secrets that were sent, and anything that is shaped like a deletehash or token. */
function withoutSecrets(text: string, credentials: Credentials): string {
  const secrets = [
    clientIdOf(credentials),
    ...(credentials.kind === 'account' ? [credentials.accessToken] : []),
  ];
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '…');
  return clean
    .replace(/\b(?=[a-z]*\d)[0-9a-z]{15,}\b/gi, '…')
    .slice(0, longestQuote)
    .trim();
}
