import type { Logger } from 'pino';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { Application, TokenResult } from '../hosts/sign-in.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { StoredAccount } from '../store/types.ts';
import type { AccountDirectory } from './account-directory.ts';
import type { OAuthClient } from './oauth-client.ts';
import { discardTokens, type StoredTokens, toStoredTokens, writeTokens } from './stored-tokens.ts';
import type { TokenState } from './token-state.ts';

const firstRestMs = 5_000;
const longestRestMs = 10 * 60_000;
const timeoutMs = 60_000;

export interface TokenRenewalOptions {
  readonly directory: AccountDirectory;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  /** Null where no client secret is stored. */
  readonly clientSecret: () => Promise<string | null>;
  /** Aborts the renewals in flight. */
  readonly signal: AbortSignal;
  /** Blocks the account until the user does something; its tokens stay where they are. */
  readonly standStill: (account: StoredAccount, state: 'needs-sign-in' | 'locked') => void;
  /** Called when the usability of this account changed. */
  readonly changed: (account: string) => void;
}

/** True for tokens of another application or server, to which they are never sent. */
export function isMisplaced({ origin, clientId }: StoredAccount, client: OAuthClient): boolean {
  return client.host.origin !== origin || client.clientId !== clientId;
}

/**
 * Creates the renewal of an account's tokens. After it the account is blocked, rests, or has tokens that may work.
 */
export function createTokenRenewal(options: TokenRenewalOptions) {
  const { directory, secrets, clock, log, oauthClient, signal, standStill, changed } = options;

  /** Deletes invalid tokens: only signing in gives other ones. */
  const throwAway = (account: StoredAccount) => {
    standStill(account, 'needs-sign-in');
    discardTokens(secrets, account.vaultName);
  };

  const rest = (account: StoredAccount, state: TokenState, error: ErrorData, atLeastMs: number) => {
    const ms = Math.min(longestRestMs, Math.max(firstRestMs, atLeastMs, 2 * (state.rest?.ms ?? 0)));
    const resting = { error, until: clock.now() + ms, ms };
    state.rest = resting;
    clock.after(ms, () => {
      if (signal.aborted || state.rest !== resting) return;
      // Over even where the clock was set back in between.
      state.rest = { ...resting, until: 0 };
      changed(account.id);
    });
    changed(account.id);
  };

  /** Handles a missing client secret, which may be locked up like all else. */
  const cannotRenew = async (account: StoredAccount, { refreshToken }: StoredTokens) => {
    if (refreshToken === null) throwAway(account);
    else standStill(account, (await secrets.isLocked()) ? 'locked' : 'needs-sign-in');
  };

  const exchange = async (refreshToken: string, application: Application): Promise<TokenResult> => {
    const late = new AbortController();
    const cancelTimeout = clock.after(timeoutMs, () => late.abort());
    return oauthClient()
      .host.signIn.exchangeForTokens(
        { kind: 'refresh', refreshToken },
        application,
        AbortSignal.any([signal, late.signal]),
      )
      .finally(cancelTimeout);
  };

  const fail = (account: StoredAccount, state: TokenState, end: Exclude<TokenResult, { kind: 'tokens' }>) => {
    const { failure } = end;
    if (end.kind === 'trouble') {
      const atLeastMs = end.remedy.kind === 'back-off' ? end.remedy.atLeastMs : 0;
      if (!signal.aborted) rest(account, state, failure, atLeastMs);
      return;
    }
    log.warn({ account: account.id, code: failure.code }, 'the tokens cannot be renewed');
    // Nothing was said of the tokens: with another client secret they may be renewed yet.
    if (failure.code !== 'no-client-secret') throwAway(account);
    else if (state.isStale) standStill(account, 'needs-sign-in');
    else rest(account, state, failure, longestRestMs);
  };

  const keep = async (account: StoredAccount, state: TokenState, next: StoredTokens) => {
    state.hold(next, 'unproven');
    state.rest = null;
    const tokens = await writeTokens(secrets, account.vaultName, next);
    const now = directory.current(account);
    if (!now) discardTokens(secrets, account.vaultName);
    else if (now.tokens !== tokens) directory.put({ ...now, tokens });
    log.info({ account: account.id }, 'tokens renewed');
  };

  return async (account: StoredAccount, state: TokenState, kept: StoredTokens): Promise<void> => {
    const { refreshToken } = kept;
    const clientSecret = await options.clientSecret();
    // Without these a token is used until the host refuses it. Another application or server gets nothing of this one.
    if (refreshToken === null || clientSecret === null || isMisplaced(account, oauthClient())) {
      if (state.isStale) await cannotRenew(account, kept);
      return;
    }
    const end = await exchange(refreshToken, { clientId: account.clientId, clientSecret });
    if (end.kind !== 'tokens') return fail(account, state, end);
    const tokens = { ...end.tokens, refreshToken: end.tokens.refreshToken ?? refreshToken };
    await keep(account, state, toStoredTokens(tokens, clock.now()));
  };
}
