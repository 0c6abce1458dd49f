import { type Entry, type Reading, type Refusal, refusal } from './entry.ts';
import { type JsonEntry, objectsIn, textIn } from './json.ts';
import { elementsIn, type XmlEntry } from './xml.ts';

/** History.json: objects with commas between them and no brackets around, appended to as long as ShareX lives. */
export function readShareXJson(text: string): Reading | null {
  const { found, refused } = objectsIn(text);
  if (!found.some(({ value }) => 'FileName' in value || 'Filename' in value)) return null;
  return reading(found, refused);
}

/** The table of History.db, in which newer versions of ShareX keep their history; the columns are what the fields were. */
export const shareXTable = 'History';

export function readShareXRows(rows: readonly Readonly<Record<string, unknown>>[]): Reading | null {
  if (rows.some((row) => !('FileName' in row && 'URL' in row))) return null;
  return reading(
    rows.map((value, index) => ({ line: index + 1, value })),
    [],
  );
}

/** History.xml of ShareX before 13: elements without a root around them. */
export function readShareXXml(text: string): Reading | null {
  const found = elementsIn(text, 'HistoryItem');
  return found.length > 0 ? reading(found, []) : null;
}

function reading(found: readonly (JsonEntry | XmlEntry)[], broken: readonly Refusal[]): Reading {
  const refused: Refusal[] = [...broken];
  const entries = found.flatMap(({ line, value }): Entry[] => {
    const link = textIn(value, 'URL');
    // Its history also has what was only saved, and texts, files and short links, which are no pictures.
    if (link === null) return [];
    const type = textIn(value, 'Type');
    if (type !== null && type !== 'Image') {
      refused.push(refusal(line, `This entry is no picture (${type}).`));
      return [];
    }
    const host = textIn(value, 'Host');
    return [
      {
        line,
        link,
        deletehash: deletehashIn(textIn(value, 'DeletionURL')),
        name: textIn(value, 'FileName', 'Filename'),
        uploadedAt: textIn(value, 'DateTime', 'DateTimeUtc'),
        host: host === null || host.toLowerCase() === 'imgur' ? null : host,
      },
    ];
  });
  return { source: 'sharex', entries, refused };
}

/** `https://imgur.com/delete/<deletehash>` */
function deletehashIn(link: string | null): string | null {
  return /^https?:\/\/(?:\w+\.)?imgur\.com\/delete\/(\w+)$/.exec(link ?? '')?.[1] ?? null;
}
