/** Holds past, present and future states. */
export interface UndoHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Key of the last change; the next one with the same key is merged with it. */
  readonly coalesceKey: string | null;
}

const maxEntries = 200;

export const createHistory = <T>(present: T): UndoHistory<T> => ({
  past: [],
  present,
  future: [],
  coalesceKey: null,
});

/**
 * Records a change that can be undone.
 * @param coalesceKey names a row of changes that are undone at once, such as letters typed into one field
 */
export function withChange<T>(
  history: UndoHistory<T>,
  next: T,
  coalesceKey: string | null = null,
): UndoHistory<T> {
  if (Object.is(next, history.present)) return history;
  if (coalesceKey !== null && coalesceKey === history.coalesceKey && history.past.length > 0)
    return { ...history, present: next, future: [] };
  return {
    past: [...history.past, history.present].slice(-maxEntries),
    present: next,
    future: [],
    coalesceKey,
  };
}

/** Prevents the next change from being merged, whatever its key. */
export const withRunEnded = <T>(history: UndoHistory<T>): UndoHistory<T> =>
  history.coalesceKey === null ? history : { ...history, coalesceKey: null };

export function undo<T>(history: UndoHistory<T>): UndoHistory<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    coalesceKey: null,
  };
}

export function redo<T>(history: UndoHistory<T>): UndoHistory<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, coalesceKey: null };
}
