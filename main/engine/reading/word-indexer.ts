import { join } from 'node:path';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { Unread } from '../store/words/list-unread.ts';
import type { Reader } from './reader.ts';
import { wordsOnly } from './wants.ts';

/** Pause between two pictures of which one was read: as long as that took, and this at least, ms. */
const leastPauseMs = 500;
/** Pause after one that has no file to read. */
const skipPauseMs = 20;
/** Time after which a busy queue is asked again, ms. */
const busyPauseMs = 5_000;
/** Time after which is tried again what failed for no fault of the picture. */
const troublePauseMs = 60_000;
/** Failures in a row after which a picture is kept as failed, or everything waits until something is added. */
const mostTries = 3;

/** Reads what is in the library, one picture after another while nothing is sent, the newest first. */
export interface WordIndexer {
  /** Begins from the newest again: something was added, or can be read now. */
  wake(): void;
  /** True as long as there may be something left that can be read. */
  readonly isReading: boolean;
  stop(): Promise<void>;
}

export interface WordIndexerOptions {
  readonly store: Pick<Store, 'words'>;
  readonly reader: Reader;
  readonly clock: Clock;
  /** False: nothing is read. */
  readonly isOn: () => boolean;
  /** True while something is sent: that comes first. */
  readonly isBusy: () => boolean;
  readonly probe: (path: string, signal: AbortSignal) => Promise<Media>;
  /** Called after each picture. */
  readonly progressed: () => void;
}

/** Codes of failures that are not the picture's. `internal` may be: after some tries it is taken for that. */
const passing: ReadonlySet<string> = new Set(['cancelled', 'internal', 'disk-full']);

export function createWordIndexer(options: WordIndexerOptions): WordIndexer {
  const { store, reader, clock, isOn, isBusy, probe, progressed } = options;
  const ending = new AbortController();
  let before = Number.MAX_SAFE_INTEGER;
  let isReading = false;
  let isWoken = false;
  let underWay: Promise<void> = Promise.resolve();
  let callOff: (() => void) | null = null;
  /** Failures since the last picture that was kept. */
  let troubles = 0;

  const readWords = async (item: Unread) => {
    const { path, sha256 } = item;
    if (path === null || sha256 === null) throw vanished();
    const file = join(path.folder, path.name);
    const media = await probe(file, ending.signal).catch(() => null);
    // What lies there now is another picture.
    if (media?.sha256 !== sha256) throw vanished();
    const { lines, width, height } = await reader.read(file, media, wordsOnly, ending.signal);
    return { languages: reader.languages(), width, height, words: lines.flat(), failure: null };
  };

  /** @returns null after too many: what is added next, or the next start, tries again */
  const pauseOfTrouble = (): number | null => {
    troubles += 1;
    return troubles < mostTries ? troublePauseMs : null;
  };

  /** @returns the pause until the next one, ms; null where there is nothing more to read */
  const step = async (): Promise<number | null> => {
    if (!isOn() || reader.languages().length === 0) return null;
    if (isBusy()) return busyPauseMs;
    isWoken = false;
    const [item] = store.words.listUnread(before, 1);
    if (!item) return null;
    const began = clock.now();
    const read = await readWords(item).catch((thrown: unknown) => toErrorData(thrown).code);
    if (ending.signal.aborted || !isOn()) return null;
    if (read === 'reading-missing') return null;
    const isGivenUp = read === 'internal' && troubles + 1 >= mostTries;
    if (typeof read === 'string' && passing.has(read) && !isGivenUp) return pauseOfTrouble();
    const kept =
      typeof read === 'string'
        ? { languages: reader.languages(), width: 0, height: 0, words: [], failure: read }
        : read;
    store.words.keep(item.id, kept);
    troubles = 0;
    // What was added meanwhile is newer than that.
    before = isWoken ? Number.MAX_SAFE_INTEGER : item.at;
    progressed();
    return read === 'vanished' ? skipPauseMs : Math.max(leastPauseMs, clock.now() - began);
  };

  const next = () => {
    callOff = null;
    underWay = step()
      // The profile could not be written: that is told by whatever else writes.
      .catch(pauseOfTrouble)
      .then((pause) => {
        isReading = pause !== null && !ending.signal.aborted;
        if (isReading) callOff = clock.after(pause ?? 0, next);
        else progressed();
      });
  };

  return {
    get isReading() {
      // Switched off in a pause between two pictures, it ends with that pause.
      return isReading && isOn();
    },
    wake() {
      before = Number.MAX_SAFE_INTEGER;
      isWoken = true;
      if (ending.signal.aborted || isReading || !isOn()) return;
      isReading = true;
      troubles = 0;
      callOff = clock.after(skipPauseMs, next);
    },
    async stop() {
      ending.abort();
      callOff?.();
      await underWay;
    },
  };
}

const vanished = () =>
  new AppError(errorData('vanished', 'The file that was uploaded is not here any more.'));
