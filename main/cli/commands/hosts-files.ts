import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import { builtInDestination, type Destination } from '../../../contract/destinations.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { readHostFile } from '../../engine/destinations/host-file.ts';
import {
  explainSxcu,
  exportSxcu,
  isRefusal,
  parseSxcu,
  type Summary,
  summaryOf,
  sxcu,
  type Warning,
  warningText,
} from '../../engine/hosts/sxcu/index.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { tellForgotten } from '../host-views.ts';
import type { Messages } from '../messages.ts';
import { jsonLine, visible } from '../visible.ts';
import { pairsOf } from './hosts-options.ts';

/** Longest file that is read; a custom uploader has some kilobytes. */
const maxBytes = 300_000;

export interface ImportOptions {
  /** Its name in place of the file's own; for one file alone. */
  readonly name?: string;
  /** Reads what has a new version in the old syntax. */
  readonly old?: boolean;
  /** `secrets=PATH`: they stay in that file, which may be the uploader's own, and are not kept. */
  readonly secretFile?: readonly string[];
  readonly json?: boolean;
}

/** A file of another program that became a host. */
interface Added {
  readonly host: Destination;
  readonly summary: Summary;
  readonly warnings: readonly Warning[];
}

/**
 * Implements `hosts import`: makes a host of each custom uploader, and says where pictures would go. Nothing is sent, and
 * the default stays what it is.
 * @throws {UsageError}
 */
export async function importHosts(
  client: EngineClient,
  files: readonly string[],
  options: ImportOptions,
  context: CommandContext,
  isOwn: boolean,
): Promise<ExitCode> {
  const { terminal, i18n, environment } = context;
  if (files.length === 0) throw new UsageError(i18n.t('cli.usage.missing-argument', { what: 'file.sxcu' }));
  if (options.name !== undefined && files.length > 1)
    throw new UsageError(i18n.t('cli.usage.one-name-many-files'));
  const secretFiles = pairsOf(options.secretFile, i18n);
  let failed = 0;
  for (const file of files) {
    try {
      const text = await textOf(resolve(environment.folder, file));
      if (readHostFile(text)) {
        tellOwn(file, await importOwn(client, text, options), options, context);
        continue;
      }
      const added = await importFile(client, text, secretFiles, options);
      if (options.json) terminal.printResult(jsonLine(importObject(file, added)));
      else for (const line of importLines(added, i18n)) terminal.printInfo(line);
      tellForgotten(added.host, isOwn, context);
    } catch (thrown) {
      const failure = toErrorData(thrown);
      failed += 1;
      if (options.json) terminal.printResult(jsonLine({ file, error: failure }));
      else terminal.printError(`${visible(basename(file))}: ${explained(failure, i18n)}`);
    }
  }
  return failed === 0 ? exitCodes.done : exitCodes.someFailed;
}

/** @throws {AppError} */
async function importFile(
  client: EngineClient,
  text: string,
  secretFiles: Readonly<Record<string, string>>,
  options: ImportOptions,
): Promise<Added> {
  const found = parseSxcu(text, options.old ? 'old' : null);
  if (isRefusal(found)) throw new AppError(found);
  const { title, values, secrets, warnings } = found;
  const summary = summaryOf(values);
  if ('code' in summary) throw new AppError(summary);
  const host = await client.call('addDestination', {
    kind: sxcu.kind,
    title: options.name ?? title,
    values: { ...values, ...('secrets' in secretFiles ? {} : secrets) },
    secretFiles,
  });
  return { host, summary, warnings };
}

/** Makes a host of what `hosts export --with-secrets` wrote. @throws {AppError} */
const importOwn = (client: EngineClient, text: string, { name }: ImportOptions): Promise<Destination> =>
  client.call('importDestination', { kind: 'snapferry', text, ...(name !== undefined && { title: name }) });

function tellOwn(file: string, host: Destination, options: ImportOptions, context: CommandContext): void {
  const { terminal, i18n } = context;
  const { id, title: name } = host;
  if (options.json) terminal.printResult(jsonLine({ file, id, name, kind: host.kind }));
  else terminal.printInfo(i18n.t('cli.hosts.added', { name, id }));
  if (host.problem) terminal.printError(i18n.failure(host.problem));
}

/** Reads a small file. @throws {AppError} `vanished`, `unreadable`, `bad-setting` */
async function textOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
      // One that is longer is cut, and refused for its length.
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new AppError(
      errorData(code === 'ENOENT' ? 'vanished' : 'unreadable', `It cannot be read (${code})`),
    );
  }
}

/**
 * Implements `hosts export`: prints a custom uploader as a file, without what is secret.
 * @throws {UsageError} where the host is none
 */
export function exportHost(host: Destination, context: CommandContext): ExitCode {
  const { terminal, i18n } = context;
  const text = host.kind === sxcu.kind ? exportSxcu(host.values) : null;
  if (typeof text !== 'string')
    throw new UsageError(i18n.t('cli.usage.host-without-file', { name: host.title }));
  terminal.printResult(text.trimEnd());
  const summary = summaryOf(host.values);
  const hidden = 'code' in summary ? [] : summary.sent.filter(({ value }) => value === null);
  const names = hidden.map(({ name }) => name).join(', ');
  if (names !== '') terminal.printInfo(i18n.t('cli.hosts.export-without-secrets', { names }));
  return exitCodes.done;
}

/**
 * Implements `hosts export --with-secrets`: writes all of a host to a file that only its owner may read.
 * @param given path; true: a name of the host's in the present folder
 * @throws {UsageError} where there is something already
 */
export async function exportWithSecrets(
  client: EngineClient,
  { id, title }: Destination,
  given: string | true,
  { terminal, i18n, environment }: CommandContext,
): Promise<ExitCode> {
  if (id === builtInDestination) throw new UsageError(i18n.t('cli.usage.host-built-in'));
  const path = resolve(environment.folder, given === true ? `${id}.snapferry-host.json` : given);
  const { secrets } = await client.call('exportDestination', { id, path }).catch((thrown: unknown) => {
    const { code } = toErrorData(thrown);
    if (code === 'name-taken') throw new UsageError(i18n.t('cli.usage.file-exists', { path }));
    throw thrown;
  });
  terminal.printResult(path);
  if (secrets.length > 0)
    terminal.printError(i18n.t('cli.hosts.exported-secrets', { name: title, names: secrets.join(', ') }));
  return exitCodes.done;
}

function explained(failure: ErrorData, i18n: Messages): string {
  return visible(explainSxcu(failure, i18n.language) ?? i18n.failure(failure));
}

const importObject = (file: string, { host, summary, warnings }: Added) => ({
  file,
  id: host.id,
  name: host.title,
  host: summary.host,
  method: summary.method,
  encrypted: summary.isEncrypted,
  sends: summary.sent,
  warnings,
});

function importLines({ host, summary, warnings }: Added, i18n: Messages): string[] {
  const sent = summary.sent.map(({ name, value }) => `${name}: ${value ?? i18n.t('cli.hosts.hidden')}`);
  const { title: name, id } = host;
  return [
    i18n.t('cli.hosts.imported', { name, id, host: summary.host, method: summary.method }),
    ...(sent.length === 0 ? [] : [i18n.t('cli.hosts.sends', { what: sent.join('; ') })]),
    ...warnings.map((warning) => visible(warningText(warning, i18n.language))),
    ...(host.problem ? [i18n.failure(host.problem)] : []),
  ];
}
