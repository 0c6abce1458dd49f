import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError, toErrorData } from '../../../contract/app-error.ts';
import type { Destination } from '../../../contract/destinations.ts';
import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import { drainTimeoutMs } from '../../../contract/limits.ts';
import { isLoopback } from '../../../contract/loopback.ts';
import type { WebOptions } from '../../engine/web/index.ts';
import { isAddress, readHostName } from '../../engine/web/page-policy.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { describeDestination } from '../destination.ts';
import { createFolderReporter } from '../folder-messages.ts';
import { tellLosses } from '../losses.ts';
import { findPageFolder } from '../page-folder.ts';
import { checkPreconditions, PreconditionFailed, resumeQueue } from '../preflight.ts';
import { printRecovered } from '../recovered-message.ts';
import { runAsEngine } from '../session.ts';
import { visible } from '../visible.ts';
import { stallReason } from '../wait-policy.ts';

/** Creates a logger of ended jobs, and of the reason when nothing moves. */
function createLog(context: CommandContext, given: readonly Destination[]) {
  const { terminal, i18n, clock } = context;
  let hosts = given;
  const open = new Map<string, Job>();
  const told = new Set<string>();
  let lastWait = '';

  const tellEnd = (job: Job) => {
    const { name, state, host, origin, remote, error, maybeTwice } = job;
    const service = hosts.find(({ id }) => id === host)?.title ?? host;
    if (state === 'uploaded' && remote) {
      terminal.printResult(i18n.t('cli.serve.uploaded', { name, link: remote.link }));
      if (maybeTwice) terminal.printResult(i18n.t('cli.maybe-twice', { name, service }));
      tellLosses(job, name, context);
    } else if (state === 'failed' && error) terminal.printError(`${visible(name)}: ${i18n.failure(error)}`);
    // What another computer had offered goes on there.
    else if (state === 'cancelled' && origin !== 'machine')
      terminal.printResult(i18n.t('cli.serve.cancelled', { name }));
  };

  return (event: Extract<EngineEvent, { kind: 'delta' }>) => {
    hosts = event.destinations?.destinations ?? hosts;
    for (const job of event.jobs ?? []) {
      if (job.endedAt === null) {
        open.set(job.id, job);
        told.delete(job.id);
      } else {
        open.delete(job.id);
        // It changes again when its thumbnail is drawn.
        if (!told.has(job.id)) tellEnd(job);
        told.add(job.id);
      }
    }
    for (const id of event.removedJobs ?? []) {
      open.delete(id);
      told.delete(id);
    }
    const now = clock.now();
    const why = stallReason([...open.values()], now);
    const sentence = why ? i18n.reason(why, now) : lastWait;
    if (sentence !== lastWait) terminal.printResult(sentence);
    lastWait = sentence;
  };
}

export interface ServeOptions {
  /** Whether the local API is on; overrides the settings. */
  readonly api?: boolean;
  readonly apiPort?: number;
  /** File whose first line is the key that editors must send. */
  readonly apiKeyFile?: string;
  /** Folders whose files may be uploaded by programs that are known only by the key. */
  readonly apiFolder?: readonly string[];
  /** Whether the window is served to browsers; then the local API is on. */
  readonly web?: boolean;
  /** Address to listen at for browsers of other computers. */
  readonly webListen?: string;
  /** Names under which browsers may open the window beside those of this computer. */
  readonly webHost?: readonly string[];
}

/**
 * Reads the options of the window in browsers; null where it is not served.
 * @throws {UsageError} for options that go with others, or cannot be meant
 */
function readWebOptions(
  options: ServeOptions,
  { i18n }: CommandContext,
): Pick<WebOptions, 'listen' | 'names'> | null {
  const { web = false, webListen: listen = null, webHost = [] } = options;
  if (!web && (listen !== null || webHost.length > 0)) throw new UsageError(i18n.t('cli.serve.without-web'));
  if (!web) return null;
  if (webHost.includes('')) throw new UsageError(i18n.t('cli.usage.empty-argument'));
  const names = webHost.map((value) => {
    const name = readHostName(value);
    if (name === null) throw new UsageError(i18n.t('cli.serve.web-host.bad', { value }));
    return name;
  });
  if (listen !== null && !isAddress(listen))
    throw new UsageError(i18n.t('cli.serve.web-listen.bad', { value: listen }));
  return { listen, names };
}

/** Returns the folder of the window's files. @throws {PreconditionFailed} where they are not here */
function findPage({ i18n }: CommandContext): string {
  const page = findPageFolder();
  if (page === null) throw new PreconditionFailed(i18n.t('cli.serve.web.missing'));
  return page;
}

/** Fewest characters of a key that other computers may try: one of chance, of letters and digits, is not guessed then. */
const leastOpenKey = 16;

/**
 * Refuses a key that can be guessed where other computers may try.
 * @throws {PreconditionFailed}
 */
function checkOpenKey(key: string | null, listen: string | null, { i18n }: CommandContext): void {
  if (key === null || listen === null || isLoopback(listen)) return;
  const count = key.length;
  if (count < leastOpenKey)
    throw new PreconditionFailed(i18n.t('cli.serve.web.short-key', { least: leastOpenKey, count }));
}

/** Tells how a browser signs in, and who else may read along. */
async function tellOfWeb(
  engine: Pick<EngineClient, 'call'>,
  { listen }: WebOptions,
  { terminal, i18n }: CommandContext,
): Promise<void> {
  const { link } = await engine.call('makeWebLink', {});
  if (link !== null) terminal.printResult(i18n.t('cli.serve.web', { link }));
  if (listen !== null) terminal.printError(i18n.t('cli.serve.web.open', { address: listen }));
}

/**
 * Reads the key.
 * @throws {PreconditionFailed} when the file holds no key, or other users can read it
 */
async function readKey(
  file: string | undefined,
  { environment, i18n }: CommandContext,
): Promise<string | null> {
  if (file === undefined) return environment.apiKey;
  const path = resolve(environment.folder, file);
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new PreconditionFailed(i18n.t('cli.serve.api-key-file.open', { path }));
    const [key = ''] = (await readFile(path, 'utf8')).split(/\r?\n/, 1);
    if (key.trim() !== '') return key.trim();
  } catch (thrown) {
    if (thrown instanceof PreconditionFailed) throw thrown;
  }
  throw new PreconditionFailed(i18n.t('cli.serve.api-key-file.none', { path }));
}

/** Implements `serve`: processes the queue as the profile's engine until it is told to stop. */
export async function serve(options: ServeOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, i18n, interrupted, environment } = context;
  const { apiPort = null, apiKeyFile, apiFolder = [] } = options;
  const wanted = readWebOptions(options, context);
  const api = options.api === true || wanted !== null;
  if (!api && (apiPort !== null || apiKeyFile !== undefined || apiFolder.length > 0))
    throw new UsageError(i18n.t('cli.serve.without-api'));
  if (apiKeyFile === '' || apiFolder.includes('')) throw new UsageError(i18n.t('cli.usage.empty-argument'));
  const folders = apiFolder.map((folder) => resolve(environment.folder, folder));
  const key = api ? await readKey(apiKeyFile, context) : null;
  checkOpenKey(key, wanted?.listen ?? null, context);
  const web = wanted && { ...wanted, page: findPage(context) };
  const given = api ? { port: apiPort, key, folders, web } : 'settings';
  const engine = await runAsEngine(context, given).catch((thrown) => {
    const { code, params } = toErrorData(thrown);
    if (code !== 'profile-locked') throw thrown;
    throw new PreconditionFailed(i18n.t('cli.serve.already', { pid: String(params.pid ?? '') }));
  });
  try {
    const own = { client: engine, isOwn: true };
    const { destinations, chosen } = await engine.call('destinations', {});
    await checkPreconditions(own, context, chosen);
    const log = createLog(context, destinations);
    const tellFolder = createFolderReporter(context, true);
    engine.subscribe((event) => {
      if (event.kind === 'delta') {
        event.folders?.forEach(tellFolder);
        log(event);
      } else if (event.kind === 'recovered') void printRecovered(context, engine, event);
    });
    await resumeQueue(own, context);
    const { summary, localApi, folders: watched } = await engine.call('snapshot', {});
    if (localApi.error && api) throw new AppError(localApi.error);
    if (localApi.error) terminal.printError(i18n.failure(localApi.error));
    if (localApi.address) {
      terminal.printResult(i18n.t('cli.serve.api', { address: localApi.address }));
      terminal.printResult(await describeDestination(engine, context, 'editor'));
    }
    if (web) await tellOfWeb(engine, web, context);
    for (const { path, asking } of watched.filter(({ isOn }) => isOn)) {
      terminal.printResult(i18n.t('cli.watch.begins', { folder: path }));
      if (asking > 0) terminal.printInfo(i18n.t('cli.serve.asking', { folder: path, count: asking }));
    }
    watched.forEach(tellFolder);
    const seenBy = new Set(watched.filter(({ isOn }) => isOn).map(({ privacy }) => privacy));
    for (const privacy of seenBy)
      terminal.printResult(await describeDestination(engine, context, 'folder', { privacy }));
    terminal.printResult(i18n.t('cli.serve.begins', { count: summary.open }));
    const told = new Promise<void>((resolve) => {
      if (interrupted.aborted) resolve();
      interrupted.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([told, engine.stopped]);
    if (interrupted.aborted) terminal.printResult(i18n.t('cli.stopping'));
    return exitCodes.done;
  } finally {
    await engine.stop(drainTimeoutMs);
  }
}
