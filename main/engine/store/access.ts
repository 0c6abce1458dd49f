import type { Database } from 'better-sqlite3';
import { withStoreErrors } from './errors.ts';
import type { Tables } from './tables.ts';

type Wrap = <A extends unknown[], R>(verb: (...args: A) => R) => (...args: A) => R;

/** Provides what a part of the store is built from: the tables, and the transactions that its verbs run in. */
export interface Access {
  readonly tables: Tables;
  readonly read: Wrap;
  /** Runs in a transaction that is on disk when the verb returns. */
  readonly write: Wrap;
  /**
   * Runs in a transaction that a loss of power within the next seconds may undo, and a dying engine may not: on
   * disk with the next `write` at the latest. Waiting for the disk is most of what a small transaction costs.
   */
  readonly writeSoon: Wrap;
}

/** Wraps verbs so that each call is one transaction, and file errors are thrown with our codes. */
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
