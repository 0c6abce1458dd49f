import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { GrantType, SignIn } from '../../../contract/accounts.ts';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { TokenGrant, Tokens } from '../hosts/sign-in.ts';
import { type CallbackOutcome, openCallbackPage } from './callback-page.ts';
import { callbackTexts } from './callback-texts.ts';
import type { OAuthClient } from './oauth-client.ts';
import { SignInAttempt } from './sign-in-attempt.ts';

const redeemTimeoutMs = 60_000;
const maxPinAttempts = 5;
/** The callback address of the app's own scheme. */
const schemeCallbackUrl = 'snapferry://signed-in';

export interface SignInFlowOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  readonly port: () => number;
  readonly clientSecret: () => Promise<string | null>;
  /** Stores the tokens. @returns the account's id */
  readonly done: (tokens: Tokens, at: OAuthClient) => Promise<string>;
  readonly changed: () => void;
}

type FlowMode =
  /** `last`: how the last one ended, until the user has seen it. */
  | { readonly kind: 'idle'; readonly last: SignIn | null }
  | { readonly kind: 'open'; readonly attempt: SignInAttempt };

type Callback = ReturnType<OAuthClient['host']['signIn']['parseCallback']>;

/**
 * Signs in, one attempt at a time, from opening the address in the browser to storing the tokens. Modes:
 * - `idle`: no sign-in is open.
 * - `open`: an attempt waits for the browser or a PIN, or has what came back checked (the `state` of its view).
 */
export class SignInFlow {
  readonly #options: SignInFlowOptions;
  #mode: FlowMode = { kind: 'idle', last: null };
  /** Serializes beginnings: two at once would both want the port. */
  #beginning: Promise<unknown> = Promise.resolve();

  constructor(options: SignInFlowOptions) {
    this.#options = options;
  }

  get view(): SignIn | null {
    return this.#mode.kind === 'open' ? this.#mode.attempt.view : this.#mode.last;
  }

  /** Begins a sign-in. @throws {AppError} `no-client-id`, `no-client-secret`, `sign-in-port-taken` */
  begin(kind: GrantType, language: string): Promise<SignIn> {
    const begun = this.#beginning.then(() => this.#begin(kind, language));
    this.#beginning = begun.catch(() => {});
    return begun;
  }

  /** Ends the attempt when another application or host is in use: what comes back now would be for the one before. */
  follow(): void {
    const attempt = this.#attempt;
    if (!attempt) return;
    const { host, clientId } = this.#options.oauthClient();
    const { oauthClient } = attempt;
    if (oauthClient.host.origin !== host.origin || oauthClient.clientId !== clientId)
      this.#end(attempt, null);
  }

  /** Finishes a sign-in by PIN. @throws {AppError} `wrong-pin`, `wrong-state`, or what the host says */
  async finish(id: string, pin: string): Promise<void> {
    const attempt = this.#attempt;
    const view = attempt?.view;
    if (!attempt || view?.attempt !== id || view.kind !== 'pin' || view.state !== 'waiting')
      throw new AppError(errorData('wrong-state', 'No sign-in waits for a PIN.'));
    if (attempt.isTooLate) {
      this.#expire(attempt);
      throw new AppError(errorData('sign-in-expired', 'It took longer than five minutes.'));
    }
    attempt.pinsTried += 1;
    this.#show(attempt, { state: 'checking', error: null });
    const fault = await this.#redeem(attempt, { kind: 'pin', pin: pin.trim() });
    if (fault === null) return;
    const isLast = attempt.pinsTried >= maxPinAttempts || fault.code === 'no-client-secret';
    if (isLast) this.#end(attempt, { error: fault });
    else this.#show(attempt, { state: 'waiting', error: fault });
    throw new AppError(fault);
  }

  /** Handles an address of the app's own scheme that the system passed on. */
  async returned(address: string): Promise<void> {
    const url = URL.parse(address);
    if (url === null || `${url.protocol}//${url.host}` !== schemeCallbackUrl)
      throw new AppError(errorData('bad-call', 'This is no sign-in coming back.'));
    await this.#receive(url.searchParams, new URLSearchParams(url.hash.slice(1)));
  }

  cancel(id: string): void {
    if (this.#mode.kind === 'open') {
      if (this.#mode.attempt.view.attempt === id) this.#end(this.#mode.attempt, null);
    } else if (this.#mode.last?.attempt === id) this.#setMode({ kind: 'idle', last: null });
    this.#options.changed();
  }

  stop(): void {
    if (this.#attempt) this.#end(this.#attempt, null);
  }

  get #attempt(): SignInAttempt | null {
    return this.#mode.kind === 'open' ? this.#mode.attempt : null;
  }

  async #begin(kind: GrantType, language: string): Promise<SignIn> {
    const { clock, oauthClient, port } = this.#options;
    const { host, clientId } = oauthClient();
    if (clientId === null) throw new AppError(errorData('no-client-id', 'No Client-ID is set.'));
    if (kind !== 'token' && (await this.#options.clientSecret()) === null)
      throw new AppError(errorData('no-client-secret', 'This way to sign in needs the client secret.'));
    this.stop();
    const receive = (query: URLSearchParams, fragment: URLSearchParams) => this.#receive(query, fragment);
    const texts = callbackTexts(language);
    const page = kind === 'pin' ? null : await openCallbackPage({ port: port(), words: texts, receive });
    const attempt: SignInAttempt = new SignInAttempt({
      clock,
      oauthClient: { host, clientId },
      kind,
      secret: randomBytes(32).toString('base64url'),
      page,
      onTimeout: () => this.#expire(attempt),
    });
    this.#setMode({ kind: 'open', attempt });
    this.#options.changed();
    void this.#checkPage(attempt);
    return attempt.view;
  }

  /**
   * Checks the sign-in page. The browser may show an error in its place, and only a person sees that; so we look
   * too.
   */
  async #checkPage(attempt: SignInAttempt): Promise<void> {
    const { host, clientId } = attempt.oauthClient;
    const trouble = await host.signIn.check(clientId, attempt.signal);
    if (trouble !== null) this.#show(attempt, { trouble });
  }

  /** Handles a return. One that was not requested changes nothing. */
  async #receive(query: URLSearchParams, fragment: URLSearchParams): Promise<CallbackOutcome> {
    const attempt = this.#attempt;
    if (!attempt?.awaits(query.get('state') ?? fragment.get('state') ?? '')) {
      this.#options.log.warn('a sign-in came back that nobody waits for');
      return 'stale';
    }
    if (attempt.isTooLate) {
      this.#expire(attempt);
      return 'stale';
    }
    attempt.cancelTimeout();
    // From here on the state is used up: whatever comes with it again is stale.
    this.#show(attempt, { state: 'checking' });
    try {
      const returned = attempt.oauthClient.host.signIn.parseCallback(query, fragment);
      const fault = await this.#takeCallback(attempt, returned);
      if (fault === null) return 'done';
      this.#end(attempt, { error: fault });
      return returned.kind === 'denied' ? 'denied' : 'failed';
    } catch (thrown) {
      this.#end(attempt, { error: toErrorData(thrown) });
      return 'failed';
    }
  }

  /** Exchanges a callback for tokens. @returns what is wrong with it; null when the account is signed in */
  async #takeCallback(attempt: SignInAttempt, returned: Callback): Promise<ErrorData | null> {
    switch (returned.kind) {
      case 'tokens':
        return this.#keep(attempt, returned.tokens);
      case 'code':
        return this.#redeem(attempt, { kind: 'code', code: returned.code });
      case 'denied':
        return errorData('sign-in-refused', 'The host says that the sign-in was not allowed.');
      case 'nonsense':
        return errorData('bad-answer', 'What came back from the browser is no sign-in.');
    }
  }

  async #redeem(attempt: SignInAttempt, grant: TokenGrant): Promise<ErrorData | null> {
    const clientSecret = await this.#options.clientSecret();
    if (clientSecret === null) return errorData('no-client-secret', 'There is no client secret.');
    if (attempt.isOver) return calledOff();
    const { host, clientId } = attempt.oauthClient;
    // A slow answer to one PIN is no reason to refuse the next.
    const late = new AbortController();
    const cancelTimeout = this.#options.clock.after(redeemTimeoutMs, () => late.abort());
    const signal = AbortSignal.any([attempt.signal, late.signal]);
    const answer = await host.signIn
      .exchangeForTokens(grant, { clientId, clientSecret }, signal)
      .finally(cancelTimeout);
    return answer.kind === 'tokens' ? this.#keep(attempt, answer.tokens) : answer.failure;
  }

  async #keep(attempt: SignInAttempt, tokens: Tokens): Promise<ErrorData | null> {
    if (attempt.isOver) return calledOff();
    this.#end(attempt, { account: await this.#options.done(tokens, attempt.oauthClient) });
    return null;
  }

  #show(attempt: SignInAttempt, change: Partial<SignIn>): void {
    if (attempt.isOver) return;
    attempt.show(change);
    this.#options.changed();
  }

  #expire(attempt: SignInAttempt): void {
    this.#end(attempt, { error: errorData('sign-in-expired', 'Nothing came back within five minutes.') });
  }

  #end(attempt: SignInAttempt, how: { error: ErrorData } | { account: string } | null): void {
    if (attempt.isOver) return;
    attempt.end();
    const last: SignIn | null = how && {
      ...attempt.view,
      error: null,
      ...how,
      state: 'error' in how ? 'failed' : 'done',
    };
    this.#setMode({ kind: 'idle', last });
    if (how && 'error' in how) this.#options.log.warn({ code: how.error.code }, 'sign-in ended');
    this.#options.changed();
  }

  #setMode(mode: FlowMode): void {
    this.#mode = mode;
  }
}

const calledOff = () => errorData('cancelled', 'The sign-in was called off.');
