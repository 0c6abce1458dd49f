import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';
import { type JsonEntry, numberIn, objectsIn, textIn } from './json.ts';

/**
 * Parses PicGo's `uploaded` in data.json, or since 2.3 `gallery` in picgo.db, which is JSON too, compressed. PicGo
 * and the PicGo plugins name a deletehash differently, if they keep it at all.
 */
export function readPicGo(document: Readonly<Record<string, unknown>>): ParsedImport | null {
  const list = [document.uploaded, document.gallery, document].find(
    (one): one is unknown[] => Array.isArray(one) && one.some(isPicGoEntry),
  );
  return list ? reading(list.map((value, index) => ({ line: index + 1, value }))) : null;
}

/** Parses the intact entries of a file that is invalid JSON as a whole. */
export function readPicGoParts(text: string): ParsedImport | null {
  const { found, refused } = objectsIn(text);
  const entries = found.filter(({ value }) => isPicGoEntry(value));
  if (entries.length === 0) return null;
  const read = reading(entries);
  return { ...read, refused: [...read.refused, ...refused] };
}

interface Candidate extends Pick<JsonEntry, 'line'> {
  readonly value: unknown;
}

function reading(list: readonly Candidate[]): ParsedImport {
  const refused: ImportRefusal[] = [];
  const entries = list.flatMap(({ line, value }): ImportEntry[] => {
    if (!isPicGoEntry(value)) {
      refused.push(importRefusal(line, 'This is no entry of a history.'));
      return [];
    }
    const link = textIn(value, 'imgUrl', 'url', 'originImgUrl');
    if (link === null) {
      refused.push(importRefusal(line, 'This entry has no link.'));
      return [];
    }
    const type = textIn(value, 'type');
    return [
      {
        line,
        link,
        deletehash: textIn(value, 'deletehash', 'deleteHash', 'hash'),
        name: textIn(value, 'fileName'),
        host: type && type !== 'imgur' ? type : null,
        uploadedAt: timeIn(value, 'createdAt') ?? timeIn(value, 'updatedAt'),
        width: numberIn(value, 'width'),
        height: numberIn(value, 'height'),
      },
    ];
  });
  return { source: 'picgo', entries, refused };
}

/** Reads a time: milliseconds, or as some versions and plugins write it a date by ISO 8601. */
const timeIn = (value: Readonly<Record<string, unknown>>, name: string) =>
  numberIn(value, name) ?? textIn(value, name);

const isPicGoEntry = (entry: unknown): entry is Readonly<Record<string, unknown>> =>
  typeof entry === 'object' && entry !== null && ('imgUrl' in entry || 'fileName' in entry);
