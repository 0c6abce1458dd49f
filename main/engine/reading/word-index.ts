import type { HistoryItem } from '../../../contract/library.ts';
import type { Media } from '../../../contract/media.ts';
import type { WordSearch } from '../../../contract/reading.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { JobWords } from './job-words.ts';
import type { Reader } from './reader.ts';
import { createWordIndexer } from './word-indexer.ts';

/** Time between two messages about the progress, ms. */
const tellEveryMs = 1_000;

/** Keeps the words of the library's pictures while the user wants to search by them, and nothing of them otherwise. */
export interface WordIndex {
  state(): WordSearch;
  /** Follows the switch: off means that all is forgotten. */
  settingsChanged(): void;
  historyAdded(item: Pick<HistoryItem, 'id' | 'jobId' | 'media'>): void;
  /** Called when there is another language to read. */
  languagesChanged(): void;
  start(): void;
  stop(): Promise<void>;
}

export interface WordIndexOptions {
  readonly store: Pick<Store, 'library' | 'settings' | 'words'>;
  readonly reader: Reader;
  readonly jobWords: JobWords;
  readonly clock: Clock;
  /** False: nothing is read by itself. */
  readonly work: boolean;
  /** True while something is sent. */
  readonly isBusy: () => boolean;
  readonly probe: (path: string, signal: AbortSignal) => Promise<Media>;
  readonly changed: (state: WordSearch) => void;
}

export function createWordIndex(options: WordIndexOptions): WordIndex {
  const { store, reader, jobWords, clock, work, isBusy, probe, changed } = options;
  const isOn = () => work && store.settings.read().searchWords;
  let toldAt = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;

  const tell = () => {
    callOff = null;
    toldAt = clock.now();
    changed(state());
  };
  const progressed = () => {
    callOff ??= clock.after(Math.max(0, toldAt + tellEveryMs - clock.now()), tell);
  };
  const indexer = createWordIndexer({ store, reader, clock, isOn, isBusy, probe, progressed });

  const state = (): WordSearch => {
    const counts = store.settings.read().searchWords
      ? store.words.count()
      : { read: 0, failed: 0, unread: 0 };
    return { ...counts, isReading: indexer.isReading };
  };

  const settingsChanged = () => {
    if (store.settings.read().searchWords) indexer.wake();
    else {
      jobWords.forget();
      store.words.forgetAll();
    }
    progressed();
  };

  return {
    state,
    settingsChanged,
    historyAdded(item) {
      if (!store.settings.read().searchWords) return;
      jobWords.uploaded(item);
      indexer.wake();
    },
    languagesChanged: () => indexer.wake(),
    // Of an engine that was killed before it could forget, too.
    start: () => work && settingsChanged(),
    async stop() {
      callOff?.();
      await indexer.stop();
    },
  };
}
