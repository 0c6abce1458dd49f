import type { Database } from 'better-sqlite3';
import { withStoreErrors } from './errors.ts';
import type { Tables } from './tables.ts';

type Wrap = <A extends unknown[], R>(verb: (...args: A) => R) => (...args: A) => R;

/** What a subject of the store is made from: the tables, and the transactions that its verbs run in. */
export interface Access {
  readonly tables: Tables;
  readonly read: Wrap;
  /** On disk when the verb returns. */
  readonly write: Wrap;
  /**
   * What a loss of power within the next seconds may undo, and an engine that dies may not: on disk with the next
   * `write` at the latest. Waiting for the disk is most of what a small transaction costs.
   */
  readonly writeSoon: Wrap;
}

/** Wraps verbs so that each call is one transaction, and trouble with the file is thrown in our codes. */
export function createAccess(db: Database, tables: Tables): Access {
  const setDurability = createDurability(db);
  const runsIn =
    (kind: 'deferred' | 'immediate', durability: Durability | null): Wrap =>
    (verb) => {
      const run = db.transaction(verb);
      return (...args) =>
        withStoreErrors(() => {
          // Of a verb within another one the outer says how durable both are.
          if (durability !== null && !db.inTransaction) setDurability(durability);
          return run[kind](...args);
        });
    };
  return {
    tables,
    read: runsIn('deferred', null),
    write: runsIn('immediate', 'FULL'),
    writeSoon: runsIn('immediate', 'NORMAL'),
  };
}

/** SQLite's levels with a write-ahead log: the log is flushed at each commit, or only before it is folded in. */
type Durability = 'FULL' | 'NORMAL';

function createDurability(db: Database): (wanted: Durability) => void {
  let current: Durability | null = null;
  return (wanted) => {
    if (wanted === current) return;
    db.pragma(`synchronous = ${wanted}`);
    current = wanted;
  };
}
