import type { ReadingLanguage, ReadWord } from '../../../../contract/reading.ts';
import { normalize, separateUnspaced } from '../normalize.ts';
import type { Tables } from '../tables.ts';
import { packBoxes } from './boxes.ts';

/** What a picture says; width and height in pixels as it is shown. */
export interface PictureWords {
  readonly languages: readonly ReadingLanguage[];
  readonly width: number;
  readonly height: number;
  readonly words: readonly Pick<ReadWord, 'text' | 'box'>[];
  /** Code of why it could not be read. */
  readonly failure: string | null;
}

/** Most words kept of a picture: a screen full of small letters has a tenth of that. */
const mostWords = 10_000;

/** Keeps what a picture says, or why it could not be read, in the place of what was kept before. */
export function keepWords({ db, now }: Tables) {
  const find = db.prepare<[string], number>('SELECT uploaded_at FROM history WHERE id = ?').pluck();
  const put = db.prepare(
    `INSERT OR REPLACE INTO picture_words (uploaded_at, read_at, languages, width, height, boxes, failure)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const unindex = db.prepare('DELETE FROM picture_search WHERE rowid = ?');
  const index = db.prepare('INSERT INTO picture_search (rowid, words) VALUES (?, ?)');
  return (itemId: string, { languages, width, height, words, failure }: PictureWords): boolean => {
    const at = find.get(itemId);
    if (at === undefined) return false;
    const kept = failure === null ? words.slice(0, mostWords) : [];
    const boxes = packBoxes(kept.map(({ box }) => box));
    put.run(at, Math.floor(now()), JSON.stringify(languages), width, height, boxes, failure);
    unindex.run(at);
    if (kept.length > 0) index.run(at, kept.map(indexed).join('\n'));
    return true;
  };
}

/** A word as it is searched for. Exactly one a line, as there is exactly one box for it. */
const indexed = ({ text }: Pick<ReadWord, 'text'>) =>
  separateUnspaced(normalize(text)).replace(/\s+/gu, ' ').trim();
