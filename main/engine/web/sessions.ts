import { createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { SignInRequest } from '../../../contract/web.ts';
import type { Clock } from '../clock.ts';

/** How long a link can be used, and a session lasts, ms. */
const linkMs = 10 * 60_000;
const sessionMs = 7 * 86_400_000;
/** Maximum number of links that wait to be used; the oldest makes way. */
const maxLinks = 10;
/** Number of wrong keys in `guessMs` after which none is looked at for the rest of that time. */
const maxGuesses = 10;
const guessMs = 60_000;

/** A session: the cookie, and the half that the page keeps. */
export interface WebSession {
  readonly cookie: string;
  readonly proof: string;
  /** Milliseconds that it lasts. */
  readonly lastsMs: number;
}

/**
 * Signs browsers in. A session is not kept: it is signed with what is derived of the key, so that it outlives the engine
 * and ends with the key.
 */
export interface WebSessions {
  /** Makes the secret of a link, which works once. */
  makeLink(): string;
  /** `busy`: too many wrong keys, nothing was looked at; null: it is wrong, or used up. */
  signIn(request: SignInRequest): WebSession | 'busy' | null;
  /** Returns when the session of a cookie ends, ms; null for none. */
  endOf(cookie: string | undefined): number | null;
  /** True if the session belongs to the page that has this proof. */
  proves(cookie: string | undefined, proof: string | undefined): boolean;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string) => timingSafeEqual(digest(given), digest(wanted));

/** @param key of the local API */
export function createWebSessions(key: string, clock: Clock): WebSessions {
  // A key that somebody chose may be short: whoever has a session must not be able to try all of them.
  const secret = scryptSync(key, 'snapferry: sessions of browsers', 32);
  const sign = (what: string, text: string) =>
    createHmac('sha256', secret).update(`${what} ${text}`).digest('base64url');
  const links = new Map<string, number>();
  let guesses: number[] = [];

  const open = (): WebSession => {
    const named = `${clock.now() + sessionMs}.${randomBytes(18).toString('base64url')}`;
    return {
      cookie: `${named}.${sign('cookie', named)}`,
      proof: sign('proof', named),
      lastsMs: sessionMs,
    };
  };

  const signInByKey = (given: string): WebSession | 'busy' | null => {
    const now = clock.now();
    guesses = guesses.filter((at) => at > now - guessMs);
    if (guesses.length >= maxGuesses) return 'busy';
    if (isSame(given, key)) return open();
    guesses.push(now);
    return null;
  };

  const signInByLink = (given: string): WebSession | null => {
    const id = digest(given).toString('hex');
    const until = links.get(id) ?? 0;
    links.delete(id);
    return until > clock.now() ? open() : null;
  };

  /** Returns the signed part of a cookie; null where the signature is not ours. */
  const readCookie = (cookie: string | undefined) => {
    const [, named = '', signature = ''] = /^(\d{1,16}\.[\w-]{24})\.([\w-]{43})$/.exec(cookie ?? '') ?? [];
    return named !== '' && isSame(signature, sign('cookie', named)) ? named : null;
  };

  return {
    makeLink() {
      const link = randomBytes(24).toString('base64url');
      links.set(digest(link).toString('hex'), clock.now() + linkMs);
      for (const [oldest] of links) if (links.size > maxLinks) links.delete(oldest);
      return link;
    },
    signIn: (request) => ('key' in request ? signInByKey(request.key) : signInByLink(request.link)),
    endOf(cookie) {
      const named = readCookie(cookie);
      const until = Number(named?.split('.')[0] ?? 0);
      return until > clock.now() ? until : null;
    },
    proves(cookie, proof) {
      const named = readCookie(cookie);
      return named !== null && proof !== undefined && isSame(proof, sign('proof', named));
    },
  };
}
