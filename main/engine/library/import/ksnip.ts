import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';

/** Matches `dd.MM.yyyy hh:mm:ss,<link>,https://imgur.com/delete/<deletehash>`, in local time. */
const entryLine =
  /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d),(https?:\/\/[^,\s]+),https?:\/\/(?:\w+\.)?imgur\.com\/delete\/(\w*)\s*$/;
const looksLikeOne = /imgur\.com\/delete\//;

/** Parses imgur_history.txt of ksnip: a line for each upload. */
export function readKsnip(text: string): ParsedImport | null {
  const refused: ImportRefusal[] = [];
  const entries: ImportEntry[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const match = entryLine.exec(content);
    if (!match) {
      refused.push(importRefusal(index + 1, 'This line tells of no upload.'));
      continue;
    }
    const [, day, month, year, hour, minute, second, link = '', deletehash = ''] = match;
    const uploadedAt = new Date(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    ).getTime();
    entries.push({ line: index + 1, link, deletehash: deletehash || null, uploadedAt });
  }
  // A single whole line is enough; one that is broken has to look like it at least.
  return entries.length > 0 || looksLikeOne.test(text) ? { source: 'ksnip', entries, refused } : null;
}
