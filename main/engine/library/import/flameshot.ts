import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';

/** A file in the folder of Flameshot's history. */
export interface HistoryFile {
  readonly name: string;
  /** Modification time, ms: at once after the upload. */
  readonly writtenAt: number;
}

/** Matches `imgur-<deletehash>-<id>.<ending>`, or without a deletehash where there was none. */
const fileName = /^imgur-(?:(\w+)-)?(\w+)\.(png|jpe?g|gif)$/i;
const isOfImgur = (name: string) => /^imgur-/.test(name);

/** True for names that Flameshot gives to its uploads. */
export const isFlameshotName = (name: string): boolean => fileName.test(name);

/**
 * Parses Flameshot's history: a folder of small pictures, where all that is known of an upload is in the name of
 * its file.
 */
export function readFlameshot(files: readonly HistoryFile[]): ParsedImport | null {
  const refused: ImportRefusal[] = [];
  const entries = files
    .filter(({ name }) => isOfImgur(name))
    .flatMap(({ name, writtenAt }, index): ImportEntry[] => {
      const [, deletehash = null, id = '', ending = 'png'] = fileName.exec(name) ?? [];
      if (id === '') {
        refused.push(importRefusal(index + 1, 'This file names no picture.'));
        return [];
      }
      return [
        {
          line: index + 1,
          link: `https://i.imgur.com/${id}.${ending}`,
          id,
          deletehash,
          uploadedAt: writtenAt,
        },
      ];
    });
  return entries.length > 0 ? { source: 'flameshot', entries, refused } : null;
}
