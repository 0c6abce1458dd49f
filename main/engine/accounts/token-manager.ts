import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Account } from '../../../contract/accounts.ts';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { WaitReason } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { Credentials, Host } from '../hosts/host.ts';
import type { Application, Tokens } from '../hosts/sign-in.ts';
import { KeychainTimeout, type SecretStore } from '../secrets/secret-store.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/types.ts';

/** Tokens are renewed this long before they end, or a tenth of their life where that is shorter. */
const aheadMs = 10 * 60_000;
const initialBackoffMs = 5_000;
const longestRestMs = 10 * 60_000;
const renewalTimeoutMs = 60_000;

/** Where requests go, and as which application; null without a client id. */
export interface OAuthClient {
  readonly host: Host;
  readonly clientId: string | null;
}

export type CredentialsResult =
  | { readonly ok: true; readonly credentials: Extract<Credentials, { kind: 'account' }> }
  /** The account stands still, and `obstacle` tells why. */
  | { readonly ok: false; readonly failure: ErrorData };

/** What the rest of the engine asks about accounts: may they be used, and with what. */
export interface TokenManager {
  /** Why nothing can be asked as this account for now; null when it can. */
  obstacle(account: string): WaitReason | null;
  /** Tokens to ask with, renewed first where they are about to end; many who ask at once cause one renewal. */
  credentials(account: string): Promise<CredentialsResult>;
  /** The host said that this token is none: the next who asks gets another one, or the account is to sign in. */
  refused(account: string, accessToken: string): void;
  /** The host took this token. */
  accepted(account: string, accessToken: string): void;
}

const storedTokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  /** By our clock, ms. */
  expiresAt: z.number(),
  lifetimeMs: z.number(),
});
type StoredTokens = z.infer<typeof storedTokensSchema>;

/** What is known of one account's tokens while the engine runs. */
interface TokenEntry {
  stored: StoredTokens | null;
  loading: Promise<StoredTokens | null> | null;
  renewing: Promise<boolean> | null;
  /** The host does not take the token any more. */
  isStale: boolean;
  /** Renewed, and not yet taken by the host: if it refuses this one too, only a person can help. */
  isUnproven: boolean;
  backoff: { readonly error: ErrorData; readonly until: number; readonly ms: number } | null;
}

export interface TokenManagerOptions {
  readonly store: Pick<Store, 'accounts'>;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  /** Null where no client secret is kept. */
  readonly clientSecret: () => Promise<string | null>;
  /** Another state or obstacle. */
  readonly changed: (account: string) => void;
}

/** The accounts with their tokens. Tokens are in the vault and in this memory, and nowhere else. */
export function createTokenManager(options: TokenManagerOptions) {
  const { store, secrets: vault, clock, log, oauthClient, changed } = options;
  const ending = new AbortController();
  const entries = new Map<string, TokenEntry>();
  let accounts = new Map<string, StoredAccount>();

  const keyOf = (id: string) => id.toLowerCase();
  const readAccounts = () => {
    accounts = new Map(store.accounts.list().map((account) => [keyOf(account.id), account]));
  };
  readAccounts();

  const entryOf = ({ vaultName }: StoredAccount): TokenEntry => {
    const known = entries.get(vaultName);
    if (known) return known;
    const made: TokenEntry = {
      stored: null,
      loading: null,
      renewing: null,
      isStale: false,
      isUnproven: false,
      backoff: null,
    };
    entries.set(vaultName, made);
    return made;
  };

  const put = (account: StoredAccount) => {
    store.accounts.put(account);
    readAccounts();
  };

  /** The account as it is now, if these are still its tokens: it may have been signed out or in anew meanwhile. */
  const current = ({ id, vaultName }: StoredAccount): StoredAccount | null => {
    const now = accounts.get(keyOf(id));
    return now?.vaultName === vaultName ? now : null;
  };

  const setState = (account: StoredAccount, state: Account['state']) => {
    const now = current(account);
    if (!now || now.state === state) return;
    put({ ...now, state });
    log.info({ account: account.id, state }, 'account');
    changed(account.id);
  };

  /** Until somebody does something. Its tokens stay in the vault unless the host takes them no more. */
  const standStill = (account: StoredAccount, state: 'needs-sign-in' | 'locked') => {
    entries.delete(account.vaultName);
    setState(account, state);
  };

  const isWorthless = (account: StoredAccount) => {
    standStill(account, 'needs-sign-in');
    void vault.remove(account.vaultName).catch(() => {});
  };

  /** In the keychain it may be locked up; missing it can only be had by signing in. */
  const lost = async (account: StoredAccount) => {
    if (account.state === 'needs-sign-in') return;
    const isLocked = account.tokens === 'keychain' && (await vault.isLocked());
    setState(account, isLocked ? 'locked' : 'needs-sign-in');
  };

  async function read(account: StoredAccount): Promise<StoredTokens | null> {
    let text: string | null;
    try {
      text = await vault.read(account.vaultName);
    } catch (thrown) {
      if (account.state !== 'needs-sign-in') setState(account, 'locked');
      if (thrown instanceof KeychainTimeout) void thrown.answered.then(() => lookAgain(account));
      return null;
    }
    const parsed = text === null ? null : storedTokensSchema.safeParse(parseJson(text));
    if (parsed?.success) {
      setState(account, 'signed-in');
      return parsed.data;
    }
    await lost(account);
    return null;
  }

  /** Whoever had to type a password took longer than we waited. */
  const lookAgain = async (account: StoredAccount) => {
    const now = current(account);
    if (now && now.state !== 'signed-in' && !ending.signal.aborted) await load(now);
  };

  const load = async (account: StoredAccount): Promise<StoredTokens | null> => {
    const entry = entryOf(account);
    if (entry.stored) return entry.stored;
    entry.loading ??= read(account).finally(() => {
      entry.loading = null;
    });
    entry.stored = await entry.loading;
    return entry.stored;
  };

  const rest = (account: StoredAccount, entry: TokenEntry, error: ErrorData, atLeastMs: number) => {
    const ms = Math.min(longestRestMs, Math.max(initialBackoffMs, atLeastMs, 2 * (entry.backoff?.ms ?? 0)));
    const resting = { error, until: clock.now() + ms, ms };
    entry.backoff = resting;
    clock.after(ms, () => {
      if (ending.signal.aborted || entry.backoff !== resting) return;
      // Over even where the clock was set back meanwhile.
      entry.backoff = { ...resting, until: 0 };
      changed(account.id);
    });
    changed(account.id);
  };

  const write = async (vaultName: string, kept: StoredTokens) => vault.write(vaultName, JSON.stringify(kept));
  const keptOf = (tokens: Tokens): StoredTokens => ({
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    lifetimeMs: tokens.lifetimeMs,
    expiresAt: clock.now() + tokens.lifetimeMs,
  });

  /** Null where nothing can be renewed: then a token is used until the host refuses it. */
  async function means(account: StoredAccount, kept: StoredTokens) {
    const clientSecret = await options.clientSecret();
    if (kept.refreshToken === null || clientSecret === null) return null;
    const application: Application = { clientId: account.clientId, clientSecret };
    return { application, refreshToken: kept.refreshToken };
  }

  /** @returns false when there are no new tokens; then the account stands still, or what there is may still do */
  async function renew(account: StoredAccount, entry: TokenEntry, kept: StoredTokens): Promise<boolean> {
    const by = await means(account, kept);
    // Another application or server since it was asked for gets nothing of this one.
    if (!by || isMisplaced(account)) {
      if (entry.isStale) await cannotRenew(account, kept);
      return false;
    }
    const callOff = new AbortController();
    const stop = clock.after(renewalTimeoutMs, () => callOff.abort());
    const signal = AbortSignal.any([ending.signal, callOff.signal]);
    const { refreshToken } = by;
    const end = await oauthClient()
      .host.signIn.exchangeForTokens({ kind: 'refresh', refreshToken }, by.application, signal)
      .finally(stop);
    if (end.kind === 'trouble') {
      const { remedy } = end;
      if (!ending.signal.aborted)
        rest(account, entry, end.failure, remedy.kind === 'back-off' ? remedy.atLeastMs : 0);
      return false;
    }
    if (end.kind === 'refused') {
      log.warn({ account: account.id, code: end.failure.code }, 'the tokens cannot be renewed');
      // Nothing was said of the tokens: with another client secret they may be renewed yet.
      if (end.failure.code !== 'no-client-secret') isWorthless(account);
      else if (entry.isStale) standStill(account, 'needs-sign-in');
      else rest(account, entry, end.failure, longestRestMs);
      return false;
    }
    const next = keptOf({ ...end.tokens, refreshToken: end.tokens.refreshToken ?? refreshToken });
    entry.stored = next;
    entry.isStale = false;
    entry.isUnproven = true;
    entry.backoff = null;
    const tokens = await write(account.vaultName, next);
    const now = current(account);
    if (!now) void vault.remove(account.vaultName).catch(() => {});
    else if (now.tokens !== tokens) {
      put({ ...now, tokens });
      changed(account.id);
    }
    log.info({ account: account.id }, 'tokens renewed');
    return true;
  }

  /** For want of a client secret, which may be locked up like all else. */
  async function cannotRenew(account: StoredAccount, { refreshToken }: StoredTokens): Promise<void> {
    if (refreshToken === null) isWorthless(account);
    else standStill(account, (await vault.isLocked()) ? 'locked' : 'needs-sign-in');
  }

  const isMisplaced = ({ origin, clientId }: StoredAccount) => {
    const at = oauthClient();
    return at.host.origin !== origin || at.clientId !== clientId;
  };

  const obstacle = (id: string): WaitReason | null => {
    const account = accounts.get(keyOf(id));
    // Tokens of one application or server are never shown to another.
    if (account?.state !== 'signed-in' || isMisplaced(account)) return { kind: 'sign-in', until: null };
    const entry = entries.get(account.vaultName);
    if (!entry?.backoff || !mustRenew(entry)) return null;
    const { error, until } = entry.backoff;
    return until > clock.now() ? { kind: 'retry', error, until } : null;
  };

  const mustRenew = ({ isStale, stored }: TokenEntry) =>
    isStale || (stored !== null && stored.refreshToken !== null && clock.now() >= stored.expiresAt);
  const isNearItsEnd = ({ expiresAt, lifetimeMs }: StoredTokens) =>
    clock.now() >= expiresAt - Math.min(aheadMs, lifetimeMs / 10);

  const notNow = (why: ErrorData): CredentialsResult => ({ ok: false, failure: why });
  const signInNeeded = () => errorData('sign-in-needed', 'The account has to sign in again.');
  const causeOf = (id: string) => {
    const why = obstacle(id);
    return notNow(why?.kind === 'retry' ? why.error : signInNeeded());
  };

  async function credentials(id: string): Promise<CredentialsResult> {
    const account = accounts.get(keyOf(id));
    if (!account || obstacle(id)) return causeOf(id);
    const entry = entryOf(account);
    let kept = await load(account);
    if (!kept) return causeOf(id);
    const isResting = entry.backoff !== null && entry.backoff.until > clock.now();
    if (entry.renewing || entry.isStale || (isNearItsEnd(kept) && !isResting)) {
      const old = kept;
      entry.renewing ??= renew(account, entry, old).finally(() => {
        entry.renewing = null;
      });
      await entry.renewing;
      kept = entry.stored ?? old;
    }
    if (obstacle(id) || entry.isStale || current(account) === null) return causeOf(id);
    const { clientId } = account;
    return { ok: true, credentials: { kind: 'account', clientId, accessToken: kept.accessToken } };
  }

  return {
    obstacle,
    credentials,
    refused(id: string, accessToken: string) {
      const account = accounts.get(keyOf(id));
      const entry = account && entryOf(account);
      // What was sent with a token from before a renewal is simply sent again.
      if (!account || entry?.stored?.accessToken !== accessToken) return;
      if (entry.isUnproven) standStill(account, 'needs-sign-in');
      else entry.isStale = true;
    },
    accepted(id: string, accessToken: string) {
      const account = accounts.get(keyOf(id));
      const entry = account && entries.get(account.vaultName);
      if (entry?.stored?.accessToken === accessToken) entry.isUnproven = false;
    },

    list: (): StoredAccount[] => [...accounts.values()],
    isMisplaced,

    /** Signs in: a new account, or new tokens for one that is known. */
    async keep(tokens: Tokens, { host, clientId }: OAuthClient): Promise<string> {
      const id = `${host.id}:${tokens.username}`;
      const known = accounts.get(keyOf(id));
      const vaultName = `${id} ${randomUUID()}`;
      const kept = keptOf(tokens);
      const where = await write(vaultName, kept);
      put({
        id: known?.id ?? id,
        host: host.id,
        username: tokens.username,
        origin: host.origin,
        clientId: clientId ?? '',
        state: 'signed-in',
        addedAt: known?.addedAt ?? clock.now(),
        tokens: where,
        vaultName,
      });
      const account = accounts.get(keyOf(id));
      if (account) entryOf(account).stored = kept;
      if (known) {
        entries.delete(known.vaultName);
        void vault.remove(known.vaultName).catch(() => {});
      }
      changed(known?.id ?? id);
      return known?.id ?? id;
    },
    /** @throws {AppError} `keychain-locked` while its tokens cannot be forgotten, `not-found` */
    async signOut(id: string): Promise<void> {
      const account = demand(id);
      const refuse = (why: string) => {
        throw new AppError(
          errorData('keychain-locked', `The keychain does not let the tokens be deleted: ${why}`),
        );
      };
      // Without the keychain they would stay there, and be signed out only to look at.
      const isOutOfReach =
        account.tokens === 'keychain' && account.state === 'locked' && (await vault.isLocked());
      if (isOutOfReach) refuse(vault.why ?? 'It is locked.');
      try {
        await vault.remove(account.vaultName);
      } catch (thrown) {
        refuse(toErrorData(thrown).message);
      }
      entries.delete(account.vaultName);
      store.accounts.remove(account.id);
      readAccounts();
      changed(account.id);
    },
    /**
     * Asks the keychain again: for what it has locked up, or to take what is only in memory.
     * @throws {AppError} `keychain-locked` when it still refuses
     */
    async unlock(id: string): Promise<void> {
      const account = demand(id);
      const entry = entryOf(account);
      const kept = await load(account);
      const now = current(account);
      if (kept && now?.tokens === 'memory') {
        put({ ...now, tokens: await write(account.vaultName, kept) });
        changed(account.id);
      }
      const after = current(account);
      if (!entry.stored || after?.tokens === 'memory')
        throw new AppError(errorData('keychain-locked', vault.why ?? 'The keychain is locked.'));
    },
    /**
     * Learns whose tokens are there, at the start and when a client secret is given: also of those that stood still
     * for want of one, or because the keychain could not be had. Asks no host.
     */
    async look(): Promise<void> {
      for (const account of accounts.values()) if (!ending.signal.aborted) await load(account);
    },
    async stop(): Promise<void> {
      ending.abort();
      await Promise.allSettled([...entries.values()].map(({ renewing }) => renewing));
    },
  } satisfies TokenManager & Record<string, unknown>;

  function demand(id: string): StoredAccount {
    const account = accounts.get(keyOf(id));
    if (account) return account;
    throw new AppError(errorData('not-found', `There is no account ${id}.`, { id }));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
