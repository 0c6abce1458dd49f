import type { Readable } from 'node:stream';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import { allForms, findForm, formatLink } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { type Batch, type BatchItem, createBatch } from '../batch.ts';
import { type BatchOutcome, trackBatch } from '../batch-progress.ts';
import { copyText } from '../clipboard.ts';
import { type CommandContext, type ExitCode, exitCodes, Interrupted, UsageError } from '../context.ts';
import { describeDestination } from '../destination.ts';
import { type EnqueuedInput, enqueue } from '../enqueue.ts';
import { parseItem } from '../environment.ts';
import { chosenHost } from '../hosts.ts';
import { readPipes } from '../inputs.ts';
import { interruptBatch } from '../interrupt.ts';
import { uploadObject } from '../json-output.ts';
import { createLedgerMessages } from '../ledger-messages.ts';
import { waitForMirrors } from '../mirrors.ts';
import { checkPreconditions, resumeQueue } from '../preflight.ts';
import { printRecovered } from '../recovered-message.ts';
import { createUploadReport } from '../report.ts';
import { openSession, type Session } from '../session.ts';
import { createSharingMessages } from '../sharing-messages.ts';
import { quietTerminal } from '../terminal.ts';
import { jsonLine, visible } from '../visible.ts';
import { chosenAccount } from './accounts.ts';
import { uploadPost } from './post.ts';

export interface UploadOptions {
  readonly title?: string;
  readonly description?: string;
  readonly keepMetadata?: boolean;
  /** A form of links/format-link.ts, or a template's name. */
  readonly links?: string;
  readonly json?: boolean;
  readonly post?: boolean;
  /** Whether other computers may upload the files too. */
  readonly any?: boolean;
  /** Name or id of the host. */
  readonly host?: string;
  /** Username or id. */
  readonly account?: string;
  readonly anonymous?: boolean;
  readonly wait: boolean;
  readonly quiet?: boolean;
  /** Whether links are also copied to the clipboard. */
  readonly copy?: boolean;
  /** Whether an interrupt cancels the jobs that were not sent. */
  readonly discardOnInterrupt?: boolean;
}

function checkArguments(args: readonly string[], options: UploadOptions, { i18n }: CommandContext): void {
  if (args.includes('')) throw new UsageError(i18n.t('cli.usage.empty-argument'));
  if (options.post && !options.wait) throw new UsageError(i18n.t('cli.usage.post-waits'));
  if (options.copy && !options.wait) throw new UsageError(i18n.t('cli.usage.copy-waits'));
  if (options.post && (options.account !== undefined || options.anonymous))
    throw new UsageError(i18n.t('cli.account.post'));
  if (options.post && options.any)
    throw new UsageError(
      i18n.title(errorData('not-offerable', 'Others cannot make a post.', { reason: 'post' })),
    );
}

/** Prints the ids of the jobs for `--no-wait`, as `retry` and `cancel` accept them. */
function reportQueued(
  items: readonly BatchItem[],
  isJson: boolean,
  { terminal, i18n }: CommandContext,
): ExitCode {
  for (const item of items) {
    if (isJson) terminal.printResult(jsonLine(uploadObject(item)));
    else if (item.jobId) terminal.printResult(item.jobId);
    if (item.error) terminal.printError(`${visible(item.input)}: ${i18n.failure(item.error)}`);
  }
  return items.every(({ jobId }) => jobId) ? exitCodes.done : exitCodes.someFailed;
}

function exitCodeOf(how: BatchOutcome, batch: Batch): ExitCode {
  const uploaded = batch.count('uploaded');
  if (uploaded === batch.items.length) return exitCodes.done;
  return how === 'given-up' && uploaded === 0 ? exitCodes.nothingTried : exitCodes.someFailed;
}

/**
 * Creates the formatter of printed links; null where no form was asked for.
 * @throws {UsageError} for an unknown form
 */
async function linkWriterFor({ client }: Session, wanted: string | undefined, { i18n }: CommandContext) {
  if (wanted === undefined) return null;
  const settings = await client.call('settings', {});
  const form = findForm(wanted, settings);
  if (form === null)
    throw new UsageError(i18n.t('cli.usage.bad-links', { value: wanted, forms: allForms.join(', ') }));
  return (job: Linkable) => formatLink(job, settings, form);
}

/** Reports inputs that were given before and are still waiting, so that one upload is not taken for two. */
function tellKnown(given: readonly EnqueuedInput[], { terminal, i18n }: CommandContext): void {
  for (const { input, isKnown } of given)
    if (isKnown) terminal.printInfo(i18n.t('cli.upload.known', { name: input }));
}

async function copyLinks(
  links: readonly string[],
  separator: string,
  { terminal, i18n }: CommandContext,
): Promise<boolean> {
  if (links.length === 0) return true;
  const isCopied = await copyText(links.join(separator), process.env);
  if (isCopied) terminal.printInfo(i18n.t('cli.upload.copied', { count: links.length }));
  else terminal.printError(i18n.t('cli.upload.no-clipboard'));
  return isCopied;
}

/**
 * Implements `upload`: adds everything to the queue first; then waits, and prints a link for each in the order given.
 */
export async function upload(
  args: readonly string[],
  options: UploadOptions,
  whole: CommandContext,
  stdin: Readable & { isTTY?: boolean },
): Promise<ExitCode> {
  const context = options.quiet ? { ...whole, terminal: quietTerminal(whole.terminal) } : whole;
  const { terminal, i18n, interrupted, environment } = context;
  checkArguments(args, options, context);
  const isJson = options.json ?? false;
  // From now on an engine may send what an earlier command left, and what this one names of that is the same.
  const givenAt = context.clock.now();
  let session: Session | null = null;
  let isHandedOver = false;
  try {
    const pathOf = (argument: string) => {
      const item = parseItem(argument, environment.folder);
      return item.kind === 'path' ? item.path : null;
    };
    const piped = await readPipes(args, stdin, pathOf, i18n, interrupted);
    session = await openSession(context, options.wait);
    const { to, named } = await chosenHost(session.client, 'command-line', options, i18n);
    await checkPreconditions(session, context, to.id);
    const { title = null, description = null } = options;
    const account = await chosenAccount(session.client, options, i18n);
    if (options.post) {
      const made = await uploadPost(session, args, { title, description, isJson, piped }, context);
      const isCopied = options.copy && made.link ? await copyLinks([made.link], '', context) : true;
      return isCopied ? made.code : exitCodes.someFailed;
    }
    const isFirst = (await session.client.call('history', { limit: 1 })).total === 0;
    const write = await linkWriterFor(session, options.links, context);
    const given = await enqueue(session.client, args, {
      folder: environment.folder,
      title,
      description,
      host: named,
      account,
      keepMetadata: options.keepMetadata ?? false,
      offered: options.any ?? false,
      givenAt,
      piped,
    });
    const batch = createBatch(given);
    isHandedOver = true;
    if (!isJson) tellKnown(given, context);
    if (!options.wait) return reportQueued(batch.items, isJson, context);
    if (!isJson && isFirst && batch.openIds().length > 0)
      terminal.printInfo(await describeDestination(session.client, context, 'command-line', { to, account }));
    const isOurs = (id: string) => given.some(({ jobId, isKnown }) => jobId === id && !isKnown);
    const foreign = new Set(batch.openIds().filter((id) => !isOurs(id)));
    const code = await waitForBatch(
      session,
      batch,
      { options, write, isJson, service: to.title, foreign },
      context,
    );
    const ids = batch.items.flatMap(({ jobId }) => jobId ?? []);
    await waitForMirrors(session, ids, context);
    return code;
  } catch (thrown) {
    if (interrupted.aborted && !isHandedOver) throw new Interrupted();
    if (isJson && !isHandedOver && !options.post) {
      // So that a program finds an object for each of its inputs, whatever happened.
      const failed = { jobId: null, status: 'failed' as const, job: null, error: toErrorData(thrown) };
      for (const input of args) terminal.printResult(jsonLine(uploadObject({ input, ...failed })));
    }
    throw thrown;
  } finally {
    await session?.close();
  }
}

async function waitForBatch(
  session: Session,
  batch: Batch,
  {
    options,
    write,
    isJson,
    service,
    foreign,
  }: {
    options: UploadOptions;
    write: ((job: Linkable) => string) | null;
    isJson: boolean;
    /** Name of the host. */
    service: string;
    foreign: ReadonlySet<string>;
  },
  context: CommandContext,
): Promise<ExitCode> {
  const report = createUploadReport(batch, context, isJson, write, service);
  report.onEnded(batch.items.filter(({ status }) => status !== 'open'));
  await resumeQueue(session, context);
  const tellSharing = createSharingMessages(context);
  const tellLedger = createLedgerMessages(context);
  // Who offers pictures is told of the ledger with what becomes of them.
  if (!options.any) tellLedger((await session.client.call('credits', {})).shared);
  const separator = options.copy ? (await session.client.call('settings', {})).linkSeparator : '';
  const how = await trackBatch(session, batch, context, {
    onEnded: report.onEnded,
    onProgress: report.onProgress,
    onEvent(event) {
      report.onEvent(event);
      if (event.kind === 'sharing' && options.any) tellSharing(event);
      if (event.kind === 'delta' && !options.any) tellLedger(event.credits?.shared);
      if (event.kind === 'recovered' && session.isOwn) void printRecovered(context, session.client, event);
    },
  });
  if (how === 'interrupted') {
    const isOwn = session.isOwn;
    await interruptBatch(session, batch, report, context, {
      isDiscarded: options.discardOnInterrupt ?? false,
      foreign,
    });
    if (options.any && isOwn && batch.openIds().length > 0)
      context.terminal.printInfo(context.i18n.t('cli.any.left'));
  }
  report.close();
  const isCopied = options.copy ? await copyLinks(report.links, separator, context) : true;
  return isCopied ? exitCodeOf(how, batch) : exitCodes.someFailed;
}
