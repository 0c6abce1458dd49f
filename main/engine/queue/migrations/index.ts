import { first } from './0001-first.ts';
import { library } from './0002-library.ts';

/** A step forward of the schema. Once released it is never changed, and there is no way back but the backup. */
export interface Migration {
  /** One above the version before. */
  readonly version: number;
  /** May call `fold(text)`. */
  readonly sql: string;
}

export const migrations: readonly Migration[] = [first, library];
