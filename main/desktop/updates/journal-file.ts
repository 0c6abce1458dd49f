import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Journal, journalSchema } from './start-journal.ts';

/** Returns the folder of what updates keep in a profile. */
export const updatesFolder = (profile: string): string => join(profile, 'updates');

/** Stores the journal of updates. */
export interface JournalFile {
  read(): Journal;
  write(journal: Journal): void;
}

/** Opens the journal of a profile; one that is missing or unreadable is empty. */
export function openJournal(profile: string): JournalFile {
  const path = join(updatesFolder(profile), 'journal.json');
  return {
    read() {
      try {
        return journalSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return journalSchema.parse({});
      }
    },
    write(journal) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(journal), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
