import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import type { Account, AccountsView, SignIn, SignInProblem } from '../../../contract/accounts.ts';
import { AppError } from '../../../contract/app-error.ts';
import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import type { Messages } from '../messages.ts';
import { PreconditionFailed } from '../preflight.ts';
import { openSession, type Session, withSession } from '../session.ts';
import { jsonLine } from '../visible.ts';

/** Limit of the input's length, longer than any secret. */
const maxSecretLength = 10_000;

/**
 * Finds an account by its username or whole id.
 * @throws {UsageError} when there is none
 */
export function findAccount(name: string, { accounts }: AccountsView, i18n: Messages): Account {
  const wanted = name.toLowerCase();
  const found = accounts.find(
    ({ id, username }) => id.toLowerCase() === wanted || username.toLowerCase() === wanted,
  );
  if (found) return found;
  throw new UsageError(i18n.t('cli.account.unknown', { name }));
}

/** Resolves `--account` and `--anonymous` to an account; undefined for the default account. */
export async function chosenAccount(
  client: EngineClient,
  { account, anonymous }: { readonly account?: string; readonly anonymous?: boolean },
  i18n: Messages,
): Promise<string | null | undefined> {
  if (account !== undefined && anonymous) throw new UsageError(i18n.t('cli.account.both'));
  if (anonymous) return null;
  if (account === undefined) return undefined;
  return findAccount(account, await client.call('accounts', {}), i18n).id;
}

/** Outcome of a sign-in for this command. */
type SignInEnd = SignIn | 'interrupted' | 'no-input' | null;

/**
 * Resolves when the sign-in has ended in any way.
 * @param found called once with the problem of the host's page
 */
function waitForSignIn(
  { client, lost }: Session,
  attempt: string,
  interrupted: AbortSignal,
  found: (trouble: SignInProblem) => void,
): Promise<SignInEnd> {
  let isTold = false;
  return new Promise((resolve) => {
    const look = (view: AccountsView) => {
      const { signIn } = view;
      if (signIn?.attempt === attempt && signIn.trouble !== null && !isTold) {
        isTold = true;
        found(signIn.trouble);
      }
      if (signIn?.attempt !== attempt) resolve(null);
      else if (signIn.state === 'done' || signIn.state === 'failed') resolve(signIn);
    };
    client.subscribe((event: EngineEvent) => {
      if (event.kind === 'delta' && event.accounts) look(event.accounts);
    });
    void client.call('accounts', {}).then(look, () => resolve(null));
    lost.catch(() => resolve(null));
    interrupted.addEventListener('abort', () => resolve('interrupted'), { once: true });
  });
}

/**
 * Prompts for the PIN until the host accepts it.
 * @returns false when standard input ended before
 */
async function promptPin(
  session: Session,
  attempt: string,
  { i18n, terminal, interrupted }: CommandContext,
  stdin: Readable,
): Promise<boolean> {
  const reader = createInterface({ input: stdin, output: process.stderr });
  const ended = new Promise<null>((resolve) => reader.once('close', () => resolve(null)));
  try {
    for (;;) {
      const asked = reader.question(i18n.t('cli.login.pin.prompt'), { signal: interrupted });
      const pin = await Promise.race([asked.catch(() => null), ended]);
      if (pin === null) return interrupted.aborted;
      if (pin.trim() === '') continue;
      try {
        await session.client.call('finishSignIn', { attempt, pin });
        return true;
      } catch (thrown) {
        // Any other failure is reported by the sign-in itself.
        if (!(thrown instanceof AppError) || thrown.data.code !== 'wrong-pin') return true;
        terminal.printError(i18n.failure(thrown.data));
      }
    }
  } finally {
    reader.close();
  }
}

/** Implements `login`: prints the URL to open, and waits until the browser returns. */
export async function login(
  { pin = false }: { readonly pin?: boolean },
  context: CommandContext,
  stdin: Readable,
): Promise<ExitCode> {
  const { terminal, i18n, clock, interrupted } = context;
  const session = await openSession(context, false);
  const { client, isOwn } = session;
  try {
    const { vault } = await client.call('capabilities', {});
    if (isOwn && vault.kind === 'memory')
      throw new PreconditionFailed(i18n.t('cli.login.memory.own', { why: vault.why ?? '' }));
    const begun = await client.call('beginSignIn', {
      kind: pin ? 'pin' : 'token',
      language: i18n.language,
    });
    const time = i18n.formatDateTime(begun.deadline, clock.now());
    terminal.printInfo(i18n.t(pin ? 'cli.login.pin' : 'cli.login.open', { time }));
    terminal.printResult(begun.url);
    const over = waitForSignIn(session, begun.attempt, interrupted, (trouble) => {
      terminal.printError(i18n.t(`accounts.trouble.found.${trouble}`));
      if (trouble === 'closed') terminal.printError(i18n.t('accounts.trouble.works'));
    });
    const isAnswered = !pin || (await promptPin(session, begun.attempt, context, stdin));
    const end: SignInEnd = isAnswered ? await over : 'no-input';
    if (end === 'interrupted' || end === 'no-input')
      await client.call('cancelSignIn', { attempt: begun.attempt });
    if (end === 'no-input') throw new PreconditionFailed(i18n.t('cli.login.pin.no-input'));
    if (end === 'interrupted' || end === null) {
      terminal.printInfo(i18n.t('cli.login.cancelled'));
      return exitCodes.someFailed;
    }
    if (end.error) throw new AppError(end.error);
    const view = await client.call('accounts', {});
    const account = view.accounts.find(({ id }) => id === end.account);
    terminal.printInfo(i18n.t('cli.login.done', { name: account?.username ?? '' }));
    if (account?.tokens === 'memory')
      terminal.printInfo(i18n.t('cli.login.memory', { why: view.vault.why ?? '' }));
    return exitCodes.done;
  } finally {
    await session.close();
  }
}

/** Implements `logout`: deletes the tokens of one account. */
export async function logout(name: string | undefined, context: CommandContext): Promise<ExitCode> {
  const { terminal, i18n } = context;
  return withSession(context, async (client) => {
    const view = await client.call('accounts', {});
    const [only, ...others] = view.accounts;
    if (!only) throw new PreconditionFailed(i18n.t('cli.logout.none'));
    if (name === undefined && others.length > 0) {
      const names = view.accounts.map(({ username }) => username).join(', ');
      throw new UsageError(i18n.t('cli.logout.which', { names }));
    }
    const account = name === undefined ? only : findAccount(name, view, i18n);
    await client.call('signOut', { id: account.id });
    terminal.printResult(i18n.t('cli.logout.done', { name: account.username }));
    return exitCodes.done;
  });
}

export interface AccountsOptions {
  readonly use?: string;
  readonly anonymous?: boolean;
  readonly clientSecret?: boolean;
  readonly json?: boolean;
}

/** Implements `accounts`: lists them, chooses one, or stores the client secret, which is never an argument. */
export async function accounts(
  options: AccountsOptions,
  context: CommandContext,
  stdin: Readable,
): Promise<ExitCode> {
  const { terminal, i18n } = context;
  return withSession(context, async (client, { isOwn }) => {
    if (options.clientSecret) {
      const secret = await readSecret(stdin);
      if (secret === '') throw new PreconditionFailed(i18n.t('cli.accounts.secret.none'));
      const { vault } = await client.call('setClientSecret', { secret });
      const why = { why: vault.why ?? '' };
      if (vault.kind === 'keychain') terminal.printInfo(i18n.t('cli.accounts.secret.kept'));
      else if (isOwn) throw new PreconditionFailed(i18n.t('cli.accounts.secret.memory.own', why));
      else terminal.printInfo(i18n.t('cli.accounts.secret.memory', why));
    }
    const chosen = await chosenAccount(
      client,
      {
        ...(options.use === undefined ? {} : { account: options.use }),
        ...(options.anonymous ? { anonymous: true } : {}),
      },
      i18n,
    );
    if (chosen !== undefined) await client.call('chooseAccount', { id: chosen });
    const view = await client.call('accounts', {});
    const { account: active } = await client.call('settings', {});
    for (const line of options.json ? toJson(view, active) : toLines(view, active, i18n))
      terminal.printResult(line);
    return exitCodes.done;
  });
}

const toJson = (view: AccountsView, active: string | null) =>
  view.accounts.map(({ id, username, host, state, tokens, addedAt }) =>
    jsonLine({
      id,
      username,
      host,
      state,
      tokens,
      addedAt: new Date(addedAt).toISOString(),
      active: id === active,
    }),
  );

const toLines = (view: AccountsView, active: string | null, i18n: Messages) => [
  ...view.accounts.map(({ id, username, state }) =>
    i18n.t(id === active ? 'cli.accounts.active' : 'cli.accounts.other', {
      name: username,
      state: i18n.t(`accounts.state.${state}`),
    }),
  ),
  i18n.t(active === null ? 'cli.accounts.anonymous.active' : 'cli.accounts.anonymous'),
];

/** Reads standard input as one secret, without the line end. */
export async function readSecret(stdin: Readable): Promise<string> {
  let text = '';
  for await (const part of stdin) {
    text += String(part);
    if (text.length > maxSecretLength) break;
  }
  return text.trim();
}
