/** What was, is, and would be again. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was part of; the next one of the same name is one with it. */
  readonly run: string | null;
}

const longest = 200;

export const newHistory = <T>(present: T): History<T> => ({ past: [], present, future: [], run: null });

/**
 * A change that can be undone.
 * @param run names a row of changes that are undone at once, such as letters typed into one field
 */
export function changed<T>(history: History<T>, next: T, run: string | null = null): History<T> {
  if (Object.is(next, history.present)) return history;
  if (run !== null && run === history.run && history.past.length > 0)
    return { ...history, present: next, future: [] };
  return { past: [...history.past, history.present].slice(-longest), present: next, future: [], run };
}

/** The next change is one of its own, whatever its name. */
export const ended = <T>(history: History<T>): History<T> =>
  history.run === null ? history : { ...history, run: null };

export function undone<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    run: null,
  };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, run: null };
}
