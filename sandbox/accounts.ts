import { createHash } from 'node:crypto';
import type { Clock } from '../main/engine/clock.ts';
import type { SandboxRules } from './options.ts';
import { newToken } from './random-ids.ts';

export interface Account {
  readonly id: number;
  readonly username: string;
  readonly createdAt: number;
  readonly settings: AccountSettings;
  hasVerifiedEmail: boolean;
  /** Folders of its favourites. */
  readonly folders: FavoriteFolder[];
}

export interface FavoriteFolder {
  readonly id: number;
  readonly name: string;
  is_private: boolean;
}

export interface AccountSettings {
  public_images: boolean;
  messaging_enabled: boolean;
  album_privacy: 'public' | 'hidden' | 'secret';
  accepted_gallery_terms: boolean;
  show_mature: boolean;
  bio: string;
}

export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  readonly account: Account;
}

interface Session {
  readonly account: Account;
  readonly clientId: string;
}

/**
 * Manages accounts and their tokens. An account is created by its first sign-in; tokens last as long as the rules say
 * and not as they claim.
 */
export class Accounts {
  readonly #rules: Pick<SandboxRules, 'tokens' | 'oneSession' | 'rotatesRefresh'>;
  readonly #clock: Clock;
  readonly #accounts = new Map<number, Account>();
  readonly #access = new Map<string, Session & { readonly endsAt: number }>();
  readonly #refresh = new Map<string, Session>();
  readonly #grants = new Map<string, Session>();

  constructor(rules: Pick<SandboxRules, 'tokens' | 'oneSession' | 'rotatesRefresh'>, clock: Clock) {
    this.#rules = rules;
    this.#clock = clock;
  }

  /**
   * Returns the account of this name. Its number is the same in every run, so that stored pictures keep their owner.
   */
  named(username: string): Account {
    const id = createHash('sha256').update(username.toLowerCase()).digest().readUInt32BE(0) % 900_000_000;
    const known = this.#accounts.get(id);
    if (known) return known;
    const account: Account = {
      id,
      username,
      createdAt: this.#clock.now(),
      settings: {
        public_images: false,
        messaging_enabled: true,
        album_privacy: 'hidden',
        accepted_gallery_terms: false,
        show_mature: false,
        bio: '',
      },
      hasVerifiedEmail: true,
      folders: [
        { id: id + 1, name: 'Wallpapers', is_private: false },
        { id: id + 2, name: 'To read later', is_private: true },
      ],
    };
    this.#accounts.set(id, account);
    return account;
  }

  find(username: string): Account | null {
    const wanted = username.toLowerCase();
    return [...this.#accounts.values()].find((account) => account.username.toLowerCase() === wanted) ?? null;
  }

  delete(account: Account): void {
    this.#accounts.delete(account.id);
    this.revoke(account);
  }

  signIn(account: Account, clientId: string): TokenSet {
    if (this.#rules.oneSession) this.revoke(account, clientId);
    const refreshToken = newToken();
    this.#refresh.set(refreshToken, { account, clientId });
    return this.#issue({ account, clientId }, refreshToken);
  }

  /** Issues a code or PIN that can be exchanged once for tokens. */
  grant(account: Account, clientId: string): string {
    const code = newToken();
    this.#grants.set(code, { account, clientId });
    return code;
  }

  redeem(code: string, clientId: string): TokenSet | null {
    const session = this.#grants.get(code);
    this.#grants.delete(code);
    return session?.clientId === clientId ? this.signIn(session.account, clientId) : null;
  }

  refresh(refreshToken: string, clientId: string): TokenSet | null {
    const session = this.#refresh.get(refreshToken);
    if (session?.clientId !== clientId) return null;
    if (!this.#rules.rotatesRefresh) return this.#issue(session, refreshToken);
    const next = newToken();
    this.#refresh.delete(refreshToken);
    this.#refresh.set(next, session);
    return this.#issue(session, next);
  }

  bearer(accessToken: string): Session | null {
    const session = this.#access.get(accessToken);
    return session !== undefined && session.endsAt > this.#clock.now() ? session : null;
  }

  /** Revokes access tokens only: what a refresh can repair. */
  endAccess(): void {
    this.#access.clear();
  }

  /** Revokes all tokens, of one account or of everybody, under one application or all. */
  revoke(account?: Account, clientId?: string): void {
    for (const tokens of [this.#access, this.#refresh]) {
      for (const [token, session] of tokens) {
        const isMeant =
          (account === undefined || session.account.id === account.id) &&
          (clientId === undefined || session.clientId === clientId);
        if (isMeant) tokens.delete(token);
      }
    }
  }

  #issue(session: Session, refreshToken: string): TokenSet {
    const accessToken = newToken();
    this.#access.set(accessToken, { ...session, endsAt: this.#clock.now() + this.#rules.tokens.livesMs });
    return {
      accessToken,
      refreshToken,
      expiresInSeconds: this.#rules.tokens.claimedSeconds,
      account: session.account,
    };
  }
}
