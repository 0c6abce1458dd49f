import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { Deletion, LibraryItem } from '../../../contract/library.ts';
import { undoWindowMs } from '../../../contract/limits.ts';
import type { Clock } from '../clock.ts';
import type { Host, LinkStatus, RemovalResult } from '../hosts/host.ts';
import { hostNotInUse } from '../hosts/not-in-use.ts';
import type { ItemResults } from '../store/library/items.ts';
import type { Store } from '../store/store.ts';
import { sleep } from './pause.ts';

/** Pause after anything that may pass: no network, no credits, a server in trouble. */
const retryDelayMs = 30_000;
/** Maximum number of attempts per deletion while the server is in trouble. */
const maxAttempts = 8;
/** Delays between checks: caches may serve copies for a while after the host has deleted it. */
const recheckDelaysMs = [0, 5_000, 30_000] as const;

export interface DeleterOptions {
  readonly store: Pick<Store, 'library'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly host: () => Host;
  /** Null when it may not be requested now. */
  readonly requestRemoval: (image: RemoteImage, account: string | null) => Promise<RemovalResult | null>;
  readonly changed: (id: string) => void;
}

/** Deletes images at the host when their deletion falls due, one after the other. */
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

  /** Returns the next due deletion whose link is not being checked yet. */
  const nextDue = () => store.library.listDueDeletions(looking.size + 1).find(({ id }) => !looking.has(id));

  /** @returns delay until the next deletion; null for none */
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

  /** @returns false when it has to be retried later */
  async function removeOne(item: LibraryItem, deleteAt: number): Promise<boolean> {
    const { id, remote } = item;
    if (item.host !== host().id) {
      write(id, { state: 'failed', at: clock.now(), error: hostNotInUse(item.host) });
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

  /** Verifies a deletion that the host accepted by checking the link. */
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
