import type Database from 'better-sqlite3';
import { accountTable } from '../accounts/account-row.ts';
import { attemptTable } from '../attempts/attempt-row.ts';
import { destinationTable } from '../destinations/destination-row.ts';
import { tryOrNull } from '../errors.ts';
import { folderTable, readFolder } from '../folders/folder-row.ts';
import { postTable } from '../posts/post-row.ts';
import { storedColumns } from '../record.ts';
import { type Row, type RowSource, readableRows } from './readable-rows.ts';

/** What became of the rows of one table. */
export interface Carried {
  readonly count: number;
  /** Rows that are there, and could not be brought over. */
  readonly leftOut: number;
}

interface CarriedTable extends RowSource {
  /** What tells that it is the same thing as in the backup, whatever else changed. */
  readonly id: readonly string[];
  /** Reads it as the program will; throws for what makes no sense. Left out: SQLite's rules are enough. */
  readonly read?: { readonly columns: string; readonly parse: (row: unknown) => unknown };
  readonly where?: (row: Row) => boolean;
}

/** What the queue's own life depends on is written by whoever opens the database. */
const carriedMeta = new Set<unknown>(['paused', 'gallery']);

export const carriedTables = {
  settings: { table: 'settings', key: ['name'], id: ['name'] },
  meta: { table: 'meta', key: ['name'], id: ['name'], where: ({ name }) => carriedMeta.has(name) },
  ledger: { table: 'ledger', key: ['host', 'spender'], id: ['host', 'spender'] },
  accounts: {
    table: 'accounts',
    key: ['id'],
    id: ['id'],
    read: { columns: accountTable.columns, parse: accountTable.read },
  },
  destinations: {
    table: 'destinations',
    key: ['id'],
    id: ['id'],
    read: { columns: destinationTable.columns, parse: destinationTable.read },
  },
  folders: {
    table: 'folders',
    key: ['seq'],
    id: ['id'],
    read: { columns: folderTable.columns, parse: readFolder },
  },
  posts: {
    table: 'posts',
    key: ['id'],
    id: ['id'],
    read: { columns: postTable.columns, parse: postTable.read },
  },
  attempts: {
    table: 'attempts',
    key: ['id'],
    id: ['id'],
    index: 'attempts_by_job',
    read: { columns: attemptTable.columns, parse: attemptTable.read },
  },
  spending: { table: 'spending', key: ['id'], id: ['attempt_id', 'budget'], index: 'spending_by_time' },
  folder_files: { table: 'folder_files', key: ['folder', 'path'], id: ['folder', 'path'] },
} satisfies Record<string, CarriedTable>;

/**
 * Brings over what can be read of one table, in the place of what a backup has of the same thing: the damaged database
 * is the younger one. A row that this program cannot read is not brought over.
 */
export function carryOver(
  from: Database.Database,
  to: Database.Database,
  { read, where, ...source }: CarriedTable,
): Carried {
  const { rows, unreadable } = readableRows(from, source, storedColumns(to, source.table));
  const put = createRowWriter(to, source);
  const look = read && to.prepare(`SELECT ${read.columns} FROM ${source.table} WHERE ${idIs(source)}`);
  let count = 0;
  let leftOut = unreadable;
  for (const row of rows) {
    if (where && !where(row)) continue;
    const write = to.transaction(() => {
      put(row);
      if (look) read.parse(look.get(row));
      return true;
    });
    if (tryOrNull(write)) count += 1;
    else leftOut += 1;
  }
  return { count, leftOut };
}

const idIs = ({ id }: Pick<CarriedTable, 'id'>) => id.map((name) => `${name} = @${name}`).join(' AND ');

/**
 * Prepares the writing of rows into where the same thing is already, or else as new ones: with their own number, if that
 * is free.
 */
export function createRowWriter(
  to: Database.Database,
  source: Pick<CarriedTable, 'table' | 'key' | 'id'>,
): (row: Row) => void {
  const { table, key, id } = source;
  const isNumbered = key.join() !== id.join();
  const number = isNumbered ? key[0] : undefined;
  const isThere = to.prepare(`SELECT 1 FROM ${table} WHERE ${idIs(source)}`);
  const isTaken =
    number === undefined ? null : to.prepare(`SELECT 1 FROM ${table} WHERE ${number} = @${number}`);
  const statements = new Map<string, Database.Statement>();
  const run = (sql: string, row: Row) => {
    const statement = statements.get(sql) ?? to.prepare(sql);
    statements.set(sql, statement);
    statement.run(row);
  };
  return (row) => {
    const names = Object.keys(row);
    if (isThere.get(row) !== undefined) {
      const changes = names.filter((name) => !key.includes(name) && !id.includes(name));
      if (changes.length === 0) return;
      const set = changes.map((name) => `${name} = @${name}`).join(', ');
      run(`UPDATE ${table} SET ${set} WHERE ${idIs(source)}`, row);
      return;
    }
    const isFree = isTaken === null || isTaken.get(row) === undefined;
    const used = isFree ? names : names.filter((name) => name !== number);
    const values = used.map((name) => `@${name}`).join(', ');
    run(`INSERT INTO ${table} (${used.join(', ')}) VALUES (${values})`, row);
  };
}
