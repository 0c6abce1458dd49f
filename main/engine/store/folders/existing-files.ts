import type { Tables } from '../tables.ts';

/** Prepares the statement that marks files as existing, not to be taken; known ones stay as they are. */
export function createExistingFilesWriter({ db, now }: Pick<Tables, 'db' | 'now'>) {
  const add = db.prepare(`
    INSERT INTO folder_files (folder, path, fate, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`);
  return (folder: string, paths: readonly string[], fate: 'existing' | 'ignored'): void => {
    const seenAt = now();
    for (const path of paths) add.run(folder, path, fate, seenAt);
  };
}

export function ignoreFiles(tables: Tables) {
  const forgetStamp = tables.db.prepare(
    'UPDATE folder_files SET stamp = NULL, inode = NULL WHERE folder = ? AND path = ?',
  );
  const setExisting = createExistingFilesWriter(tables);
  return (folder: string, paths: readonly string[]): void => {
    for (const path of paths) forgetStamp.run(folder, path);
    setExisting(folder, paths, 'ignored');
  };
}

export function dropUnseen({ db }: Tables) {
  const drop = db.prepare(
    "DELETE FROM folder_files WHERE folder = ? AND stamp IS NULL AND fate IN ('existing', 'ignored')",
  );
  return (folder: string): void => {
    drop.run(folder);
  };
}

export function dropExisting({ db }: Tables) {
  const drop = db.prepare(
    "DELETE FROM folder_files WHERE folder = ? AND (fate = 'existing' OR (fate = 'ignored' AND ?))",
  );
  return (folder: string, ignoredToo: boolean): void => {
    drop.run(folder, ignoredToo ? 1 : 0);
  };
}

export function ignoreExisting({ db }: Tables) {
  const ignore = db.prepare(
    "UPDATE folder_files SET fate = 'ignored' WHERE folder = ? AND fate = 'existing'",
  );
  return (folder: string): void => {
    ignore.run(folder);
  };
}
