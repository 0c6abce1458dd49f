import type { Marks } from '../../../../contract/reading.ts';
import type { Access } from '../access.ts';
import { countWords, type WordCounts } from './count-words.ts';
import { findMarks } from './find-marks.ts';
import { forgetWords } from './forget-words.ts';
import { keepWords, type PictureWords } from './keep-words.ts';
import { listUnread, type Unread } from './list-unread.ts';

/** The words of the library's pictures. They go with their pictures, and are in no backup. */
export interface WordStore {
  /** @returns false where there is no such item any more */
  keep(itemId: string, words: PictureWords): boolean;
  /** @returns where the words of a search stand; null where nothing is kept of the picture */
  findMarks(itemId: string, text: string): Marks | null;
  /** @param before time of upload, ms */
  listUnread(before: number, limit: number): Unread[];
  count(): WordCounts;
  forgetAll(): void;
}

export function wordStore({ read, write, writeSoon }: Access): WordStore {
  return {
    keep: writeSoon(keepWords),
    findMarks: read(findMarks),
    listUnread: read(listUnread),
    count: read(countWords),
    forgetAll: write(forgetWords),
  };
}
