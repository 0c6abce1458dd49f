import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../main/engine/store/migrations/index.ts';
import { createNew } from '../../main/engine/store/new-database.ts';
import { databasePath } from '../../main/engine/store/paths.ts';

let made: Buffer | null = null;

function makeDatabase(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-new-'));
  try {
    createNew(databasePath(folder), migrations);
    return readFileSync(databasePath(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Puts the database of a new profile into a folder, unless there is something in it. It is what a first start makes,
 * made once for all tests of a process: its migrations take longer than most of them.
 */
export function putNewDatabase(profile: string): void {
  if (readdirSync(profile).length > 0) return;
  made ??= makeDatabase();
  writeFileSync(databasePath(profile), made);
}
