import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Deletion, LibraryItem } from '../../../contract/library.ts';
import { undoWindowMs } from '../../../contract/limits.ts';
import type { Clock } from '../clock.ts';
import type { LinkStatus, RemovalResult } from '../hosts/host.ts';
import type { ItemResults } from '../store/library/items.ts';
import type { Store } from '../store/store.ts';
import type { ItemHosts } from './item-hosts.ts';
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
  readonly hosts: Pick<ItemHosts, 'checkLink' | 'whyNotDeletable'>;
  /** Null when it may not be requested now. */
  readonly requestRemoval: (
    item: Pick<LibraryItem, 'host' | 'remote' | 'account'>,
  ) => Promise<RemovalResult | null>;
  readonly changed: (id: string) => void;
  /** Called before it is deleted: what would become a copy of it is to be withdrawn. */
  readonly withdraw: (item: Pick<LibraryItem, 'jobId'>) => void;
}

/** Deletes images at the host when their deletion falls due, one after the other. */
export interface Deleter {
  schedule(ids: readonly string[]): ItemResults;
  /** Looks for deletions that others have scheduled. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

export function createDeleter({
  store,
  clock,
  log,
  hosts,
  requestRemoval,
  changed,
  withdraw,
}: DeleterOptions): Deleter {
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
    const { id } = item;
    const error = hosts.whyNotDeletable(item);
    if (error) {
      write(id, { state: 'failed', at: clock.now(), error });
      return true;
    }
    if (!write(id, { state: 'sending', deleteAt })) return true;
    withdraw(item);
    const answer = await requestRemoval(item);
    if (answer?.kind === 'removed') {
      tries.delete(id);
      const looked = verify(item)
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
  async function verify(item: LibraryItem): Promise<void> {
    const { id } = item;
    let look: LinkStatus | null = null;
    for (const wait of recheckDelaysMs) {
      if (wait > 0) await sleep(clock, wait, ending.signal);
      look = (await hosts.checkLink(item, ending.signal)) ?? null;
      // Left as being sent: the next start asks the host once more, which does no harm.
      if (ending.signal.aborted) return;
      if (look?.kind === 'removed') break;
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
      const refused = store.library.getMany(ids).flatMap((item) => {
        const error = hosts.whyNotDeletable(item);
        return error ? [{ id: item.id, error }] : [];
      });
      const left = ids.filter((id) => !refused.some((one) => one.id === id));
      const result = store.library.scheduleDeletion(left, Math.floor(clock.now()) + undoWindowMs);
      run();
      return { done: result.done, refused: [...refused, ...result.refused] };
    },
    wake() {
      if (!ending.signal.aborted) run();
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
