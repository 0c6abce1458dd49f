import type { ErrorData } from '../../../contract/errors.ts';
import { createEmitter, type EventSource } from '../events.ts';

interface Progress {
  /** Failed attempts since the last completed step. */
  tries: number;
  /** How often the host returned an album that was just filled as it was before. */
  rechecks: number;
  /** The page of the account's albums that is searched next. */
  page: number;
  /** The failure that is being waited out. */
  trouble: ErrorData | null;
}

interface ProgressEvents {
  'trouble-changed': readonly [postId: string];
}

const none: Progress = { tries: 0, rechecks: 0, page: 0, trouble: null };

/** Keeps the progress of posts in the making, as long as the engine runs. */
export interface PostProgress extends Pick<EventSource<ProgressEvents>, 'on'> {
  /** The failure that is being waited out; null for none. */
  troubleOf(id: string): ErrorData | null;
  setTrouble(id: string, trouble: ErrorData | null): void;
  pageOf(id: string): number;
  nextPage(id: string): void;
  triesOf(id: string): number;
  /** Counts one more failed attempt. @returns their number, with this one */
  countTry(id: string): number;
  /** Counts one more check of the album. @returns their number, with this one */
  countRecheck(id: string): number;
  endRechecks(id: string): void;
  /** Resets the attempts after a completed step. */
  stepDone(id: string): void;
  /** Forgets all progress. */
  reset(id: string): void;
}

export function createPostProgress(): PostProgress {
  const { on, emit } = createEmitter<ProgressEvents>();
  const posts = new Map<string, Progress>();
  const of = (id: string): Progress => posts.get(id) ?? none;
  const change = (id: string, to: Partial<Progress>): Progress => {
    const changed = { ...of(id), ...to };
    posts.set(id, changed);
    return changed;
  };

  const setTrouble = (id: string, trouble: ErrorData | null) => {
    if (trouble === null && of(id).trouble === null) return;
    change(id, { trouble });
    emit('trouble-changed', id);
  };

  return {
    on,
    setTrouble,
    troubleOf: (id) => of(id).trouble,
    pageOf: (id) => of(id).page,
    nextPage: (id) => void change(id, { page: of(id).page + 1 }),
    triesOf: (id) => of(id).tries,
    countTry: (id) => change(id, { tries: of(id).tries + 1 }).tries,
    countRecheck: (id) => change(id, { rechecks: of(id).rechecks + 1 }).rechecks,
    endRechecks: (id) => void change(id, { rechecks: 0 }),
    stepDone(id) {
      change(id, { tries: 0 });
      setTrouble(id, null);
    },
    reset(id) {
      setTrouble(id, null);
      posts.delete(id);
    },
  };
}
