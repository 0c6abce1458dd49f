import type { Database } from 'better-sqlite3';
import { withStoreErrors } from './errors.ts';
import type { Tables } from './tables.ts';

type Wrap = <A extends unknown[], R>(make: (tables: Tables) => (...args: A) => R) => (...args: A) => R;

/** Provides what a part of the store is built from: the transactions that its verbs run in. */
export interface Access {
  readonly read: Wrap;
  /** Runs in a transaction that is on disk when the verb returns. */
  readonly write: Wrap;
  /**
   * Runs in a transaction that a loss of power within the next seconds may undo, and a dying engine may not: on
   * disk with the next `write` at the latest. Waiting for the disk is most of what a small transaction costs.
   */
  readonly writeSoon: Wrap;
}

export interface OpenAccess extends Access {
  /** Compiles the statements of all verbs. @throws what SQLite throws where a table is not as it has to be */
  compileAll(): void;
}

/**
 * Wraps verbs so that each call is one transaction, and file errors are thrown with our codes. A verb's statements are
 * compiled when it is first called: there are some two hundred, and a start needs a few.
 */
export function createAccess(db: Database, tables: Tables): OpenAccess {
  const setDurability = createDurability(db);
  const compilers: (() => unknown)[] = [];
  const runsIn =
    (kind: 'deferred' | 'immediate', durability: Durability | null): Wrap =>
    (make) => {
      const compiled = once(() => db.transaction(make(tables)));
      compilers.push(compiled);
      return (...args) =>
        withStoreErrors(() => {
          // Of a verb within another one the outer says how durable both are.
          if (durability !== null && !db.inTransaction) setDurability(durability);
          return compiled()[kind](...args);
        });
    };
  return {
    compileAll: () => {
      for (const compile of compilers) compile();
    },
    read: runsIn('deferred', null),
    write: runsIn('immediate', 'FULL'),
    writeSoon: runsIn('immediate', 'NORMAL'),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** SQLite's synchronous levels with a write-ahead log: flushed at each commit, or only before a checkpoint. */
type Durability = 'FULL' | 'NORMAL';

function createDurability(db: Database): (wanted: Durability) => void {
  let current: Durability | null = null;
  return (wanted) => {
    if (wanted === current) return;
    db.pragma(`synchronous = ${wanted}`);
    current = wanted;
  };
}
