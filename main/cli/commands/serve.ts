import type { EngineEvent } from '../../../contract/engine.ts';
import { asFailure, CallFailed } from '../../../contract/failure.ts';
import type { Job } from '../../../contract/records.ts';
import { type Context, type ExitCode, exitCodes, WrongUsage } from '../context.ts';
import { destination } from '../destination.ts';
import { createFolderTeller } from '../folder-messages.ts';
import { checkReady, goOn, NothingTried } from '../preflight.ts';
import { tellRecovered } from '../recovered-message.ts';
import { becomeEngine, farewell } from '../session.ts';
import { standstill } from '../wait-policy.ts';

/** Tells of each job that ends, and why nothing moves when that is so. */
function createLog({ terminal, words, clock }: Context) {
  const open = new Map<string, Job>();
  let lastWait = '';

  const tellEnd = ({ name, state, remote, error, maybeTwice }: Job) => {
    if (state === 'uploaded' && remote) {
      terminal.result(words.text('cli.serve.uploaded', { name, link: remote.link }));
      if (maybeTwice) terminal.result(words.text('cli.maybe-twice', { name }));
    } else if (state === 'failed' && error) terminal.complain(`${name}: ${words.failure(error)}`);
    else if (state === 'cancelled') terminal.result(words.text('cli.serve.cancelled', { name }));
  };

  return (event: Extract<EngineEvent, { kind: 'delta' }>) => {
    for (const job of event.jobs ?? []) {
      if (job.endedAt === null) open.set(job.id, job);
      else {
        open.delete(job.id);
        tellEnd(job);
      }
    }
    for (const id of event.removedJobs ?? []) open.delete(id);
    const now = clock.now();
    const why = standstill([...open.values()], now);
    const sentence = why ? words.reason(why, now) : lastWait;
    if (sentence !== lastWait) terminal.result(sentence);
    lastWait = sentence;
  };
}

export interface ServeOptions {
  /** Whether editors may ask, whatever the settings say. */
  readonly api?: boolean;
  readonly apiPort?: number;
  readonly apiKey?: string;
}

/** `serve`: works off the queue as the profile's engine until it is told to stop. */
export async function serve(options: ServeOptions, context: Context): Promise<ExitCode> {
  const { terminal, words, interrupted } = context;
  const { api = false, apiPort = null, apiKey = null } = options;
  if (!api && (apiPort !== null || apiKey !== null))
    throw new WrongUsage(words.text('cli.serve.without-api'));
  const given = api ? { port: apiPort, key: apiKey } : 'settings';
  const engine = await becomeEngine(context, given).catch((thrown) => {
    const { code, params } = asFailure(thrown);
    if (code !== 'profile-locked') throw thrown;
    throw new NothingTried(words.text('cli.serve.already', { pid: String(params.pid ?? '') }));
  });
  try {
    const own = { client: engine, isOwn: true };
    await checkReady(own, context);
    const log = createLog(context);
    const tellFolder = createFolderTeller(context, true);
    engine.subscribe((event) => {
      if (event.kind === 'delta') {
        event.folders?.forEach(tellFolder);
        log(event);
      } else if (event.kind === 'recovered') void tellRecovered(context, engine, event);
    });
    await goOn(own, context);
    const { summary, localApi, folders } = await engine.call('snapshot', {});
    if (localApi.error && api) throw new CallFailed(localApi.error);
    if (localApi.error) terminal.complain(words.failure(localApi.error));
    if (localApi.address) {
      terminal.result(words.text('cli.serve.api', { address: localApi.address }));
      terminal.result(await destination(engine, context, 'editor'));
    }
    for (const { path, asking } of folders.filter(({ isOn }) => isOn)) {
      terminal.result(words.text('cli.watch.begins', { folder: path }));
      if (asking > 0) terminal.say(words.text('cli.serve.asking', { folder: path, count: asking }));
    }
    folders.forEach(tellFolder);
    const seenBy = new Set(folders.filter(({ isOn }) => isOn).map(({ privacy }) => privacy));
    for (const privacy of seenBy) terminal.result(await destination(engine, context, 'folder', { privacy }));
    terminal.result(words.text('cli.serve.begins', { count: summary.open }));
    const told = new Promise<void>((resolve) => {
      if (interrupted.aborted) resolve();
      interrupted.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([told, engine.stopped]);
    if (interrupted.aborted) terminal.result(words.text('cli.stopping'));
    return exitCodes.done;
  } finally {
    await engine.stop(farewell);
  }
}
