import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';

/** A file of Flameshot's folder of its history. */
export interface HistoryFile {
  readonly name: string;
  /** When it was written, ms: at once after the upload. */
  readonly writtenAt: number;
}

/** `imgur-<deletehash>-<id>.<ending>`, or without a deletehash where there was none. */
const fileName = /^imgur-(?:(\w+)-)?(\w+)\.(png|jpe?g|gif)$/i;
const isOfImgur = (name: string) => /^imgur-/.test(name);

/** Whether a file's name is one that Flameshot gives to what it has uploaded. */
export const isFlameshotName = (name: string): boolean => fileName.test(name);

/** Flameshot's history is a folder of small pictures, and all that is known of an upload is in the name of its file. */
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
