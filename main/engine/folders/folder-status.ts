import type { Logger } from 'pino';
import type { ErrorData } from '../../../contract/errors.ts';
import { type FolderState, folderOptionsSchema, type WatchedFolder } from '../../../contract/folders.ts';
import type { FolderCounts, StoredFolder } from '../store/folders/types.ts';

/** Builds the view of a folder that is not active. */
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

/** Keeps the displayed status of a watched folder, and announces each change. */
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

  /** Announces that another part of the view changed. */
  notify(): void {
    this.#changed();
  }

  /** Announced with the next change. */
  setPolled(polled: WatchedFolder['polled']): void {
    this.#polled = polled;
  }

  /** Called when the system can listen to no more folders. */
  limitReached(code: string): void {
    this.#polled = 'limits';
    const message = 'the system can listen to no more folders; they are looked at';
    this.#log.warn({ folder: this.#stored.id, code }, message);
    this.#changed();
  }

  /** Called when a scan begins: earlier failures may not exist any more. */
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

  /**
   * Builds the view.
   * @param unfinished null while the folder is missing: then its state tells all there is to tell
   */
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
