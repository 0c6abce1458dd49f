import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { GrantType, SignIn } from '../../../contract/accounts.ts';
import type { Clock } from '../clock.ts';
import type { CallbackPage } from './callback-page.ts';
import type { OAuthClient } from './oauth-client.ts';

const deadlineMs = 5 * 60_000;

/** Holds one sign-in, from opening the address in the browser until it ends. */
export class SignInAttempt {
  /** The application at the host that it is for, whatever the settings become. */
  readonly oauthClient: OAuthClient & { readonly clientId: string };
  readonly #clock: Clock;
  readonly #secret: string;
  readonly #page: CallbackPage | null;
  readonly #ending = new AbortController();
  #view: SignIn;
  readonly #cancelTimeout: () => void;
  pinsTried = 0;

  constructor(options: {
    readonly clock: Clock;
    readonly oauthClient: OAuthClient & { readonly clientId: string };
    readonly kind: GrantType;
    /** Has to come back with the answer (`state`). Never told but in the address, and good for one answer. */
    readonly secret: string;
    readonly page: CallbackPage | null;
    readonly onTimeout: () => void;
  }) {
    const { clock, oauthClient, kind, secret, page } = options;
    this.oauthClient = oauthClient;
    this.#clock = clock;
    this.#secret = secret;
    this.#page = page;
    this.#view = {
      attempt: randomUUID(),
      kind,
      url: oauthClient.host.signIn.authorizationUrl(kind, oauthClient.clientId, secret),
      deadline: clock.now() + deadlineMs,
      state: 'waiting',
      error: null,
      account: null,
      trouble: null,
    };
    this.#cancelTimeout = clock.after(deadlineMs, options.onTimeout);
  }

  get view(): SignIn {
    return this.#view;
  }

  /** Aborted when the attempt ends. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get isOver(): boolean {
    return this.#ending.signal.aborted;
  }

  /** True after its deadline. Timers stand still while a machine sleeps, and clocks do not. */
  get isTooLate(): boolean {
    return this.#clock.now() > this.#view.deadline;
  }

  /** True if a return with this secret is the awaited answer. */
  awaits(secret: string): boolean {
    return this.#view.state === 'waiting' && this.#view.kind !== 'pin' && isSame(secret, this.#secret);
  }

  show(change: Partial<SignIn>): void {
    this.#view = { ...this.#view, ...change };
  }

  /** Cancels the timeout: from here on it may take as long as the host takes. */
  cancelTimeout(): void {
    this.#cancelTimeout();
  }

  end(): void {
    this.#cancelTimeout();
    this.#ending.abort();
    this.#page?.close();
  }
}

/** Compares in constant time, whatever the lengths. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
