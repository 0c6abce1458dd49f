import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import type { GrantType, SignIn } from '../../../contract/accounts.ts';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { TokenGrant, Tokens } from '../hosts/sign-in.ts';
import { type CallbackOutcome, type CallbackPage, openCallbackPage } from './callback-page.ts';
import { callbackTexts } from './callback-texts.ts';
import type { OAuthClient } from './token-manager.ts';

const deadlineMs = 5 * 60_000;
const redeemTimeoutMs = 60_000;
const maxPinAttempts = 5;
/** What the app's own scheme is addressed by. */
const schemeCallbackUrl = 'snapferry://signed-in';

interface Attempt {
  readonly view: SignIn;
  /** What has to come back with the answer. Never told but in `url`, and good for one answer. */
  readonly secret: string;
  /** Whose it is: what comes back is for this application at this host, whatever the settings become. */
  readonly oauthClient: OAuthClient & { readonly clientId: string };
  readonly page: CallbackPage | null;
  readonly cancelTimeout: () => void;
  readonly ending: AbortController;
  pins: number;
}

export interface SignInFlowOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  readonly port: () => number;
  readonly clientSecret: () => Promise<string | null>;
  /** Gives the account's id. */
  readonly done: (tokens: Tokens, at: Attempt['oauthClient']) => Promise<string>;
  readonly changed: () => void;
}

/** One sign-in at a time: from the address that the browser is to open to the tokens that come back. */
export function createSignInFlow(options: SignInFlowOptions) {
  const { clock, log, oauthClient, done, changed } = options;
  let now: Attempt | null = null;
  /** How the last one ended, until somebody has seen it. */
  let last: SignIn | null = null;
  /** Two that begin at once would both want the port. */
  let beginning: Promise<unknown> = Promise.resolve();

  const isNow = (attempt: Attempt) => now?.view.attempt === attempt.view.attempt;

  const show = (attempt: Attempt, change: Partial<SignIn>) => {
    if (!isNow(attempt)) return;
    now = { ...attempt, view: { ...attempt.view, ...change }, pins: now?.pins ?? 0 };
    changed();
  };

  const end = (attempt: Attempt, how: { error: ErrorData } | { account: string } | null) => {
    if (!now || !isNow(attempt)) return;
    attempt.cancelTimeout();
    attempt.ending.abort();
    attempt.page?.close();
    last = how && { ...now.view, error: null, ...how, state: 'error' in how ? 'failed' : 'done' };
    now = null;
    if (how && 'error' in how) log.warn({ code: how.error.code }, 'sign-in ended');
    changed();
  };

  async function redeem(attempt: Attempt, what: TokenGrant): Promise<ErrorData | null> {
    const clientSecret = await options.clientSecret();
    if (clientSecret === null) return errorData('no-client-secret', 'There is no client secret.');
    if (!isNow(attempt)) return errorData('cancelled', 'The sign-in was called off.');
    const { host, clientId } = attempt.oauthClient;
    // A slow answer to one PIN is no reason to refuse the next.
    const tooLong = new AbortController();
    const callOff = clock.after(redeemTimeoutMs, () => tooLong.abort());
    const signal = AbortSignal.any([attempt.ending.signal, tooLong.signal]);
    const answer = await host.signIn
      .exchangeForTokens(what, { clientId, clientSecret }, signal)
      .finally(callOff);
    if (answer.kind !== 'tokens') return answer.failure;
    return take(attempt, answer.tokens);
  }

  async function take(attempt: Attempt, tokens: Tokens): Promise<ErrorData | null> {
    if (!isNow(attempt)) return errorData('cancelled', 'The sign-in was called off.');
    end(attempt, { account: await done(tokens, attempt.oauthClient) });
    return null;
  }

  const isTooLate = ({ view }: Attempt) => clock.now() > view.deadline;
  const expire = (attempt: Attempt) =>
    end(attempt, { error: errorData('sign-in-expired', 'Nothing came back within five minutes.') });

  /** Judges what came back. What nobody asked for changes nothing. */
  async function receive(query: URLSearchParams, fragment: URLSearchParams): Promise<CallbackOutcome> {
    const attempt = now;
    const state = query.get('state') ?? fragment.get('state') ?? '';
    if (attempt?.view.state !== 'waiting' || attempt.view.kind === 'pin' || !isSame(state, attempt.secret)) {
      log.warn('a sign-in came back that nobody waits for');
      return 'stale';
    }
    // Timers stand still while a machine sleeps, and clocks do not.
    if (isTooLate(attempt)) {
      expire(attempt);
      return 'stale';
    }
    attempt.cancelTimeout();
    // From here on the state is used up: whatever comes with it again finds nobody waiting.
    show(attempt, { state: 'checking' });
    try {
      const returned = attempt.oauthClient.host.signIn.parseCallback(query, fragment);
      const fault = await faultOf(attempt, returned);
      if (fault === null) return 'done';
      end(attempt, { error: fault });
      return returned.kind === 'denied' ? 'denied' : 'failed';
    } catch (thrown) {
      end(attempt, { error: toErrorData(thrown) });
      return 'failed';
    }
  }

  async function faultOf(
    attempt: Attempt,
    returned: ReturnType<OAuthClient['host']['signIn']['parseCallback']>,
  ): Promise<ErrorData | null> {
    switch (returned.kind) {
      case 'tokens':
        return take(attempt, returned.tokens);
      case 'code':
        return redeem(attempt, { kind: 'code', code: returned.code });
      case 'denied':
        return errorData('sign-in-refused', 'The host says that the sign-in was not allowed.');
      case 'nonsense':
        return errorData('bad-answer', 'What came back from the browser is no sign-in.');
    }
  }

  async function begin(kind: GrantType, language: string): Promise<SignIn> {
    const { host, clientId } = oauthClient();
    if (clientId === null) throw new AppError(errorData('no-client-id', 'No Client-ID is set.'));
    if (kind !== 'token' && (await options.clientSecret()) === null)
      throw new AppError(errorData('no-client-secret', 'This way to sign in needs the client secret.'));
    if (now) end(now, null);
    const secret = randomBytes(32).toString('base64url');
    const words = callbackTexts(language);
    const page = kind === 'pin' ? null : await openCallbackPage({ port: options.port(), words, receive });
    const attempt: Attempt = {
      view: {
        attempt: randomUUID(),
        kind,
        url: host.signIn.authorizationUrl(kind, clientId, secret),
        deadline: clock.now() + deadlineMs,
        state: 'waiting',
        error: null,
        account: null,
        trouble: null,
      },
      secret,
      oauthClient: { host, clientId },
      page,
      cancelTimeout: clock.after(deadlineMs, () => {
        if (now?.secret === secret) expire(now);
      }),
      ending: new AbortController(),
      pins: 0,
    };
    now = attempt;
    last = null;
    changed();
    void lookAtPage(attempt);
    return attempt.view;
  }

  /** The browser may show an error in the place of the question, and only a person sees that; so we look too. */
  async function lookAtPage({ oauthClient, ending, view }: Attempt): Promise<void> {
    const trouble = await oauthClient.host.signIn.check(oauthClient.clientId, ending.signal);
    if (trouble !== null && now?.view.attempt === view.attempt) show(now, { trouble });
  }

  return {
    get view(): SignIn | null {
      return now?.view ?? last;
    },
    /** @throws {AppError} `no-client-id`, `no-client-secret`, `sign-in-port-taken` */
    begin(kind: GrantType, language: string): Promise<SignIn> {
      const begun = beginning.then(() => begin(kind, language));
      beginning = begun.catch(() => {});
      return begun;
    },
    /** Another application or host is in use: what comes back now would be for the one before. */
    follow(): void {
      if (!now) return;
      const { host, clientId } = oauthClient();
      if (now.oauthClient.host.origin !== host.origin || now.oauthClient.clientId !== clientId)
        end(now, null);
    },
    /** @throws {AppError} `wrong-pin`, `wrong-state`, or what the host says */
    async finish(id: string, pin: string): Promise<void> {
      const attempt = now;
      if (attempt?.view.attempt !== id || attempt.view.kind !== 'pin' || attempt.view.state !== 'waiting')
        throw new AppError(errorData('wrong-state', 'No sign-in waits for a PIN.'));
      if (isTooLate(attempt)) {
        expire(attempt);
        throw new AppError(errorData('sign-in-expired', 'It took longer than five minutes.'));
      }
      attempt.pins += 1;
      show(attempt, { state: 'checking', error: null });
      const fault = await redeem(attempt, { kind: 'pin', pin: pin.trim() });
      if (fault === null) return;
      if (attempt.pins >= maxPinAttempts || fault.code === 'no-client-secret') end(attempt, { error: fault });
      else show(attempt, { state: 'waiting', error: fault });
      throw new AppError(fault);
    },
    /** What the system handed over because somebody addressed the app's own scheme. */
    async returned(address: string): Promise<void> {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url === null || `${url.protocol}//${url.host}` !== schemeCallbackUrl)
        throw new AppError(errorData('bad-call', 'This is no sign-in coming back.'));
      await receive(url.searchParams, new URLSearchParams(url.hash.slice(1)));
    },
    cancel(id: string): void {
      if (now?.view.attempt === id) end(now, null);
      if (last?.attempt === id) last = null;
      changed();
    },
    stop(): void {
      if (now) end(now, null);
    },
  };
}

/** In constant time, whatever the lengths. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
