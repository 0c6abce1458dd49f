import type { ErrorData } from '../../../contract/errors.ts';
import type { StoredTokens } from './stored-tokens.ts';

/**
 * How far the tokens can be relied on. `proven`: as far as is known the host takes them. `unproven`: renewed, and
 * not yet taken by the host; if it refuses these too, only the user can help. `stale`: the host refused them.
 */
type Trust = 'proven' | 'unproven' | 'stale';

type TokenMode =
  | { readonly kind: 'unread' }
  | { readonly kind: 'reading'; readonly done: Promise<StoredTokens | null> }
  | {
      readonly kind: 'held';
      readonly tokens: StoredTokens;
      readonly trust: Trust;
      /** The renewal in flight. */
      readonly renewal: Promise<void> | null;
    };

/** A pause after a failed renewal. */
export interface RenewalRest {
  readonly error: ErrorData;
  readonly until: number;
  readonly ms: number;
}

/**
 * Holds the tokens of one account in memory. Modes:
 * - `unread`: they were not requested yet, or were not available.
 * - `reading`: the secret store is being read; all callers wait for the same answer.
 * - `held`: they are in memory, with what is known of their worth; one renewal at a time.
 */
export class TokenState {
  #mode: TokenMode = { kind: 'unread' };
  rest: RenewalRest | null = null;

  get tokens(): StoredTokens | null {
    return this.#mode.kind === 'held' ? this.#mode.tokens : null;
  }

  get trust(): Trust | null {
    return this.#mode.kind === 'held' ? this.#mode.trust : null;
  }

  get renewal(): Promise<void> | null {
    return this.#mode.kind === 'held' ? this.#mode.renewal : null;
  }

  get isStale(): boolean {
    return this.trust === 'stale';
  }

  /** True if no request can be made before they are renewed. */
  mustRenew(now: number): boolean {
    const { tokens } = this;
    return this.isStale || (tokens !== null && tokens.refreshToken !== null && now >= tokens.expiresAt);
  }

  isResting(now: number): boolean {
    return this.rest !== null && this.rest.until > now;
  }

  /** Reads them once for all concurrent callers. */
  load(read: () => Promise<StoredTokens | null>): Promise<StoredTokens | null> {
    if (this.#mode.kind === 'held') return Promise.resolve(this.#mode.tokens);
    if (this.#mode.kind === 'reading') return this.#mode.done;
    const done = read().then(
      (found) => {
        this.#readingEnded(found);
        return found;
      },
      (thrown: unknown) => {
        this.#readingEnded(null);
        throw thrown;
      },
    );
    this.#setMode({ kind: 'reading', done });
    return done;
  }

  /** Replaces the tokens by new ones. */
  hold(tokens: StoredTokens, trust: Trust): void {
    this.#setMode({ kind: 'held', tokens, trust, renewal: this.renewal });
  }

  /** Records that the host accepted this token. */
  accepted(accessToken: string): void {
    if (this.#isHeld(accessToken) && this.trust === 'unproven') this.#setTrust('proven');
  }

  /**
   * Records that the host refused this token; one from before a renewal tells nothing.
   * @returns false when only the user can help
   */
  refused(accessToken: string): boolean {
    if (!this.#isHeld(accessToken)) return true;
    if (this.trust === 'unproven') return false;
    this.#setTrust('stale');
    return true;
  }

  /** Renews once for all concurrent callers. */
  async renew(run: () => Promise<void>): Promise<void> {
    if (this.#mode.kind !== 'held') return;
    const renewal = this.#mode.renewal ?? run().finally(() => this.#renewalEnded());
    this.#setMode({ ...this.#mode, renewal });
    await renewal;
  }

  #isHeld(accessToken: string): boolean {
    return this.tokens?.accessToken === accessToken;
  }

  #setTrust(trust: Trust): void {
    if (this.#mode.kind === 'held') this.#setMode({ ...this.#mode, trust });
  }

  #readingEnded(found: StoredTokens | null): void {
    if (this.#mode.kind !== 'reading') return;
    this.#setMode(
      found ? { kind: 'held', tokens: found, trust: 'proven', renewal: null } : { kind: 'unread' },
    );
  }

  #renewalEnded(): void {
    if (this.#mode.kind === 'held') this.#setMode({ ...this.#mode, renewal: null });
  }

  #setMode(mode: TokenMode): void {
    this.#mode = mode;
  }
}
