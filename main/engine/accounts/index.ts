import type { Logger } from 'pino';
import type { AccountsView, accountCalls } from '../../../contract/accounts.ts';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { Clock } from '../clock.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { Store } from '../store/store.ts';
import { callbackUrl } from './callback-page.ts';
import { type ClientSecret, createClientSecret } from './client-secret.ts';
import type { AccountEvents } from './events.ts';
import type { OAuthClient } from './oauth-client.ts';
import { SignInFlow } from './sign-in.ts';
import { AccountTokens, type TokenManager } from './token-manager.ts';

type Names = keyof typeof accountCalls;
export type AccountHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

const checkTimeoutMs = 20_000;

/** Manages the accounts: how they sign in, and where their tokens are. */
export interface Accounts extends Pick<EventSource<AccountEvents>, 'on'> {
  readonly handlers: AccountHandlers;
  readonly tokens: TokenManager;
  view(): AccountsView;
  /** Applies the settings: another application has another secret, another port another address. */
  applySettings(): void;
  start(): void;
  stop(): Promise<void>;
}

export interface AccountsOptions {
  readonly store: Pick<Store, 'accounts' | 'settings'>;
  readonly secrets: SecretStore;
  /** False: only explicit calls are carried out. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauthClient: () => OAuthClient;
  /** The application's secret where it was given with the start; takes precedence over the stored one. */
  readonly givenSecret?: string | null;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { store, secrets, work, clock, log, oauthClient } = options;
  const { on, emit } = createEmitter<AccountEvents>();
  const ending = new AbortController();
  const viewChanged = () => emit('view-changed');
  const given = options.givenSecret ?? null;
  const secret = createClientSecret({ secrets, oauthClient, given, changed: viewChanged });
  const tokens = new AccountTokens({
    store,
    secrets,
    clock,
    log,
    oauthClient,
    clientSecret: secret.read,
    changed: (account) => emit('account-changed', account),
  });
  const signIn = new SignInFlow({
    clock,
    log,
    oauthClient,
    port: () => store.settings.read().signInPort,
    clientSecret: secret.read,
    async done(given, at) {
      const isFirst = tokens.list().length === 0;
      const id = await tokens.keep(given, at);
      if (isFirst) emit('chosen', id);
      return id;
    },
    changed: viewChanged,
  });
  const lookForTokens = () => {
    if (work) void tokens.look();
  };
  const parts = { ...options, tokens, signIn, secret, ending, lookForTokens, viewChanged };
  const view = () => viewOf(parts);

  return {
    on,
    tokens,
    view,
    handlers: createHandlers({ ...parts, view, choose: (account) => emit('chosen', account) }),
    applySettings() {
      signIn.follow();
      void secret.read();
      viewChanged();
    },
    start() {
      void secret.read();
      lookForTokens();
    },
    async stop() {
      ending.abort();
      signIn.stop();
      await tokens.stop();
    },
  };
}

interface Parts extends AccountsOptions {
  readonly tokens: AccountTokens;
  readonly signIn: SignInFlow;
  readonly secret: ClientSecret;
  readonly ending: AbortController;
  lookForTokens(): void;
  viewChanged(): void;
}

function viewOf({ tokens, signIn, secret, secrets, store }: Parts): AccountsView {
  return {
    accounts: tokens.list().map((account) => {
      const { id, host, username, state, addedAt, tokens: where } = account;
      const isUsable = state !== 'signed-in' || !tokens.isMisplaced(account);
      return { id, host, username, state: isUsable ? state : 'needs-sign-in', addedAt, tokens: where };
    }),
    signIn: signIn.view,
    hasClientSecret: secret.isKnown,
    vault: { kind: secrets.kind, why: secrets.why },
    returnAddress: callbackUrl(store.settings.read().signInPort),
  };
}

function createHandlers(
  parts: Parts & { view(): AccountsView; choose(account: string | null): void },
): AccountHandlers {
  const { store, clock, oauthClient, tokens, signIn, secret, ending, view, choose } = parts;
  return {
    accounts: async () => view(),
    beginSignIn: ({ kind, language }) => signIn.begin(kind, language),
    async finishSignIn({ attempt, pin }) {
      await signIn.finish(attempt, pin);
      return view();
    },
    async returnSignIn({ url }) {
      await signIn.returned(url);
      return {};
    },
    async cancelSignIn({ attempt }) {
      signIn.cancel(attempt);
      return view();
    },
    async checkSignIn() {
      const { host, clientId } = oauthClient();
      const late = new AbortController();
      const cancelTimeout = clock.after(checkTimeoutMs, () => late.abort());
      const signal = AbortSignal.any([ending.signal, late.signal]);
      const [trouble, registration] = await Promise.all([
        clientId === null ? null : host.signIn.check(clientId, signal),
        host.signIn.checkRegistration(signal),
      ]).finally(cancelTimeout);
      return { trouble, registration };
    },
    async signOut({ id }) {
      await tokens.signOut(id);
      if (store.settings.read().account?.toLowerCase() === id.toLowerCase()) choose(null);
      return view();
    },
    async unlockAccount({ id }) {
      await tokens.unlock(id).finally(parts.viewChanged);
      void secret.read();
      return view();
    },
    async chooseAccount({ id }) {
      const account = id === null ? null : tokens.list().find((one) => one.id === id);
      if (account === undefined)
        throw new AppError(errorData('not-found', `There is no account ${id}.`, { id: id ?? '' }));
      choose(account?.id ?? null);
      return view();
    },
    async setClientSecret({ secret: given }) {
      await secret.write(given);
      if (given !== null) parts.lookForTokens();
      return view();
    },
  };
}
