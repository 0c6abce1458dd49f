import { randomUUID } from 'node:crypto';
import { insert, readReadable, update } from '../record.ts';
import type { Tables } from '../tables.ts';
import { createExistingFilesWriter } from './existing-files.ts';
import { folderTable, readFolder, toFolderRow } from './folder-row.ts';
import type { NewFolder, StoredFolder } from './types.ts';

export function listFolders({ db }: Tables) {
  const select = db.prepare(`SELECT ${folderTable.columns} FROM folders ORDER BY seq`);
  return (): StoredFolder[] => readReadable(select.all(), readFolder);
}

export function addFolder(tables: Tables) {
  const { db, now } = tables;
  const put = insert(db, folderTable);
  const setExisting = createExistingFilesWriter(tables);
  return (folder: NewFolder, existing: readonly string[]): StoredFolder => {
    const added = { ...folder, id: randomUUID().slice(0, 8), createdAt: now() };
    put(toFolderRow(added));
    setExisting(added.id, existing, folder.existing === 'ignore' ? 'ignored' : 'existing');
    return added;
  };
}

export function changeFolder(tables: Tables) {
  const put = update(tables.db, folderTable, { keep: ['path', 'createdAt'] });
  const setExisting = createExistingFilesWriter(tables);
  return (folder: StoredFolder, existing: readonly string[]): void => {
    put(toFolderRow(folder));
    setExisting(folder.id, existing, 'existing');
  };
}

export function removeFolder({ db }: Tables) {
  const remove = db.prepare('DELETE FROM folders WHERE id = ?');
  return (id: string): void => {
    remove.run(id);
  };
}
