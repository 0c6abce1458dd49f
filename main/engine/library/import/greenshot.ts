import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';
import { elementsIn } from './xml.ts';

/**
 * Parses Greenshot.ini: `ImgurUploadHistory.<id>=<deletehash>` in the section of Imgur, and nothing else of the
 * picture. Imgur hands out a picture under any extension, so that the link can be made.
 */
export function readGreenshotIni(text: string): ParsedImport | null {
  const refused: ImportRefusal[] = [];
  const entries: ImportEntry[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const match = /^\s*ImgurUploadHistory\.(.*?)\s*=\s*(.*?)\s*$/i.exec(content);
    if (!match) continue;
    const [, id = '', deletehash = ''] = match;
    if (/^\w+$/.test(id)) entries.push(entryOf(index + 1, id, deletehash));
    else refused.push(importRefusal(index + 1, 'This line names no picture.'));
  }
  const isOne = /^\s*\[Imgur\]/im.test(text) || entries.length + refused.length > 0;
  return isOne ? { source: 'greenshot', entries, refused } : null;
}

/** Parses Imgur's own answers as XML, which the plug-in kept. */
export function readGreenshotXml(text: string): ParsedImport | null {
  const elements = [elementsIn(text, 'data'), elementsIn(text, 'image')];
  const found = elements.flatMap((one) => one.found);
  if (!found.some(({ value }) => value.deletehash)) return null;
  const refused: ImportRefusal[] = elements
    .flatMap(({ cut }) => cut)
    .map((line) => importRefusal(line, 'This entry was never finished.'));
  const entries = found.flatMap(({ line, value }): ImportEntry[] => {
    const id = value.id ?? value.hash ?? '';
    if (!/^\w+$/.test(id)) {
      refused.push(importRefusal(line, 'This entry names no picture.'));
      return [];
    }
    const made = entryOf(line, id, value.deletehash ?? '');
    const seconds = Number(value.datetime);
    return [
      {
        ...made,
        link: value.link || made.link,
        mime: value.type || null,
        title: value.title || null,
        uploadedAt: seconds > 0 ? seconds * 1000 : (value.datetime ?? null),
      },
    ];
  });
  return { source: 'greenshot', entries, refused };
}

const entryOf = (line: number, id: string, deletehash: string): ImportEntry => ({
  line,
  link: `https://i.imgur.com/${id}.png`,
  id,
  // What the picture is cannot be told from this link.
  mime: null,
  deletehash,
});
