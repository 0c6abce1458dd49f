import type { Readable } from 'node:stream';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import { builtInDestination, type Destination, type HostKindView } from '../../../contract/destinations.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import {
  errorObject,
  hostLine,
  hostObject,
  kindLines,
  kindObject,
  of,
  tellForgotten,
} from '../host-views.ts';
import { findHost } from '../hosts.ts';
import type { Messages } from '../messages.ts';
import { withSession } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';
import { exportHost, exportWithSecrets, importHosts } from './hosts-files.ts';
import { acceptHostKey } from './hosts-key.ts';
import { checkOptions, type HostAction, type HostsOptions, hostActions, pairsOf } from './hosts-options.ts';

/** What an action works with. */
interface Work {
  readonly client: EngineClient;
  /** True when the engine ends with this command, and its memory with it. */
  readonly isOwn: boolean;
  readonly options: HostsOptions;
  readonly context: CommandContext;
  readonly stdin: Readable;
  /** The word after the action. @throws {UsageError} where there is none */
  operand(): string;
  /** All words after the action. */
  readonly operands: readonly string[];
}

const actions: Readonly<Record<HostAction, (work: Work) => Promise<ExitCode>>> = {
  list,
  kinds,
  add,
  set,
  test,
  remove,
  default: choose,
  import: ({ client, operands, options, context, isOwn }) =>
    importHosts(client, operands, options, context, isOwn),
  async export({ client, operand, options, context }) {
    const host = findHost(operand(), await client.call('destinations', {}), context.i18n);
    return options.withSecrets === undefined
      ? exportHost(host, context)
      : exportWithSecrets(client, host, options.withSecrets, context);
  },
};

/**
 * Implements `hosts`: where pictures may go.
 * @throws {UsageError} for an unknown action, kind, host or setting
 */
export async function hosts(
  action: string,
  operands: readonly string[],
  options: HostsOptions,
  context: CommandContext,
  stdin: Readable,
): Promise<ExitCode> {
  const { i18n } = context;
  const found = hostActions.find((one) => one === action);
  if (!found)
    throw new UsageError(
      i18n.t('cli.usage.bad-hosts-action', { value: action, actions: hostActions.join(', ') }),
    );
  checkOptions(found, options, i18n);
  const [operand, surplus] = operands;
  if (surplus !== undefined && found !== 'import')
    throw new UsageError(i18n.t('cli.usage.too-many', { what: surplus }));
  return withSession(context, (client, { isOwn }) =>
    actions[found]({
      client,
      isOwn,
      options,
      context,
      stdin,
      operands,
      operand() {
        if (operand !== undefined && operand !== '') return operand;
        throw new UsageError(
          i18n.t('cli.usage.missing-argument', { what: found === 'add' ? 'kind' : 'name' }),
        );
      },
    }),
  );
}

async function list({ client, options, context }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const { destinations, chosen } = await client.call('destinations', {});
  for (const host of destinations.filter(({ removedAt }) => removedAt === null)) {
    const isDefault = host.id === chosen;
    terminal.printResult(
      options.json ? jsonLine(hostObject(host, isDefault)) : hostLine(host, isDefault, i18n),
    );
  }
  return exitCodes.done;
}

async function kinds({ client, options, context }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  for (const kind of (await client.call('hostKinds', {})).kinds)
    if (options.json) terminal.printResult(jsonLine(kindObject(kind, i18n)));
    else for (const line of kindLines(kind, i18n)) terminal.printResult(line);
  return exitCodes.done;
}

async function add({ client, isOwn, options, context, stdin, operand }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const name = operand();
  const { kinds: known } = await client.call('hostKinds', {});
  const kind = known.find((one) => one.kind === name);
  if (!kind) {
    const names = known.map((one) => one.kind).join(', ');
    throw new UsageError(i18n.t('cli.usage.host-kind', { value: name, kinds: names }));
  }
  const title = options.name;
  if (title === undefined)
    throw new UsageError(i18n.t('cli.usage.option-without-value', { what: '--name <name>' }));
  const given = await givenValues(kind, options, stdin, context);
  const added = await client
    .call('addDestination', { kind: name, title, ...given })
    .catch((thrown: unknown) => refuseSetting(thrown, i18n));
  if (!options.json) terminal.printInfo(i18n.t('cli.hosts.added', { name: added.title, id: added.id }));
  tellTroubles(added, isOwn, context);
  await tryOut(client, added, false, options, context);
  return exitCodes.done;
}

async function set({ client, isOwn, options, context, stdin, operand }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const view = await client.call('destinations', {});
  const host = findHost(operand(), view, i18n);
  if (host.id === builtInDestination) throw new UsageError(i18n.t('cli.usage.host-built-in'));
  const { kinds: known } = await client.call('hostKinds', {});
  const fields = known.find(({ kind }) => kind === host.kind)?.fields ?? [];
  const stranger = options.unset?.find((key) => !fields.some((field) => field.key === key));
  if (stranger !== undefined) refuseSetting(unknownSetting(stranger), i18n);
  const { values, secretFiles } = await givenValues({ fields }, options, stdin, context);
  const taken = Object.fromEntries((options.unset ?? []).map((key) => [key, null]));
  const changed = await client
    .call('changeDestination', {
      id: host.id,
      values: { ...taken, ...values },
      secretFiles,
      isMoved: options.samePlace ?? false,
      ...(options.name !== undefined && { title: options.name }),
    })
    .catch((thrown: unknown) => refuseSetting(thrown, i18n));
  const isDefault = view.chosen === host.id;
  if (!options.json)
    terminal.printInfo(i18n.t('cli.hosts.changed', { name: changed.title, waiting: changed.waiting }).trim());
  tellTroubles(changed, isOwn, context);
  await tryOut(client, changed, isDefault, options, context);
  return exitCodes.done;
}

/** Reads the values and secrets of the options. @throws {UsageError} */
async function givenValues(
  { fields }: Pick<HostKindView, 'fields'>,
  options: HostsOptions,
  stdin: Readable & { isTTY?: boolean },
  { i18n, terminal }: CommandContext,
): Promise<{ values: Record<string, string>; secretFiles: Record<string, string> }> {
  const values = pairsOf(options.set, i18n);
  const misplaced = fields.find(({ key, secret }) => secret && Object.hasOwn(values, key));
  if (misplaced) throw new UsageError(i18n.t('cli.usage.secret-in-arguments', { key: misplaced.key }));
  const wanted = pairsOf(options.secret, i18n);
  const keys = Object.keys(wanted);
  if (stdin.isTTY && keys.length > 0)
    terminal.printInfo(i18n.t('cli.hosts.enter-secret', { key: keys.join(', ') }));
  const secrets = await readSecrets(wanted, stdin, i18n);
  return { values: { ...values, ...secrets }, secretFiles: pairsOf(options.secretFile, i18n) };
}

const unknownSetting = (field: string) =>
  new AppError(errorData('bad-setting', `There is no setting ${field}`, { field, reason: 'unknown' }));

/** @throws {UsageError} for a setting that cannot be used; else what was thrown */
function refuseSetting(thrown: unknown, i18n: Messages): never {
  const failure = toErrorData(thrown);
  if (failure.code === 'bad-setting') throw new UsageError(i18n.failure(failure));
  throw thrown;
}

/** Says what of a new or changed host is not as it should be. */
function tellTroubles(host: Destination, isOwn: boolean, context: CommandContext): void {
  const { terminal, i18n } = context;
  const { problem } = host;
  tellForgotten(host, isOwn, context);
  if (problem) terminal.printError(i18n.failure(problem));
}

/** Tests a host that is new or changed, and says what is missing: it stays set up. */
async function tryOut(
  client: EngineClient,
  host: Destination,
  isDefault: boolean,
  { json }: HostsOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal, i18n } = context;
  // What keeps it from being opened was said.
  const { problems } = host.problem
    ? { problems: [] }
    : await client.call('testDestination', { id: host.id });
  if (json)
    terminal.printResult(
      jsonLine({ ...hostObject(host, isDefault), problems: problems.map((one) => errorObject(one)) }),
    );
  else if (host.problem === null && problems.length === 0)
    terminal.printInfo(i18n.t('cli.hosts.works', { name: host.title }));
  tellProblems(host, problems, context);
}

function tellProblems(
  { id, title }: Pick<Destination, 'id' | 'title'>,
  problems: readonly ErrorData[],
  { terminal, i18n }: CommandContext,
): void {
  for (const problem of problems) {
    const told = of(title, id, problem);
    // The command's own advice there is about a picture that was to be uploaded.
    const text = told.code === 'unreachable' ? i18n.failureOfWay(told) : i18n.failure(told);
    terminal.printError(`${visible(title)}: ${text}`);
  }
}

async function test({ client, options, context, stdin, operand }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const { id, title } = findHost(operand(), await client.call('destinations', {}), i18n);
  let { problems } = await client.call('testDestination', { id });
  if (options.acceptKey && (await acceptHostKey(client, id, problems, context, stdin)))
    problems = (await client.call('testDestination', { id })).problems;
  const isWell = problems.length === 0;
  if (options.json)
    terminal.printResult(jsonLine({ id, ok: isWell, problems: problems.map((one) => errorObject(one)) }));
  else if (isWell) terminal.printResult(i18n.t('cli.hosts.works', { name: title }));
  tellProblems({ id, title }, problems, context);
  return isWell ? exitCodes.done : exitCodes.someFailed;
}

async function remove({ client, options, context, operand }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const view = await client.call('destinations', {});
  const { id, title } = findHost(operand(), view, i18n);
  if (id === builtInDestination) throw new UsageError(i18n.t('cli.usage.host-built-in'));
  const target = options.moveTo === undefined ? null : findHost(options.moveTo, view, i18n);
  const waiting = target
    ? ({ what: 'move', to: target.id } as const)
    : options.cancelWaiting
      ? ({ what: 'cancel' } as const)
      : undefined;
  const { moved, cancelled } = await client.call('removeDestination', { id, ...(waiting && { waiting }) });
  if (options.json) terminal.printResult(jsonLine({ id, moved, cancelled }));
  else
    terminal.printInfo(
      i18n.t('cli.hosts.removed', { name: title, moved, cancelled }).replace(/ +/g, ' ').trim(),
    );
  return exitCodes.done;
}

async function choose({ client, options, context, operand }: Work): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const host = findHost(operand(), await client.call('destinations', {}), i18n);
  await client.call('chooseDestination', { id: host.id });
  if (options.json) terminal.printResult(jsonLine(hostObject(host, true)));
  else terminal.printInfo(i18n.t('cli.hosts.chosen', { name: host.title }));
  return exitCodes.done;
}

/** Upper bound of what is read of standard input: some secrets, a key among them. */
const maxInputLength = 100_000;

/**
 * Reads one line of standard input for each secret, in the order of the options.
 * @throws {UsageError} where a secret stands among the arguments, or a line is missing
 */
async function readSecrets(
  given: Readonly<Record<string, string>>,
  stdin: Readable,
  i18n: Messages,
): Promise<Record<string, string>> {
  const keys = Object.keys(given);
  const open = keys.find((key) => given[key] !== '-');
  if (open !== undefined) throw new UsageError(i18n.t('cli.usage.secret-in-arguments', { key: open }));
  if (keys.length === 0) return {};
  let text = '';
  // A character may lie across two parts.
  stdin.setEncoding('utf8');
  for await (const part of stdin) {
    text += String(part);
    if (text.length > maxInputLength || text.split('\n').length > keys.length) break;
  }
  const lines = text.split(/\r?\n/);
  return Object.fromEntries(
    keys.map((key, index) => {
      const line = lines[index] ?? '';
      if (line === '') throw new UsageError(i18n.t('cli.usage.secret-missing-line', { key }));
      return [key, line];
    }),
  );
}
