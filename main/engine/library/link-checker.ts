import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { Host, LinkStatus } from '../hosts/host.ts';
import type { Store } from '../store/store.ts';
import { sleep } from './pause.ts';

/** Five a second, two at once: less than a page with pictures asks for. */
const requestIntervalMs = 200;
const maxConcurrentChecks = 2;
/** So many in a row that could not be reached are not the links' fault. */
const maxConsecutiveUnreachable = 5;

const connectivityErrors: readonly ErrorData['code'][] = [
  'unreachable',
  'connection-lost',
  'timeout',
  'rate-limited',
];

export interface LinkCheckerOptions {
  readonly store: Pick<Store, 'library'>;
  readonly clock: Clock;
  readonly host: () => Host;
  readonly changed: (id: string) => void;
  readonly progressed: (check: LinkCheck) => void;
}

/** Looks at links, one check at a time. */
export interface LinkChecker {
  readonly state: LinkCheck;
  /** @throws {AppError} `wrong-state` while another is running */
  start(ids: readonly string[] | null): LinkCheck;
  cancel(): LinkCheck;
  stop(): Promise<void>;
}

const none: LinkCheck = {
  running: false,
  total: 0,
  done: 0,
  alive: 0,
  removed: 0,
  replaced: 0,
  unclear: 0,
  error: null,
};

export function createLinkChecker({
  store,
  clock,
  host,
  changed,
  progressed,
}: LinkCheckerOptions): LinkChecker {
  let state = none;
  let ending = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const tell = (change: Partial<LinkCheck>) => {
    state = { ...state, ...change };
    progressed(state);
  };

  async function check(ids: readonly string[], signal: AbortController): Promise<void> {
    let next = 0;
    let goesAt = clock.now();
    let unreachable = 0;
    const worker = async () => {
      while (!signal.signal.aborted) {
        const id = ids[next++];
        if (id === undefined) return;
        const wait = goesAt - clock.now();
        goesAt = Math.max(goesAt, clock.now()) + requestIntervalMs;
        if (wait > 0) await sleep(clock, wait, signal.signal);
        const [item] = store.library.getMany([id]);
        if (signal.signal.aborted) return;
        if (!item || item.presence === 'deleted' || item.presence === 'deleting') {
          tell({ total: state.total - 1 });
          continue;
        }
        const look = await host().checkLink(item.remote, signal.signal);
        if (signal.signal.aborted) return;
        const found = compareLink(item, look);
        const isElsewhere = look.kind === 'unclear' && connectivityErrors.includes(look.failure.code);
        unreachable = isElsewhere ? unreachable + 1 : 0;
        if (look.kind === 'unclear' && unreachable >= maxConsecutiveUnreachable) {
          tell({ error: look.failure });
          signal.abort();
          return;
        }
        // What is known of a link is not forgotten because the network is away.
        if (!isElsewhere) store.library.setLinkState(id, found);
        tell({ done: state.done + 1, [found]: state[found] + 1 });
        changed(id);
      }
    };
    try {
      await Promise.all(Array.from({ length: maxConcurrentChecks }, worker));
    } catch (thrown) {
      tell({ error: toErrorData(thrown) });
      signal.abort();
    }
    tell({ running: false });
  }

  return {
    get state() {
      return state;
    },
    start(wanted) {
      if (state.running)
        throw new AppError(
          errorData('wrong-state', 'Links are being checked already.', { state: 'running' }),
        );
      const ids = wanted ? [...new Set(wanted)] : allIds(store);
      ending = new AbortController();
      state = none;
      tell({ running: ids.length > 0, total: ids.length });
      if (ids.length > 0) running = check(ids, ending);
      return state;
    },
    cancel() {
      if (state.running && !ending.signal.aborted) {
        tell({ error: errorData('cancelled', 'The check was called off.') });
        ending.abort();
      }
      return state;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

const allIds = (store: Pick<Store, 'library'>) =>
  store.library.findPage({ text: '', sort: 'newest' }, Number.MAX_SAFE_INTEGER - 1, null).ids;

/** What was uploaded, against what is there now. */
export function compareLink(
  item: Pick<LibraryItem, 'remote'>,
  look: LinkStatus,
): 'alive' | 'removed' | 'replaced' | 'unclear' {
  if (look.kind !== 'found') return look.kind;
  const { mime, bytes } = item.remote;
  const isVideo = mime?.startsWith('video/') ?? false;
  const hasOtherType = mime !== null && look.mime !== null && plain(mime) !== plain(look.mime);
  // Hosts turn videos into other ones after the upload was answered.
  if (isVideo) return look.mime === null || look.mime.startsWith('video/') ? 'alive' : 'replaced';
  const hasOtherSize = bytes !== null && look.bytes !== null && bytes !== look.bytes;
  return hasOtherType || hasOtherSize ? 'replaced' : 'alive';
}

const names: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/apng': 'image/png',
};
const plain = (mime: string) => names[mime.toLowerCase()] ?? mime.toLowerCase();
