import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { LinkStatus } from '../hosts/host.ts';
import type { Store } from '../store/store.ts';
import type { ItemHosts } from './item-hosts.ts';
import { sleep } from './pause.ts';

/** Interval between requests, two at once: less than a page with pictures asks for. */
const requestIntervalMs = 200;
const maxConcurrentChecks = 2;
/** Number of unreachable links in a row that ends a check: it is not the links' fault. */
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
  readonly hosts: Pick<ItemHosts, 'checkLink'>;
  readonly changed: (id: string) => void;
  readonly progressed: (check: LinkCheck) => void;
}

/** Checks whether links still work, one check at a time. */
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
  hosts,
  changed,
  progressed,
}: LinkCheckerOptions): LinkChecker {
  let state = none;
  let ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  /** Number of unreachable links in a row. */
  let unreachable = 0;

  const tell = (change: Partial<LinkCheck>) => {
    state = { ...state, ...change };
    progressed(state);
  };

  /** @returns the failure that makes all others unreachable as well; null for none */
  async function checkOne(id: string, signal: AbortSignal): Promise<ErrorData | null> {
    const [item] = store.library.getMany([id]);
    if (!item || item.presence === 'deleted' || item.presence === 'deleting') {
      tell({ total: state.total - 1 });
      return null;
    }
    const looked = hosts.checkLink(item, signal);
    // What a foreign host's answers mean is not known here, and what is known of the link is not forgotten for that.
    if (!looked) {
      tell({ done: state.done + 1, unclear: state.unclear + 1 });
      return null;
    }
    const status = await looked;
    if (signal.aborted) return null;
    const found = compareLink(item, status);
    const isUnreachable = status.kind === 'unclear' && connectivityErrors.includes(status.failure.code);
    unreachable = isUnreachable ? unreachable + 1 : 0;
    if (status.kind === 'unclear' && unreachable >= maxConsecutiveUnreachable) return status.failure;
    // What is known of a link is not forgotten because the network is away.
    if (!isUnreachable) store.library.setLinkState(id, found);
    tell({ done: state.done + 1, [found]: state[found] + 1 });
    changed(id);
    return null;
  }

  async function check(ids: readonly string[], ending: AbortController): Promise<void> {
    const { signal } = ending;
    const left = ids.values();
    let goesAt = clock.now();
    unreachable = 0;
    const worker = async () => {
      for (const id of left) {
        const wait = goesAt - clock.now();
        goesAt = Math.max(goesAt, clock.now()) + requestIntervalMs;
        if (wait > 0) await sleep(clock, wait, signal);
        const error = signal.aborted ? null : await checkOne(id, signal);
        if (error) {
          tell({ error });
          ending.abort();
        }
        if (signal.aborted) return;
      }
    };
    try {
      await Promise.all(Array.from({ length: maxConcurrentChecks }, worker));
    } catch (thrown) {
      tell({ error: toErrorData(thrown) });
      ending.abort();
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

/** Compares the upload with what is at the link now. */
export function compareLink(
  item: Pick<LibraryItem, 'remote'>,
  status: LinkStatus,
): 'alive' | 'removed' | 'replaced' | 'unclear' {
  if (status.kind !== 'found') return status.kind;
  const { mime, bytes } = item.remote;
  const isVideo = mime?.startsWith('video/') ?? false;
  const hasOtherType = mime !== null && status.mime !== null && plain(mime) !== plain(status.mime);
  // Hosts turn videos into other ones after the upload was answered.
  if (isVideo) return status.mime === null || status.mime.startsWith('video/') ? 'alive' : 'replaced';
  const hasOtherSize = bytes !== null && status.bytes !== null && bytes !== status.bytes;
  return hasOtherType || hasOtherSize ? 'replaced' : 'alive';
}

const names: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/apng': 'image/png',
};
const plain = (mime: string) => names[mime.toLowerCase()] ?? mime.toLowerCase();
