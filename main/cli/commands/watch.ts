import { join, relative, resolve } from 'node:path';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Job } from '../../../contract/job.ts';
import { builtInService } from '../../../i18n/errors.ts';
import { createBatch } from '../batch.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { describeDestination } from '../destination.ts';
import { createFolderReporter } from '../folder-messages.ts';
import { chosenHost } from '../hosts.ts';
import { uploadObject } from '../json-output.ts';
import { tellLosses } from '../losses.ts';
import { checkPreconditions, resumeQueue } from '../preflight.ts';
import { printRecovered } from '../recovered-message.ts';
import { openSession, type Session } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';
import { stallReason } from '../wait-policy.ts';

export interface WatchOptions {
  readonly existing?: boolean;
  readonly recursive?: boolean;
  /** Globs, see `contract/folders.ts`. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Name or id of the host. */
  readonly host?: string;
  readonly json?: boolean;
}

/** Creates a logger of the folder's pictures as they end, and of trouble with the folder itself. */
function createLog(argument: string, isJson: boolean, service: () => string, context: CommandContext) {
  const { terminal, i18n, clock } = context;
  const tellFolder = createFolderReporter(context, false);
  const open = new Map<string, Job>();
  const told = new Set<string>();
  /** Where the files of open jobs lie: what is converted is sent from another place, and named by its own. */
  const paths = new Map<string, string>();
  let folder: WatchedFolder | null = null;
  let lastWait = '';
  let failed = 0;

  const tellEnd = (job: Job, path: string) => {
    if (told.has(job.id)) return;
    told.add(job.id);
    const given = paths.get(job.id);
    paths.delete(job.id);
    const input = join(argument, given === undefined ? job.name : relative(path, given));
    const [item] = createBatch([{ input, jobId: job.id, error: null }]).update(job);
    if (!item) return;
    if (item.status !== 'uploaded') failed += 1;
    if (isJson) terminal.printResult(jsonLine(uploadObject(item)));
    else if (job.remote) terminal.printResult(visible(job.remote.link));
    if (item.error) terminal.printError(`${visible(input)}: ${i18n.failure(item.error)}`);
    if (job.state === 'uploaded' && job.maybeTwice)
      terminal.printInfo(i18n.t('cli.maybe-twice', { name: input, service: service() }));
    if (job.state === 'uploaded') tellLosses(job, input, context);
  };

  return {
    get failed() {
      return failed;
    },
    get open() {
      return open.size;
    },
    begin(watched: WatchedFolder) {
      folder = watched;
      open.clear();
      tellFolder(watched);
    },
    onEvent(event: EngineEvent) {
      if (event.kind !== 'delta' || !folder) return;
      const { id, path } = folder;
      for (const job of event.jobs ?? []) {
        if (job.folder !== id) continue;
        const file = [job.original, job.source].find((one) => one?.kind === 'file');
        if (file?.kind === 'file') paths.set(job.id, file.path);
        if (job.endedAt === null) open.set(job.id, job);
        else {
          open.delete(job.id);
          tellEnd(job, path);
        }
      }
      for (const gone of event.removedJobs ?? []) {
        open.delete(gone);
        paths.delete(gone);
      }
      const now = event.folders?.find((one) => one.id === id);
      if (now) tellFolder(now);
      const time = clock.now();
      const why = stallReason([...open.values()], time);
      const sentence = why ? i18n.reason(why, time) : lastWait;
      if (sentence !== lastWait) terminal.printInfo(sentence);
      lastWait = sentence;
    },
  };
}

/** Starts watching the folder and renews that at whichever engine there is. Rejects when that fails for good. */
function keepWatching(
  session: Session,
  context: CommandContext,
  begin: (isFirst: boolean) => Promise<{ id: string; leaseMs: number }>,
) {
  const { client } = session;
  const { clock } = context;
  let callOff = () => {};
  let isOver = false;
  let watched = '';
  let fail: (thrown: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});

  const start = async (isFirst: boolean) => {
    callOff();
    const { id, leaseMs } = await begin(isFirst);
    watched = id;
    renewAfter(leaseMs / 3);
  };
  const renewAfter = (ms: number) => {
    callOff();
    if (isOver) return;
    callOff = clock.after(ms, () => {
      // An engine that no longer knows it starts watching again; what came in between is new.
      const renewed = client.call('keepWatching', { id: watched }).then(
        () => renewAfter(ms),
        () => (isOver ? undefined : start(false)),
      );
      renewed.catch(fail);
    });
  };
  session.onReplaced(() => {
    if (!isOver) start(false).catch(fail);
  });
  session.lost.catch(fail);
  return {
    start: () => start(true),
    failed,
    async end() {
      isOver = true;
      callOff();
      await client.call('endWatching', { id: watched });
    },
  };
}

/**
 * Implements `watch`: uploads new files of a folder until it is told to stop, and prints a line for each picture as it
 * ends.
 */
export async function watch(
  argument: string,
  options: WatchOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, i18n, interrupted, environment } = context;
  if (argument === '') throw new UsageError(i18n.t('cli.usage.empty-argument'));
  const path = resolve(environment.folder, argument);
  let service = builtInService;
  const log = createLog(argument, options.json ?? false, () => service, context);
  const told = new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
  const { recursive = false, include = [], exclude = [] } = options;
  const session = await openSession(context, true);
  const { client } = session;
  try {
    const { to, named } = await chosenHost(client, 'folder', options, i18n);
    service = to.title;
    await checkPreconditions(session, context, to.id);
    client.subscribe((event) => {
      log.onEvent(event);
      if (event.kind === 'recovered' && session.isOwn) void printRecovered(context, client, event);
    });
    const watching = keepWatching(session, context, async (isFirst) => {
      const existing = isFirst ? (options.existing ? 'upload' : 'ignore') : 'continue';
      const scope = { recursive, include: [...include], exclude: [...exclude], host: named };
      const { folder, leaseMs } = await client.call('watchForCaller', { path, existing, ...scope });
      log.begin(folder);
      await resumeQueue(session, context);
      terminal.printInfo(i18n.t('cli.watch.begins', { folder: folder.path }));
      if (isFirst)
        terminal.printInfo(
          await describeDestination(client, context, 'folder', { to, privacy: folder.privacy }),
        );
      return { id: folder.id, leaseMs };
    });
    await watching.start();
    await Promise.race([told, watching.failed]);
    if (session.isOwn) terminal.printInfo(i18n.t('cli.stopping'));
    await watching.end();
  } finally {
    await session.close();
  }
  if (log.open > 0)
    terminal.printInfo(
      i18n.t(session.isOwn ? 'cli.watch.left' : 'cli.watch.left.goes-on', { count: log.open }),
    );
  return log.failed > 0 ? exitCodes.someFailed : exitCodes.done;
}
