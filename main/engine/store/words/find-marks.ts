import type { Box, Marks } from '../../../../contract/reading.ts';
import { wordsToFind } from '../library/fts-query.ts';
import type { Tables } from '../tables.ts';
import { unpackBoxes } from './boxes.ts';

interface Row {
  readonly width: number;
  readonly height: number;
  readonly boxes: Uint8Array;
  readonly words: string;
}

/** Finds where in a picture the words of a search stand; null where nothing is kept of it. */
export function findMarks({ db }: Tables) {
  const select = db.prepare<[string], Row>(
    `SELECT width, height, boxes, words FROM history
      JOIN picture_words USING (uploaded_at)
      JOIN picture_search ON picture_search.rowid = picture_words.uploaded_at
      WHERE history.id = ?`,
  );
  return (itemId: string, text: string): Marks | null => {
    const row = select.get(itemId);
    if (!row) return null;
    const { width, height } = row;
    const wanted = wordsToFind(text);
    const places = unpackBoxes(row.boxes);
    const boxes = row.words.split('\n').flatMap((line, index): Box[] => {
      const place = places[index];
      return place && wanted.some((word) => beginsIn(line, word)) ? [place] : [];
    });
    return { width, height, boxes };
  };
}

/** Whether a word begins so, or a part of it behind a sign, as the index takes it apart. */
const beginsIn = (line: string, word: string) =>
  line.startsWith(word) ||
  (line.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []).some((part) => part.startsWith(word));
