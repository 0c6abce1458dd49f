import type { Logger } from 'pino';
import type { AccountsView, accountCalls } from '../../../contract/accounts.ts';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { Clock } from '../clock.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { Store } from '../store/store.ts';
import { callbackUrl } from './callback-page.ts';
import { createSignInFlow } from './sign-in.ts';
import { createTokenManager, type OAuthClient, type TokenManager } from './token-manager.ts';

type Names = keyof typeof accountCalls;
export type AccountHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

const checkTimeoutMs = 20_000;

export interface Accounts {
  readonly handlers: AccountHandlers;
  readonly tokens: TokenManager;
  view(): AccountsView;
  /** Settings changed: another application has another secret, another port another address. */
  applySettings(): void;
  start(): void;
  stop(): Promise<void>;
}

export interface AccountsOptions {
  readonly store: Pick<Store, 'accounts' | 'settings'>;
  readonly secrets: SecretStore;
  /** False: only what is asked for is done. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  /** An account has another state: its jobs may go now, or not any more. Null: something else is to be shown. */
  readonly changed: (account: string | null) => void;
  /** Which one uploads go to from now on. */
  readonly choose: (account: string | null) => void;
}

/** Who uploads: accounts, how they sign in, and where their tokens are. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { store, secrets: vault, clock, log, oauthClient, changed, choose } = options;
  const ending = new AbortController();
  let hasClientSecret = false;

  const secretName = () => {
    const { host, clientId } = oauthClient();
    return clientId === null ? null : `client secret ${host.origin} ${clientId}`;
  };
  /** A keychain that refuses has none to give: what needs it says so. */
  const clientSecret = async () => {
    const name = secretName();
    const secret = name === null ? null : await vault.read(name).catch(() => null);
    if (hasClientSecret !== (secret !== null)) {
      hasClientSecret = secret !== null;
      changed(null);
    }
    return secret;
  };

  const keyring = createTokenManager({
    store,
    secrets: vault,
    clock,
    log,
    oauthClient,
    clientSecret,
    changed,
  });
  const signingIn = createSignInFlow({
    clock,
    log,
    oauthClient,
    port: () => store.settings.read().signInPort,
    clientSecret,
    async done(tokens, at) {
      const isFirst = keyring.list().length === 0;
      const id = await keyring.keep(tokens, at);
      if (isFirst) choose(id);
      return id;
    },
    changed: () => changed(null),
  });

  const view = (): AccountsView => ({
    accounts: keyring.list().map((account) => {
      const { id, host, username, state, addedAt, tokens } = account;
      const isUsable = state !== 'signed-in' || !keyring.isMisplaced(account);
      return { id, host, username, state: isUsable ? state : 'needs-sign-in', addedAt, tokens };
    }),
    signIn: signingIn.view,
    hasClientSecret,
    vault: { kind: vault.kind, why: vault.why },
    returnAddress: callbackUrl(store.settings.read().signInPort),
  });

  const handlers: AccountHandlers = {
    accounts: async () => view(),
    beginSignIn: ({ kind, language }) => signingIn.begin(kind, language),
    async finishSignIn({ attempt, pin }) {
      await signingIn.finish(attempt, pin);
      return view();
    },
    async returnSignIn({ url }) {
      await signingIn.returned(url);
      return {};
    },
    async cancelSignIn({ attempt }) {
      signingIn.cancel(attempt);
      return view();
    },
    async checkSignIn() {
      const { host, clientId } = oauthClient();
      const callOff = new AbortController();
      const stop = clock.after(checkTimeoutMs, () => callOff.abort());
      const signal = AbortSignal.any([ending.signal, callOff.signal]);
      const [trouble, registration] = await Promise.all([
        clientId === null ? null : host.signIn.check(clientId, signal),
        host.signIn.checkRegistration(signal),
      ]).finally(stop);
      return { trouble, registration };
    },
    async signOut({ id }) {
      await keyring.signOut(id);
      if (store.settings.read().account?.toLowerCase() === id.toLowerCase()) choose(null);
      return view();
    },
    async unlockAccount({ id }) {
      await keyring.unlock(id).finally(() => changed(null));
      void clientSecret();
      return view();
    },
    async chooseAccount({ id }) {
      const account = id === null ? null : keyring.list().find((one) => one.id === id);
      if (account === undefined)
        throw new AppError(errorData('not-found', `There is no account ${id}.`, { id: id ?? '' }));
      choose(account?.id ?? null);
      return view();
    },
    async setClientSecret({ secret }) {
      const name = secretName();
      if (name === null) throw new AppError(errorData('no-client-id', 'No Client-ID is set.'));
      if (secret !== null) await vault.write(name, secret);
      else
        await vault.remove(name).catch((thrown: unknown) => {
          throw new AppError(errorData('keychain-locked', toErrorData(thrown).message));
        });
      hasClientSecret = secret !== null;
      changed(null);
      if (secret !== null && options.work) void keyring.look();
      return view();
    },
  };

  return {
    handlers,
    tokens: keyring,
    view,
    applySettings() {
      signingIn.follow();
      void clientSecret();
      changed(null);
    },
    start() {
      void clientSecret();
      if (options.work) void keyring.look();
    },
    async stop() {
      ending.abort();
      signingIn.stop();
      await keyring.stop();
    },
  };
}
