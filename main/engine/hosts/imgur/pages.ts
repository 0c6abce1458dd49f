import { errorData } from '../../../../contract/app-error.ts';
import type { Remedy } from '../host.ts';
import type { ErrorVerdict } from './verdict.ts';

/** An answer that is no document of the API: a page of Imgur's edge, or of whatever stands between it and us. */
export interface Page {
  readonly status: number;
  readonly form: 'page' | 'other' | 'empty';
  /** Its text in lower case. */
  readonly text: string;
  /** Origin of the request, and target of the redirect. */
  readonly origin: string;
  readonly location: string | null;
  /** Pause that the answer asks for. */
  readonly retryAfterMs: number | null;
  /** The sentence of a failure: ours, then the answer's own. */
  readonly tell: (ours: string) => string;
}

/**
 * Statuses of a server in trouble beside 5xx: 417 follows a stall of up to 140 s and passes, the others are its
 * edge's.
 */
const troubled: ReadonlySet<number> = new Set([405, 408, 417, 421, 425]);

/** Status of a captive portal (RFC 6585, 6), which no host sends about itself. */
const networkSignIn = 511;

export const isServerTrouble = (status: number) =>
  (status >= 500 && status !== networkSignIn) || troubled.has(status);

/**
 * Explains an answer that a healthy host would not give. None of it is a judgement on the request, so all of it is
 * waited out. What differs is whether the request may have been carried out.
 */
export function explainPage(page: Page): ErrorVerdict {
  const { status, form, text, tell } = page;
  if (isServerTrouble(status)) {
    // A gateway that gave up waiting does not know what became of the request behind it. One that had no server to
    // reach does.
    const wasHandedOn = status >= 500 && (status !== 503 || /time ?-?out/.test(text));
    return waitOut(errorData('server-trouble', tell('Imgur has trouble'), { status }), page, !wasHandedOn);
  }
  const isYes = status >= 200 && status < 300;
  if (isYes && form !== 'page') {
    const what = form === 'empty' ? 'The answer is empty' : 'The answer cannot be understood';
    return waitOut(errorData('bad-answer', tell(what)), page, false);
  }
  const to = elsewhere(page);
  const params = { host: new URL(page.origin).host, status, ...(to === null ? {} : { to }) };
  // A yes may be Imgur's own, with a page around it; who refuses, or sends elsewhere, has not taken anything.
  return waitOut(
    errorData('foreign-answer', tell('Something answers in place of Imgur'), params),
    page,
    !isYes,
  );
}

function waitOut(why: ErrorVerdict['failure'], { retryAfterMs }: Page, isClearNo: boolean): ErrorVerdict {
  const remedy: Remedy = { kind: 'back-off', atLeastMs: retryAfterMs ?? 0 };
  return { failure: why, remedy, refusal: null, isClearNo };
}

/** Returns the host that it redirects to, where that is another site's; null within the site. */
function elsewhere({ origin, location }: Page): string | null {
  if (location === null || URL.parse(location, origin) === null) return null;
  const [from, to] = [new URL(origin).hostname, new URL(location, origin).hostname];
  return siteOf(from) === siteOf(to) ? null : to.slice(0, 100);
}

/** Returns the site of a host: `api.imgur.com` and `imgur.com` are one. */
const siteOf = (hostname: string) => hostname.split('.').slice(-2).join('.');
