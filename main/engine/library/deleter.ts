import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Deletion, LibraryItem } from '../../../contract/library.ts';
import type { RemoteImage } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { Host, LinkStatus, RemovalResult } from '../hosts/host.ts';
import type { ItemResults } from '../store/library/items.ts';
import type { Store } from '../store/store.ts';
import { sleep } from './pause.ts';

/** Until then a deletion can be undone. */
const undoWindowMs = 10_000;
/** After anything that may pass: no network, no credits, a server in trouble. */
const retryDelayMs = 30_000;
/** How often a server in trouble is asked for the same deletion. */
const maxAttempts = 8;
/** Copies of it may be handed out for a while after the host has deleted it. */
const recheckDelaysMs = [0, 5_000, 30_000] as const;

export interface DeleterOptions {
  readonly store: Pick<Store, 'library'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly host: () => Host;
  /** Null when it may not be asked now. */
  readonly requestRemoval: (image: RemoteImage, account: string | null) => Promise<RemovalResult | null>;
  readonly changed: (id: string) => void;
}

/** Does what is scheduled for deletion when its time has come, one after the other. */
export interface Deleter {
  schedule(ids: readonly string[]): ItemResults;
  start(): void;
  stop(): Promise<void>;
}

export function createDeleter({ store, clock, log, host, requestRemoval, changed }: DeleterOptions): Deleter {
  const ending = new AbortController();
  const tries = new Map<string, number>();
  const looking = new Map<string, Promise<void>>();
  let callOff = () => {};
  let working: Promise<void> | null = null;

  const write = (id: string, deletion: Deletion) => {
    const written = store.library.setDeletion(id, deletion);
    if (written.ok) changed(id);
    return written.ok;
  };

  const wakeIn = (ms: number) => {
    callOff();
    if (!ending.signal.aborted) callOff = clock.after(ms, run);
  };

  const run = () => {
    working ??= work()
      .catch((thrown) => {
        log.error({ code: toErrorData(thrown).code }, 'deletions rest after a fault');
        return retryDelayMs;
      })
      .then((restFor) => {
        working = null;
        if (restFor !== null) wakeIn(restFor);
      });
  };

  /** The next that is to be deleted and whose link is not being looked at yet. */
  const nextDue = () => store.library.listDueDeletions(looking.size + 1).find(({ id }) => !looking.has(id));

  /** @returns after how long there is more to do; null for nothing */
  async function work(): Promise<number | null> {
    for (;;) {
      const due = nextDue();
      if (!due || ending.signal.aborted) return null;
      const wait = due.deleteAt - clock.now();
      if (wait > 0) return wait;
      const [item] = store.library.getMany([due.id]);
      if (item && !(await removeOne(item, due.deleteAt))) return retryDelayMs;
    }
  }

  /** @returns false when it has to be tried again later */
  async function removeOne(item: LibraryItem, deleteAt: number): Promise<boolean> {
    const { id, remote } = item;
    if (item.host !== host().id) {
      const error = errorData('forbidden', 'It is on a host that is not in use.', { host: item.host });
      write(id, { state: 'failed', at: clock.now(), error });
      return true;
    }
    if (!write(id, { state: 'sending', deleteAt })) return true;
    const answer = await requestRemoval(remote, item.account);
    if (answer?.kind === 'removed') {
      tries.delete(id);
      const looked = verify(id, remote)
        .catch((thrown) => log.error({ code: toErrorData(thrown).code }, 'a deletion could not be verified'))
        .finally(() => looking.delete(id));
      looking.set(id, looked);
      return true;
    }
    if (answer && isFinal(id, answer)) {
      tries.delete(id);
      write(id, { state: 'failed', at: clock.now(), error: answer.failure });
      return true;
    }
    write(id, { state: 'scheduled', deleteAt });
    return false;
  }

  function isFinal(
    id: string,
    { remedy, failure: why }: Extract<RemovalResult, { kind: 'failed' }>,
  ): boolean {
    if (why.code === 'cancelled') return false;
    if (remedy.kind === 'none' || remedy.kind === 'sign-in' || remedy.kind === 'refresh-token') return true;
    if (remedy.kind !== 'back-off') return false;
    const count = (tries.get(id) ?? 0) + 1;
    tries.set(id, count);
    return count >= maxAttempts;
  }

  /** The host said yes; what its link leads to says whether it is so. */
  async function verify(id: string, remote: RemoteImage): Promise<void> {
    let look: LinkStatus | null = null;
    for (const wait of recheckDelaysMs) {
      if (wait > 0) await sleep(clock, wait, ending.signal);
      look = await host().checkLink(remote, ending.signal);
      // Left as being sent: the next start asks the host once more, which does no harm.
      if (ending.signal.aborted) return;
      if (look.kind === 'removed') break;
    }
    const at = clock.now();
    if (look?.kind === 'unclear') {
      write(id, { state: 'unverified', at, error: look.failure });
      return;
    }
    const isThere = look?.kind === 'found';
    store.library.setLinkState(id, isThere ? 'alive' : 'removed');
    write(id, { state: isThere ? 'still-there' : 'deleted', at });
  }

  return {
    schedule(ids) {
      const result = store.library.scheduleDeletion(ids, Math.floor(clock.now()) + undoWindowMs);
      run();
      return result;
    },
    start() {
      store.library.recoverDeletions(Math.floor(clock.now()) + undoWindowMs);
      run();
    },
    async stop() {
      ending.abort();
      callOff();
      await working;
      await Promise.all(looking.values());
    },
  };
}
