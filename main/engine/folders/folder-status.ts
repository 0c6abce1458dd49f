import type { Logger } from 'pino';
import type { ErrorData } from '../../../contract/errors.ts';
import { type FolderState, folderOptionsSchema, type WatchedFolder } from '../../../contract/folders.ts';
import type { FolderCounts, StoredFolder } from '../store/folders/types.ts';

/** Shows a folder in which nothing is going on. */
export function viewOf(stored: StoredFolder, counts: FolderCounts, state: FolderState): WatchedFolder {
  return {
    id: stored.id,
    path: stored.path,
    isLasting: stored.isLasting,
    ...folderOptionsSchema.parse(stored),
    state,
    polled: null,
    asking: counts.existing,
    taken: counts.taken,
    unfinished: { count: 0, names: [] },
    unnameable: { count: 0, names: [] },
    last: counts.last,
    trouble: null,
  };
}

/** Holds what is shown of a folder that is watched, and tells of each change. */
export class FolderStatus {
  readonly #stored: StoredFolder;
  readonly #log: Logger;
  readonly #changed: () => void;
  #counts: FolderCounts;
  #state: FolderState = { kind: 'scanning', seen: 0 };
  #trouble: ErrorData | null = null;
  #unnameable: WatchedFolder['unnameable'] = { count: 0, names: [] };
  #polled: WatchedFolder['polled'];

  constructor(stored: StoredFolder, counts: FolderCounts, log: Logger, changed: () => void) {
    this.#stored = stored;
    this.#counts = counts;
    this.#log = log;
    this.#changed = changed;
    this.#polled = stored.polling === 'always' ? 'chosen' : null;
  }

  get state(): FolderState {
    return this.#state;
  }

  get polled(): WatchedFolder['polled'] {
    return this.#polled;
  }

  setState(state: FolderState): void {
    this.#state = state;
    this.#changed();
  }

  /** Tells that something else of what is shown changed. */
  notify(): void {
    this.#changed();
  }

  /** Told with the next change. */
  setPolled(polled: WatchedFolder['polled']): void {
    this.#polled = polled;
  }

  /** The system can listen to no more folders. */
  limitReached(code: string): void {
    this.#polled = 'limits';
    const message = 'the system can listen to no more folders; they are looked at';
    this.#log.warn({ folder: this.#stored.id, code }, message);
    this.#changed();
  }

  /** A scan begins: what was wrong before may not be so any more. */
  scanBegan(): void {
    this.#trouble = null;
  }

  scanEnded(counts: FolderCounts, unnameable: WatchedFolder['unnameable']): void {
    this.#counts = counts;
    this.#unnameable = unnameable;
    this.setState({ kind: 'watching' });
  }

  taken(count: number, last: FolderCounts['last']): void {
    if (last) this.#counts = { ...this.#counts, taken: this.#counts.taken + count, last };
    this.#changed();
  }

  tell(reason: ErrorData): void {
    this.#trouble = reason;
    this.#log.warn({ folder: this.#stored.id, reason }, 'trouble with a watched folder');
    this.#changed();
  }

  /** @param unfinished null while the folder is not there: then its state tells all there is to tell */
  view(unfinished: WatchedFolder['unfinished'] | null): WatchedFolder {
    const view = viewOf(this.#stored, this.#counts, this.#state);
    return {
      ...view,
      polled: this.#polled,
      unnameable: this.#unnameable,
      unfinished: unfinished ?? view.unfinished,
      trouble: unfinished === null ? null : this.#trouble,
    };
  }
}
