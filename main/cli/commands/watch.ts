import { join, relative, resolve } from 'node:path';
import { toErrorData } from '../../../contract/app-error.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Job } from '../../../contract/records.ts';
import { createBatch } from '../batch.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { describeDestination } from '../destination.ts';
import { createFolderReporter } from '../folder-messages.ts';
import { uploadObject } from '../json-output.ts';
import { checkPreconditions, resumeQueue } from '../preflight.ts';
import { printRecovered } from '../recovered-message.ts';
import { openSession, type Session } from '../session.ts';
import { stallReason } from '../wait-policy.ts';

export interface WatchOptions {
  readonly existing?: boolean;
  readonly json?: boolean;
}

/** Tells of the folder's pictures as they end, and of the folder when something is the matter with it. */
function createLog(argument: string, isJson: boolean, context: CommandContext) {
  const { terminal, words, clock } = context;
  const tellFolder = createFolderReporter(context, false);
  const open = new Map<string, Job>();
  const told = new Set<string>();
  let folder: WatchedFolder | null = null;
  let lastWait = '';
  let failed = 0;

  const tellEnd = (job: Job, path: string) => {
    if (told.has(job.id)) return;
    told.add(job.id);
    const input = join(argument, relative(path, job.source.kind === 'file' ? job.source.path : job.name));
    const [item] = createBatch([{ input, jobId: job.id, error: null }]).update(job);
    if (!item) return;
    if (item.status !== 'uploaded') failed += 1;
    if (isJson) terminal.printResult(JSON.stringify(uploadObject(item)));
    else if (job.remote) terminal.printResult(job.remote.link);
    if (item.error) terminal.printError(`${input}: ${words.failure(item.error)}`);
    if (job.state === 'uploaded' && job.maybeTwice)
      terminal.printInfo(words.t('cli.maybe-twice', { name: input }));
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
    },
    hear(event: EngineEvent) {
      if (event.kind !== 'delta' || !folder) return;
      const { id, path } = folder;
      for (const job of event.jobs ?? []) {
        if (job.folder !== id) continue;
        if (job.endedAt === null) open.set(job.id, job);
        else {
          open.delete(job.id);
          tellEnd(job, path);
        }
      }
      for (const gone of event.removedJobs ?? []) open.delete(gone);
      const now = event.folders?.find((one) => one.id === id);
      if (now) tellFolder(now);
      const time = clock.now();
      const why = stallReason([...open.values()], time);
      const sentence = why ? words.reason(why, time) : lastWait;
      if (sentence !== lastWait) terminal.printInfo(sentence);
      lastWait = sentence;
    },
  };
}

/** Says again and again that the folder is wanted, until that fails. */
function renewLease({ client }: Session, id: string, leaseMs: number, { clock }: CommandContext) {
  let callOff = () => {};
  const lost = new Promise<void>((resolve) => {
    const renew = () => {
      callOff = clock.after(leaseMs / 3, () => {
        client.call('keepWatching', { id }).then(renew, () => resolve());
      });
    };
    renew();
  });
  return { lost, end: () => callOff() };
}

/** `watch`: uploads what comes into a folder until it is told to stop; a line for each picture as it ends. */
export async function watch(
  argument: string,
  options: WatchOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, words, interrupted, environment } = context;
  const path = resolve(environment.folder, argument);
  const log = createLog(argument, options.json ?? false, context);
  const told = new Promise<'told'>((resolve) => {
    if (interrupted.aborted) resolve('told');
    interrupted.addEventListener('abort', () => resolve('told'), { once: true });
  });
  // Where the engine went away and another one goes on, what came in the meantime is new.
  let isSaid = false;
  for (let existing: 'upload' | 'ignore' | 'continue' = options.existing ? 'upload' : 'ignore'; ; ) {
    const session = await openSession(context, true);
    try {
      await checkPreconditions(session, context);
      const { client } = session;
      const unsubscribe = client.subscribe((event) => {
        log.hear(event);
        if (event.kind === 'recovered' && session.isOwn) void printRecovered(context, client, event);
      });
      const { folder, leaseMs } = await client.call('watchForCaller', { path, existing });
      existing = 'continue';
      log.begin(folder);
      await resumeQueue(session, context);
      terminal.printInfo(words.t('cli.watch.begins', { folder: folder.path }));
      if (!isSaid)
        terminal.printInfo(await describeDestination(client, context, 'folder', { privacy: folder.privacy }));
      isSaid = true;
      const lease = renewLease(session, folder.id, leaseMs, context);
      const why = await Promise.race([told, lease.lost, session.disconnected]);
      lease.end();
      if (why !== 'told') {
        unsubscribe();
        continue;
      }
      if (session.isOwn) terminal.printInfo(words.t('cli.stopping'));
      await client.call('endWatching', { id: folder.id });
    } catch (thrown) {
      if (!interrupted.aborted && toErrorData(thrown).code === 'engine-stopped') continue;
      throw thrown;
    } finally {
      await session.close();
    }
    if (log.open > 0) {
      const id = session.isOwn ? 'cli.interrupted' : 'cli.interrupted.goes-on';
      terminal.printInfo(words.t(id, { count: log.open }));
    }
    return log.failed > 0 ? exitCodes.someFailed : exitCodes.done;
  }
}
