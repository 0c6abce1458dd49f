import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';
import { numberIn, textIn } from './json.ts';

/**
 * PicGo keeps `uploaded` in data.json, and since 2.3 `gallery` in picgo.db, which is JSON too, compressed. PicGo and the
 * PicGo plugins name a deletehash differently, if they keep it at all.
 */
export function readPicGo(document: Readonly<Record<string, unknown>>): ParsedImport | null {
  const list = [document.uploaded, document.gallery, document].find(
    (one): one is unknown[] => Array.isArray(one) && one.every((entry) => isPicGoEntry(entry)),
  );
  if (!list) return null;
  const refused: ImportRefusal[] = [];
  const entries = list.flatMap((value, index): ImportEntry[] => {
    const line = index + 1;
    const fields = value as Readonly<Record<string, unknown>>;
    const link = textIn(fields, 'imgUrl', 'url', 'originImgUrl');
    if (link === null) {
      refused.push(importRefusal(line, 'This entry has no link.'));
      return [];
    }
    const type = textIn(fields, 'type');
    return [
      {
        line,
        link,
        deletehash: textIn(fields, 'deletehash', 'deleteHash', 'hash'),
        name: textIn(fields, 'fileName'),
        host: type && type !== 'imgur' ? type : null,
        uploadedAt: numberIn(fields, 'createdAt') ?? numberIn(fields, 'updatedAt'),
        width: numberIn(fields, 'width'),
        height: numberIn(fields, 'height'),
      },
    ];
  });
  return { source: 'picgo', entries, refused };
}

const isPicGoEntry = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && ('imgUrl' in entry || 'fileName' in entry);
