import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { Clock } from '../clock.ts';
import type { Credentials } from '../hosts/host.ts';
import type { Tokens } from '../hosts/sign-in.ts';
import { KeychainTimeout, type SecretStore } from '../secrets/secret-store.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/types.ts';
import { AccountDirectory } from './account-directory.ts';
import type { OAuthClient } from './oauth-client.ts';
import {
  discardTokens,
  isNearExpiry,
  readTokens,
  type StoredTokens,
  toStoredTokens,
  writeTokens,
} from './stored-tokens.ts';
import { createTokenRenewal, isMisplaced } from './token-renewal.ts';
import { TokenState } from './token-state.ts';

export type CredentialsResult =
  | { readonly ok: true; readonly credentials: Extract<Credentials, { kind: 'account' }> }
  /** The account is blocked; `obstacle` has the reason. */
  | { readonly ok: false; readonly failure: ErrorData };

/** Answers what the rest of the engine asks about accounts: may they be used, and with which tokens. */
export interface TokenManager {
  /** Why no request can be made as this account for now; null when it can. */
  obstacle(account: string): WaitReason | null;
  /** Returns tokens, renewed first where they are about to end; concurrent callers share one renewal. */
  credentials(account: string): Promise<CredentialsResult>;
  /** Reports that the host refused this token: the next caller gets another one, or the account has to sign in. */
  refused(account: string, accessToken: string): void;
  /** Reports that the host accepted this token. */
  accepted(account: string, accessToken: string): void;
}

export interface TokenManagerOptions {
  readonly store: Pick<Store, 'accounts'>;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  /** Null where no client secret is stored. */
  readonly clientSecret: () => Promise<string | null>;
  /** Called when its state or obstacle changed. */
  readonly changed: (account: string) => void;
}

/** Manages the tokens of accounts. They are in the secret store and in this memory, and nowhere else. */
export class AccountTokens implements TokenManager {
  readonly #options: TokenManagerOptions;
  readonly #directory: AccountDirectory;
  /** States by the name under which the tokens are stored, which is another one after each sign-in. */
  readonly #states = new Map<string, TokenState>();
  readonly #ending = new AbortController();
  readonly #renew: ReturnType<typeof createTokenRenewal>;

  constructor(options: TokenManagerOptions) {
    this.#options = options;
    this.#directory = new AccountDirectory(options.store, options.log, options.changed);
    this.#renew = createTokenRenewal({
      ...options,
      directory: this.#directory,
      signal: this.#ending.signal,
      standStill: (account, state) => this.#standStill(account, state),
    });
  }

  list(): StoredAccount[] {
    return this.#directory.list();
  }

  isMisplaced(account: StoredAccount): boolean {
    return isMisplaced(account, this.#options.oauthClient());
  }

  obstacle(id: string): WaitReason | null {
    const account = this.#directory.get(id);
    if (account?.state !== 'signed-in' || this.isMisplaced(account)) return { kind: 'sign-in', until: null };
    const state = this.#states.get(account.vaultName);
    const now = this.#options.clock.now();
    if (!state?.rest || !state.mustRenew(now)) return null;
    const { error, until } = state.rest;
    return until > now ? { kind: 'retry', error, until } : null;
  }

  async credentials(id: string): Promise<CredentialsResult> {
    const account = this.#directory.get(id);
    if (!account || this.obstacle(id)) return this.#refusal(id);
    const state = this.#stateOf(account);
    const tokens = await this.#load(account);
    if (!tokens) return this.#refusal(id);
    const now = this.#options.clock.now();
    const isDue = isNearExpiry(tokens, now) && !state.isResting(now);
    if (state.renewal || state.isStale || isDue) await state.renew(() => this.#renew(account, state, tokens));
    if (this.obstacle(id) || state.isStale || this.#directory.current(account) === null)
      return this.#refusal(id);
    const { accessToken } = state.tokens ?? tokens;
    return { ok: true, credentials: { kind: 'account', clientId: account.clientId, accessToken } };
  }

  refused(id: string, accessToken: string): void {
    const account = this.#directory.get(id);
    if (account && !this.#stateOf(account).refused(accessToken)) this.#standStill(account, 'needs-sign-in');
  }

  accepted(id: string, accessToken: string): void {
    const account = this.#directory.get(id);
    if (account) this.#states.get(account.vaultName)?.accepted(accessToken);
  }

  /** Stores the tokens of a sign-in, for a new or a known account. @returns its id */
  async keep(tokens: Tokens, { host, clientId }: OAuthClient): Promise<string> {
    const { secrets, clock } = this.#options;
    const named = `${host.id}:${tokens.username}`;
    const known = this.#directory.get(named);
    const id = known?.id ?? named;
    const vaultName = `${named} ${randomUUID()}`;
    const stored = toStoredTokens(tokens, clock.now());
    const where = await writeTokens(secrets, vaultName, stored);
    const account: StoredAccount = {
      id,
      host: host.id,
      username: tokens.username,
      origin: host.origin,
      clientId: clientId ?? '',
      state: 'signed-in',
      addedAt: known?.addedAt ?? clock.now(),
      tokens: where,
      vaultName,
    };
    this.#stateOf(account).hold(stored, 'proven');
    this.#directory.put(account);
    if (known) {
      this.#states.delete(known.vaultName);
      discardTokens(secrets, known.vaultName);
    }
    return id;
  }

  /** Signs out. @throws {AppError} `keychain-locked` while its tokens cannot be deleted, `not-found` */
  async signOut(id: string): Promise<void> {
    const { secrets } = this.#options;
    const account = this.#directory.demand(id);
    const refuse = (why: string): never => {
      const message = `The keychain does not let the tokens be deleted: ${why}`;
      throw new AppError(errorData('keychain-locked', message));
    };
    // Without the keychain they would stay there, and be signed out only to look at.
    const mayBeOutOfReach = account.tokens === 'keychain' && account.state === 'locked';
    if (mayBeOutOfReach && (await secrets.isLocked())) refuse(secrets.why ?? 'It is locked.');
    await secrets.remove(account.vaultName).catch((thrown) => refuse(toErrorData(thrown).message));
    this.#states.delete(account.vaultName);
    this.#directory.remove(account);
  }

  /**
   * Asks the keychain again: for what it has locked up, or to store what is only in memory.
   * @throws {AppError} `keychain-locked` when it still refuses, `not-found`
   */
  async unlock(id: string): Promise<void> {
    const { secrets } = this.#options;
    const account = this.#directory.demand(id);
    const state = this.#stateOf(account);
    const tokens = await this.#load(account);
    const now = this.#directory.current(account);
    if (tokens && now?.tokens === 'memory')
      this.#directory.put({ ...now, tokens: await writeTokens(secrets, account.vaultName, tokens) });
    if (!state.tokens || this.#directory.current(account)?.tokens === 'memory')
      throw new AppError(errorData('keychain-locked', secrets.why ?? 'The keychain is locked.'));
  }

  /**
   * Finds out which accounts have tokens, at the start and when a client secret is given: also those that were
   * blocked for want of one, or because the keychain was not available. Asks no host.
   */
  async look(): Promise<void> {
    for (const account of this.list()) if (!this.#ending.signal.aborted) await this.#load(account);
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.allSettled([...this.#states.values()].map(({ renewal }) => renewal));
  }

  #stateOf({ vaultName }: StoredAccount): TokenState {
    const known = this.#states.get(vaultName);
    if (known) return known;
    const made = new TokenState();
    this.#states.set(vaultName, made);
    return made;
  }

  #load(account: StoredAccount): Promise<StoredTokens | null> {
    return this.#stateOf(account).load(() => this.#read(account));
  }

  async #read(account: StoredAccount): Promise<StoredTokens | null> {
    let tokens: StoredTokens | null;
    try {
      tokens = await readTokens(this.#options.secrets, account.vaultName);
    } catch (thrown) {
      if (account.state !== 'needs-sign-in') this.#directory.setState(account, 'locked');
      if (thrown instanceof KeychainTimeout) void thrown.answered.then(() => this.#loadAgain(account));
      return null;
    }
    if (tokens) this.#directory.setState(account, 'signed-in');
    else await this.#missing(account);
    return tokens;
  }

  /** Handles missing tokens: in the keychain they may be locked up; otherwise they can only be had by signing in. */
  async #missing(account: StoredAccount): Promise<void> {
    if (account.state === 'needs-sign-in') return;
    const isLocked = account.tokens === 'keychain' && (await this.#options.secrets.isLocked());
    this.#directory.setState(account, isLocked ? 'locked' : 'needs-sign-in');
  }

  /**
   * Loads tokens again that were not available: the user may have had to type a password for longer than we waited.
   */
  async #loadAgain(account: StoredAccount): Promise<void> {
    const now = this.#directory.current(account);
    if (now && now.state !== 'signed-in' && !this.#ending.signal.aborted) await this.#load(now);
  }

  #standStill(account: StoredAccount, state: 'needs-sign-in' | 'locked'): void {
    this.#states.delete(account.vaultName);
    this.#directory.setState(account, state);
  }

  #refusal(id: string): CredentialsResult {
    const why = this.obstacle(id);
    const needed = errorData('sign-in-needed', 'The account has to sign in again.');
    return { ok: false, failure: why?.kind === 'retry' ? why.error : needed };
  }
}
