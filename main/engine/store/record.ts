import type { Database, RunResult } from 'better-sqlite3';
import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { type Lazy, whenUsed } from '../../../contract/define.ts';
import { judge } from '../../../contract/judge.ts';

/*
 * Maps record types to tables, each by one description: a field's name, the schema that its column is read by, and
 * how it is written. The lists of columns in SELECT, INSERT and UPDATE are made from it, so a new column is a
 * migration, a field of the type and a line of the description.
 */

type SqlValue = string | number | null;

/** Describes how one field of a record is read from its column and written into it. */
export interface Field<T> {
  readonly schema: z.ZodType<T>;
  write(value: T): SqlValue;
  /** Default: the field's name in snake case. */
  readonly column?: string;
  /** The SQL expression that reads it; default: the column. */
  readonly select?: string;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type RecordOf<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** Describes a field by a schema that is made when the first row is read. */
const field = <T>(schema: () => z.ZodType<T>, write: (value: T) => SqlValue): Field<T> => ({
  get schema() {
    return schema();
  },
  write,
});

/** Describes a value that SQLite stores as it is. */
export const plain = <T extends SqlValue>(schema: Lazy<z.ZodType<T>>): Field<T> =>
  field(whenUsed(schema), (value) => value);

export const text = plain(z.string());
export const textOrNull = plain(z.string().nullable());
export const number = plain(z.number());
export const numberOrNull = plain(z.number().nullable());

/** Describes a boolean, stored as 0 or 1. */
export const flag: Field<boolean> = field(
  whenUsed(() => z.literal([0, 1]).transform((value) => value === 1)),
  (value) => (value ? 1 : 0),
);

const parsed = z.string().transform((value, context) => {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
});

/** Describes a value that is stored as JSON text. */
export const json = <T>(schema: Lazy<z.ZodType<T>>): Field<T> => {
  const own = whenUsed(schema);
  return field(
    whenUsed(() => parsed.pipe(own())),
    (value) => JSON.stringify(value),
  );
};

/** Describes the same as `json`, with null stored as NULL. */
export const jsonOrNull = <T>(schema: Lazy<z.ZodType<T>>): Field<T | null> => {
  const some = json(schema);
  return field(
    whenUsed(() => some.schema.nullable()),
    (value) => (value === null ? null : some.write(value)),
  );
};

/** Describes the same as `json`, with NULL for this empty value. */
export const jsonOr = <T>(schema: Lazy<z.ZodType<T>>, nothing: T): Field<T> & { readonly nothing: T } => {
  const some = json(schema);
  const own = field<T>(
    whenUsed(() => some.schema.nullable().transform((value) => value ?? nothing)),
    (value) => (value === nothing ? null : some.write(value)),
  );
  return Object.assign(own, { nothing });
};

/** The fields whose column may be NULL, with their values then. */
type BlankOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends { readonly nothing: unknown }
    ? K
    : null extends RecordOf<F>[K]
      ? K
      : never]: F[K] extends { readonly nothing: infer T } ? T : null;
};

/** Maps the records of a table to its columns. */
export interface Table<R, B = unknown> {
  readonly name: string;
  /** The select list, each column under the name of its field. */
  readonly columns: string;
  /** Column names by field. */
  readonly columnOf: ReadonlyMap<string, string>;
  /**
   * Reads a row. What lies in the file may be older than this program, or touched by others, so each row is
   * validated.
   * @throws {AppError} `profile-damaged`
   */
  read(row: unknown): R;
  /** Maps a record to values for SQL, under the names of the fields. */
  values(record: R): Record<string, SqlValue>;
  /** The initial values of all fields whose column may be NULL. */
  readonly blank: B;
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function defineTable<F extends Fields>(name: string, fields: F): Table<RecordOf<F>, BlankOf<F>> {
  const entries = Object.entries<Field<unknown>>(fields);
  const columnOf = new Map(entries.map(([field, { column }]) => [field, column ?? snakeCase(field)]));
  const schema = whenUsed(() =>
    z.object(Object.fromEntries(entries.map(([field, one]) => [field, one.schema]))),
  );
  let blank: BlankOf<F> | undefined;
  return {
    name,
    columnOf,
    columns: entries
      .map(([field, { select }]) => `${select ?? `${name}.${columnOf.get(field)}`} AS ${field}`)
      .join(', '),
    // Both hold by the way they are made; TypeScript cannot follow it through Object.entries.
    read: (row) => parseRow(schema(), row) as RecordOf<F>,
    get blank() {
      blank ??= Object.fromEntries(
        entries.flatMap(([field, one]) => {
          const judged = judge(one.schema, null);
          return judged.success ? [[field, judged.data]] : [];
        }),
      ) as BlankOf<F>;
      return blank;
    },
    values(record) {
      const values: Record<string, SqlValue> = {};
      for (const [field, { write }] of entries) values[field] = write(record[field]);
      return values;
    },
  };
}

/** @throws {AppError} `profile-damaged` for an invalid row */
export function parseRow<T>(schema: z.ZodType<T>, row: unknown): T {
  const parsed = judge(schema, row);
  if (parsed.success) return parsed.data;
  throw new AppError(errorData('profile-damaged', `A row makes no sense: ${z.prettifyError(parsed.error)}`));
}

/** Reads the rows that make sense; one that does not is passed over, and hides none of the others. */
export function readReadable<R>(rows: readonly unknown[], read: (row: unknown) => R): R[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (thrown) {
      if (thrown instanceof AppError) return [];
      throw thrown;
    }
  });
}

type FieldOf<R> = keyof R & string;

/** Prepares an INSERT; with `orReplace`, it replaces a row with the same key. */
export function insert<R, O extends FieldOf<R> = never>(
  db: Database,
  table: Table<R>,
  { omit = [], orReplace = false }: { omit?: readonly O[]; orReplace?: boolean } = {},
): (record: R) => RunResult {
  const { columns, parameters } = columnLists(table, omit);
  const verb = orReplace ? 'INSERT OR REPLACE' : 'INSERT';
  const statement = db.prepare(`${verb} INTO ${table.name} (${columns}) VALUES (${parameters})`);
  return (record) => statement.run(table.values(record));
}

/** Prepares an upsert; of a known row all but the fields in `keep` and its key is replaced. */
export function upsert<R>(
  db: Database,
  table: Table<R>,
  { keep, also = '' }: { keep: readonly FieldOf<R>[]; also?: string },
): (record: R) => RunResult {
  const { columns, parameters } = columnLists(table, []);
  const changes = columnsWithout(table, keep).map(([, column]) => `${column} = excluded.${column}`);
  const statement = db.prepare(`
    INSERT INTO ${table.name} (${columns}) VALUES (${parameters})
    ON CONFLICT DO UPDATE SET ${changes.join(', ')}${also && `, ${also}`}`);
  return (record) => statement.run(table.values(record));
}

/** Prepares an UPDATE of all fields but those in `keep`. `also`: further assignments. */
export function update<R extends { id: string }>(
  db: Database,
  table: Table<R>,
  { keep, also = '' }: { keep: readonly FieldOf<R>[]; also?: string },
): (record: R) => RunResult {
  const changes = columnsWithout(table, ['id', ...keep]).map(([field, column]) => `${column} = @${field}`);
  const statement = db.prepare(`
    UPDATE ${table.name} SET ${changes.join(', ')}${also && `, ${also}`} WHERE id = @id`);
  return (record) => statement.run(table.values(record));
}

function columnLists(table: Pick<Table<unknown>, 'columnOf'>, omit: readonly string[]) {
  const used = columnsWithout(table, omit);
  return {
    columns: used.map(([, column]) => column).join(', '),
    parameters: used.map(([field]) => `@${field}`).join(', '),
  };
}

const columnsWithout = ({ columnOf }: Pick<Table<unknown>, 'columnOf'>, omit: readonly string[]) =>
  [...columnOf].filter(([field]) => !omit.includes(field));

/** Lists the columns of a table in the database, without generated ones. */
export function storedColumns(db: Database, table: string): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
}
