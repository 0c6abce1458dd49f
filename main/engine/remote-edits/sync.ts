import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { againIfAsked } from '../again-if-asked.ts';
import type { Clock } from '../clock.ts';
import type { PendingEdit, SyncOutcome } from '../store/library/record-sync.ts';
import type { Store } from '../store/store.ts';

/** Pause after anything that may pass: no network, no credits, no sign-in, a server in trouble. */
const retryMs = 30_000;
/** Maximum number of attempts per change while the server is in trouble. */
const maxTries = 8;

/** Errors that pass by themselves or by something that people do elsewhere. */
const transientErrors: ReadonlySet<ErrorCode> = new Set([
  'rate-limited',
  'daily-limit',
  'over-capacity',
  'unreachable',
  'cancelled',
  'no-client-id',
  'bad-client-id',
  'sign-in-needed',
  'disk-full',
]);
/** Errors that may pass, and are not waited for endlessly. */
const retriedErrors: ReadonlySet<ErrorCode> = new Set([
  'server-trouble',
  'connection-lost',
  'timeout',
  'bad-answer',
  'internal',
]);

export interface EditSyncOptions {
  readonly store: Pick<Store, 'library'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** @returns why it could not be done; null when the host has it */
  readonly describe: (item: LibraryItem) => Promise<ErrorData | null>;
  readonly share: (item: LibraryItem) => Promise<ErrorData | null>;
  readonly changed: (id: string) => void;
}

/** Syncs local edits to the host, item after item, until it has all of them or clearly refuses. */
export interface EditSync {
  /** Continues, because there is a new edit or one that may be sent now. */
  wake(): void;
  stop(): Promise<void>;
}

export function createEditSync({ store, clock, log, describe, share, changed }: EditSyncOptions): EditSync {
  const tries = new Map<string, number>();
  let isEnding = false;
  let callOff = () => {};
  let working: Promise<void> | null = null;

  const sync = againIfAsked(async () => {
    callOff();
    const hasMore = await round().catch((thrown): boolean => {
      log.error({ code: toErrorData(thrown).code }, 'changes rest after a fault');
      return true;
    });
    if (hasMore && !isEnding) callOff = clock.after(retryMs, wake);
  });

  function wake(): void {
    callOff();
    if (!isEnding) working = sync();
  }

  /** Tries all waiting edits once. @returns whether some still wait */
  async function round(): Promise<boolean> {
    let hasMore = false;
    for (const id of store.library.listPendingEdits()) {
      if (isEnding) return true;
      const [item] = store.library.getMany([id]);
      if (!item) continue;
      if (item.describing?.state === 'pending') {
        const { title, description } = item;
        hasMore = !write(id, { kind: 'describing', title, description }, await describe(item)) || hasMore;
      }
      const [now] = store.library.getMany([id]);
      if (now?.sharing?.state === 'pending' && !isEnding)
        hasMore = !write(id, { kind: 'sharing', to: now.sharing.to }, await share(now)) || hasMore;
    }
    return hasMore;
  }

  /** Records the outcome of sending an edit. @returns whether nothing of it is left to be done */
  function write(id: string, telling: PendingEdit, error: ErrorData | null): boolean {
    const told = standing(`${telling.kind} ${id}`, error);
    if (error) log.warn({ item: id, code: error.code }, error.message);
    store.library.recordSync(id, telling, told);
    changed(id);
    const [item] = store.library.getMany([id]);
    return item?.[telling.kind]?.state !== 'pending';
  }

  function standing(key: string, error: ErrorData | null): SyncOutcome {
    if (error && transientErrors.has(error.code)) return { state: 'waits', error };
    const count = (tries.get(key) ?? 0) + 1;
    if (error && retriedErrors.has(error.code) && count < maxTries) {
      tries.set(key, count);
      return { state: 'waits', error };
    }
    tries.delete(key);
    return error ? { state: 'failed', error } : { state: 'told' };
  }

  return {
    wake,
    async stop() {
      isEnding = true;
      callOff();
      await working;
    },
  };
}

export const signInNeeded = (account: string) =>
  errorData('sign-in-needed', `${account} has to be signed in for this.`, { account });
