import type { Database } from 'better-sqlite3';
import { withStoreErrors } from './errors.ts';
import type { Tables } from './tables.ts';

type Wrap = <A extends unknown[], R>(verb: (...args: A) => R) => (...args: A) => R;

/** What a subject of the store is made from: the tables, and the transactions that its verbs run in. */
export interface Access {
  readonly tables: Tables;
  readonly read: Wrap;
  readonly write: Wrap;
}

/** Wraps verbs so that each call is one transaction of that kind, and trouble with the file is thrown in our codes. */
export function runsIn(db: Database, kind: 'deferred' | 'immediate'): Wrap {
  return (verb) => {
    const run = db.transaction(verb);
    return (...args) => withStoreErrors(() => run[kind](...args));
  };
}
