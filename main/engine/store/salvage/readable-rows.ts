import type Database from 'better-sqlite3';
import { storedColumns } from '../record.ts';

type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Says how the rows of a table are told apart, and what else than the table itself tells of them. */
export interface RowSource {
  readonly table: string;
  readonly key: readonly string[];
  /** An index that every row is in. */
  readonly index?: string;
}

export interface ReadableRows {
  readonly rows: readonly Row[];
  /** How many others the table or its index tells of. */
  readonly unreadable: number;
}

/** Runs what a damaged database may refuse in any way there is. */
export function readOrNull<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}

/**
 * Reads all rows of a damaged table that can be read, in the order of their keys: from either end up to where it is
 * broken, and then one by one those that the table or its index still tells of.
 * @param wanted the columns, as far as the table has them
 */
export function readableRows(
  db: Database.Database,
  { table, key, index }: RowSource,
  wanted: readonly string[],
): ReadableRows {
  const there = new Set(readOrNull(() => storedColumns(db, table)) ?? []);
  const names = wanted.filter((name) => there.has(name));
  const columns = names.join(', ');
  const keys = key.join(', ');
  const found = new Map<string, Row>();
  const keyValues = (row: Row): Value[] => key.map((name) => row[name] ?? null);
  const keyOf = (row: Row) => JSON.stringify(key.map((name) => row[name]));
  // A sort would hold all of them until the last is read, so that one broken row would cost every other.
  const directions = ['ASC', 'DESC'].map((direction) => key.map((name) => `${name} ${direction}`).join(', '));
  for (const order of directions)
    readOrNull(() => {
      const all = db.prepare<[], Row>(`SELECT ${columns} FROM ${table} NOT INDEXED ORDER BY ${order}`);
      for (const row of all.iterate()) found.set(keyOf(row), row);
    });
  const told = new Map<string, Row>();
  for (const source of index === undefined ? ['NOT INDEXED'] : ['NOT INDEXED', `INDEXED BY ${index}`])
    for (const order of directions)
      readOrNull(() => {
        const all = db.prepare<[], Row>(`SELECT ${keys} FROM ${table} ${source} ORDER BY ${order}`);
        for (const row of all.iterate()) told.set(keyOf(row), row);
      });
  let unreadable = 0;
  const isOne = key.map((name) => `${name} = ?`).join(' AND ');
  const one = readOrNull(() => db.prepare<Value[], Row>(`SELECT ${columns} FROM ${table} WHERE ${isOne}`));
  /** A bit in a record's header spoils what lies behind it, and nothing that lies before. */
  const inPieces = (row: Row): Row | null => {
    const values = names.map((name) => {
      const piece = `SELECT ${name} FROM ${table} NOT INDEXED WHERE ${isOne}`;
      const read = readOrNull(() =>
        db
          .prepare<Value[], Value>(piece)
          .pluck()
          .get(...keyValues(row)),
      );
      return [name, read ?? null] as const;
    });
    const isThere = values.some(([name, value]) => value !== null && !key.includes(name));
    return isThere ? { ...Object.fromEntries(values), ...row } : null;
  };
  for (const [id, row] of told) {
    if (found.has(id)) continue;
    const read = readOrNull(() => one?.get(...keyValues(row))) ?? inPieces(row);
    if (read) found.set(keyOf(read), read);
    else unreadable += 1;
  }
  const inOrder = [...found.values()].sort((a, b) =>
    compare(
      key.map((k) => a[k]),
      key.map((k) => b[k]),
    ),
  );
  return { rows: inOrder, unreadable };
}

function compare(a: readonly (Value | undefined)[], b: readonly (Value | undefined)[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at];
    if (left === right) continue;
    return (left ?? '') < (right ?? '') ? -1 : 1;
  }
  return 0;
}
