import { realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, relative } from 'node:path';
import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import { againIfAsked } from '../again-if-asked.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import { isWithin } from '../folders/folder-check.ts';
import { hashFile } from '../folders/hash-file.ts';
import type { OfferedPicture, Offers } from '../ledger/offers.ts';
import { toSystemPath } from '../sources/raw-path.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { JobCommands } from './commands.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import type { JobRouter } from './job-router.ts';

/** Uploads what other machines offer, as far as this one has credits for it that it does not need itself. */
export interface Taking {
  start(): void;
  /** Leaves what has not begun to those who offer it. */
  stop(): void;
}

/** Most pictures of others that are here at once: what waits here could go elsewhere. */
const mostTaken = 4;
/** How soon a picture has to be sent for it to be taken, ms. */
const soonMs = 20_000;
/** How soon an engine sees that it works for others from now on, ms. */
const askAgainMs = 2_000;
/** Most pictures that are remembered as not to be taken. */
const mostRefused = 10_000;

export function createTaking(options: {
  readonly store: Pick<Store, 'jobs' | 'accounts' | 'settings'>;
  readonly connections: HostConnections;
  readonly dispatcher: Pick<Dispatcher, 'globalBlock'>;
  readonly router: Pick<JobRouter, 'register'>;
  readonly commands: Pick<JobCommands, 'supersede'>;
  readonly keys: Pick<TokenManager, 'obstacle'>;
  readonly reports: Emitter<StageEvents>;
  readonly events: Emitter<QueueEvents>;
  /** True while this engine is one that works for others too. */
  mayTake(): boolean;
  readonly clock: Clock;
  readonly log: Logger;
}): Taking {
  const { store, connections, dispatcher, router, commands, keys, reports, events, clock, log } = options;
  const here = new Set<string>();
  const refused = new Set<string>();
  let isStopped = false;
  let unfollow = () => {};
  let callOff = () => {};

  /** True if one more of these would go soon, without a refusal. */
  const hasRoomFor = (account: string | null): boolean => {
    const { scheduler, host } = connections.builtIn;
    const now = clock.now();
    if (here.size >= mostTaken || scheduler.uploadsNow(now, host.uploadCost, account) < 1) return false;
    const doneBy = scheduler.whatIf(now, 1, host.uploadCost, 'bulk', account);
    return doneBy !== null && doneBy <= now + soonMs;
  };

  const isAccountHere = (account: string | null): boolean =>
    account === null ||
    (store.accounts.list().some(({ id }) => id === account) && keys.obstacle(account) === null);

  const take = (picture: OfferedPicture) => {
    const { id, path, title, description, account, metadata } = picture;
    const jobs = store.jobs.add([
      {
        ...{ title, description, account, metadata },
        // Which picture it is, for the one who offers it, and so that it is taken once.
        batchId: id,
        origin: 'machine',
        folder: null,
        source: { kind: 'file', path },
        name: basename(path),
        privacy: 'hidden',
        host: connections.builtIn.host.id,
        route: 'chosen',
        lane: 'bulk',
        duplicates: 'upload',
      },
    ]);
    for (const job of jobs) here.add(job.id);
    router.register(jobs);
  };

  const consider = async (offers: Offers, claim: string, picture: OfferedPicture): Promise<void> => {
    const isKnown = store.jobs.get(picture.id) !== null || store.jobs.listOfBatch(picture.id).length > 0;
    if (isKnown || refused.has(claim)) return;
    if (!isAccountHere(picture.account) || !(await isSame(offers.takes, picture))) {
      if (refused.size < mostRefused) refused.add(claim);
      offers.unable(claim);
      return;
    }
    if (!isStopped && hasRoomFor(picture.account)) take(picture);
  };

  const isReady = () =>
    !isStopped && options.mayTake() && !store.settings.isPaused() && dispatcher.globalBlock() === null;

  const look = againIfAsked(async () => {
    const { offers } = connections.builtIn.allowance;
    if (offers === null || !isReady() || !hasRoomFor(null)) return;
    for await (const [claim, picture] of offers.open()) {
      if (!isReady() || here.size >= mostTaken) return;
      await consider(offers, claim, picture);
    }
  });
  const lookAgain = () => {
    look().catch((thrown: unknown) => log.info({ code: toErrorData(thrown).code }, 'no offers were heard'));
  };

  const connect = () => {
    unfollow();
    callOff();
    const { offers } = connections.builtIn.allowance;
    if (isStopped || offers === null || offers.takes.length === 0) return;
    // Whoever listens is counted as one who takes.
    if (options.mayTake()) unfollow = offers.onOffer(lookAgain);
    else callOff = clock.after(askAgainMs, connect);
  };

  const gone = (job: StoredJob) => {
    if (!here.delete(job.id)) return;
    // Whoever offers it hears of its end, or gives it to another; here it is nobody's.
    if (job.state !== 'uploaded') commands.supersede([job.id]);
    lookAgain();
  };

  connections.on('switched', ({ host }) => {
    if (host.id === connections.builtIn.host.id) connect();
  });
  const endedAmong = (ids: readonly string[]) =>
    store.jobs.getMany(ids.filter((id) => here.has(id))).filter(({ state }) => hasEnded(state));
  events.on('jobs-changed', (ids) => {
    if (here.size > 0) endedAmong(ids).forEach(gone);
  });
  events.on('jobs-removed', (ids) => {
    for (const id of ids) here.delete(id);
  });
  reports.on('elsewhere', (id) => void here.delete(id));

  return {
    start() {
      for (const { id, origin } of store.jobs.list({ open: true })) if (origin === 'machine') here.add(id);
      connect();
    },
    stop() {
      isStopped = true;
      unfollow();
      callOff();
      const waiting = store.jobs.getMany([...here]).filter(({ state }) => state !== 'uploading');
      commands.supersede(waiting.map(({ id }) => id));
    },
  };
}

/** True if the path is in one of these folders, here too, and its file has the content that is offered. */
async function isSame(folders: readonly string[], { path, bytes, sha256 }: OfferedPicture): Promise<boolean> {
  try {
    if (!isAbsolute(path) || !(await isInOneOf(folders, path))) return false;
    const file = toSystemPath(path);
    const found = await stat(file);
    return found.isFile() && found.size === bytes && (await hashFile(path)) === sha256;
  } catch {
    return false;
  }
}

async function isInOneOf(folders: readonly string[], path: string): Promise<boolean> {
  // Named to be in it before the disk is asked: a path may name another computer.
  const given = folders.filter((folder) => isInside(folder, path));
  for (const folder of given) if (isInside(await realpath(folder), await realpath(path))) return true;
  return false;
}

const isInside = (folder: string, path: string): boolean =>
  relative(folder, path) !== '' && isWithin(folder, path);
