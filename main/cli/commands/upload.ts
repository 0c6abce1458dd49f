import { addAbortSignal, type Readable } from 'node:stream';
import { toErrorData } from '../../../contract/app-error.ts';
import { allForms, findForm, formatLink } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { maxPictureBytes } from '../../engine/socket/wire-format.ts';
import { type Batch, type BatchItem, createBatch } from '../batch.ts';
import { type BatchOutcome, trackBatch } from '../batch-progress.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { describeDestination } from '../destination.ts';
import { enqueue } from '../enqueue.ts';
import { standardInput } from '../environment.ts';
import { uploadObject } from '../json-output.ts';
import { checkPreconditions, resumeQueue } from '../preflight.ts';
import { printRecovered } from '../recovered-message.ts';
import { createUploadReport, type UploadReport } from '../report.ts';
import { openSession, type Session } from '../session.ts';
import { chosenAccount } from './accounts.ts';
import { uploadPost } from './post.ts';

export interface UploadOptions {
  readonly title?: string;
  readonly description?: string;
  readonly keepMetadata?: boolean;
  /** A form of links/write.ts, or a template's name. */
  readonly links?: string;
  readonly json?: boolean;
  readonly post?: boolean;
  /** Username or id. */
  readonly account?: string;
  readonly anonymous?: boolean;
  readonly wait: boolean;
}

/** @returns null when there is more than can be handed over. Rejects when it was broken off. */
async function readAll(stream: Readable, signal: AbortSignal): Promise<Buffer<ArrayBuffer> | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of addAbortSignal(signal, stream)) {
    length += part.length;
    if (length > maxPictureBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function checkArguments(args: readonly string[], { words }: CommandContext, isTerminal: boolean): void {
  const pipes = args.filter((argument) => argument === standardInput).length;
  if (pipes > 1) throw new UsageError(words.t('cli.usage.one-pipe'));
  if (pipes === 1 && isTerminal) throw new UsageError(words.t('cli.usage.no-pipe'));
  if (args.includes('')) throw new UsageError(words.t('cli.usage.empty-argument'));
}

/** For `--no-wait`: the ids of the jobs, as `retry` and `cancel` take them. */
function reportQueued(
  items: readonly BatchItem[],
  isJson: boolean,
  { terminal, words }: CommandContext,
): ExitCode {
  for (const item of items) {
    if (isJson) terminal.printResult(JSON.stringify(uploadObject(item)));
    else if (item.jobId) terminal.printResult(item.jobId);
    if (item.error) terminal.printError(`${item.input}: ${words.failure(item.error)}`);
  }
  return items.every(({ jobId }) => jobId) ? exitCodes.done : exitCodes.someFailed;
}

function exitCodeOf(how: BatchOutcome, batch: Batch): ExitCode {
  const uploaded = batch.count('uploaded');
  if (uploaded === batch.items.length) return exitCodes.done;
  return how === 'given-up' && uploaded === 0 ? exitCodes.nothingTried : exitCodes.someFailed;
}

/** Lets what is being sent end, and tells what stays. */
async function interruptBatch(
  session: Session,
  batch: Batch,
  report: UploadReport,
  { terminal, words }: CommandContext,
) {
  const { client, isOwn } = session;
  if (isOwn) {
    terminal.printInfo(words.t('cli.stopping'));
    client.subscribe((event) => {
      if (event.kind === 'delta') report.onEnded((event.jobs ?? []).flatMap((job) => batch.update(job)));
    });
  }
  await session.close();
  const count = batch.openIds().length;
  if (count > 0)
    terminal.printInfo(words.t(isOwn ? 'cli.interrupted' : 'cli.interrupted.goes-on', { count }));
}

/**
 * How links are printed; null where nothing is asked for.
 * @throws {UsageError} for a form that there is not
 */
async function linkWriterFor({ client }: Session, wanted: string | undefined, { words }: CommandContext) {
  if (wanted === undefined) return null;
  const settings = await client.call('settings', {});
  const form = findForm(wanted, settings);
  if (form === null)
    throw new UsageError(words.t('cli.usage.bad-links', { value: wanted, forms: allForms.join(', ') }));
  return (job: Linkable) => formatLink(job, settings, form);
}

/** `upload`: everything into the queue first; then waits, and prints a link for each in the order given. */
export async function upload(
  args: readonly string[],
  options: UploadOptions,
  context: CommandContext,
  stdin: Readable & { isTTY?: boolean },
): Promise<ExitCode> {
  const { terminal, words, interrupted, environment: surroundings } = context;
  checkArguments(args, context, stdin.isTTY ?? false);
  if (options.post && !options.wait) throw new UsageError(words.t('cli.usage.post-waits'));
  if (options.post && (options.account !== undefined || options.anonymous))
    throw new UsageError(words.t('cli.account.post'));
  const isJson = options.json ?? false;
  let session: Session | null = null;
  let batch: Batch | null = null;
  try {
    const piped = args.includes(standardInput) ? await readAll(stdin, interrupted) : null;
    session = await openSession(context, options.wait);
    await checkPreconditions(session, context);
    const { title = null, description = null } = options;
    const account = await chosenAccount(session.client, options, words);
    if (options.post) {
      const made = await uploadPost(session, args, { title, description, isJson, piped }, context);
      session = made.session;
      return made.code;
    }
    const isFirst = (await session.client.call('history', { limit: 1 })).total === 0;
    const write = await linkWriterFor(session, options.links, context);
    const handed = await enqueue(session.client, args, {
      folder: surroundings.folder,
      title,
      description,
      account,
      keepMetadata: options.keepMetadata ?? false,
      piped,
      pipedName: words.t('cli.standard-input'),
    });
    batch = createBatch(handed);
    if (!options.wait) return reportQueued(batch.items, isJson, context);

    const report = createUploadReport(batch, context, isJson, write);
    report.onEnded(batch.items.filter(({ status }) => status !== 'open'));
    await resumeQueue(session, context);
    if (!isJson && isFirst && batch.openIds().length > 0)
      terminal.printInfo(await describeDestination(session.client, context, 'command-line', { account }));
    const last = await trackBatch(session, batch, context, {
      onEnded: report.onEnded,
      onProgress: report.onProgress,
      onEvent(event, { client, isOwn }) {
        if (event.kind === 'recovered' && isOwn) void printRecovered(context, client, event);
      },
    });
    session = last.session;
    if (last.how === 'interrupted') await interruptBatch(session, batch, report, context);
    report.close();
    return exitCodeOf(last.how, batch);
  } catch (thrown) {
    if (interrupted.aborted && !session) return exitCodes.someFailed;
    if (isJson && !batch) {
      // So that a program finds an object for each thing that it gave, whatever happened.
      const failed = { jobId: null, status: 'failed' as const, job: null, error: toErrorData(thrown) };
      for (const input of args) terminal.printResult(JSON.stringify(uploadObject({ input, ...failed })));
    }
    throw thrown;
  } finally {
    await session?.close();
  }
}
