import {
  type ImportEntry,
  type ImportRefusal,
  importRefusal,
  isOnImgur,
  type ParsedImport,
  parseLink,
} from './entry.ts';
import { type JsonEntry, objectsIn, parseObject, textIn } from './json.ts';
import { elementsIn, type XmlEntry } from './xml.ts';

/**
 * Parses History.json of ShareX 13.1 to 17: objects with commas between them and no brackets around, appended to as
 * long as ShareX lives.
 */
export function readShareXJson(text: string): ParsedImport | null {
  const { found, refused } = objectsIn(text);
  if (!found.some(({ value }) => 'FileName' in value || 'Filename' in value)) return null;
  return reading(found, refused);
}

/** The table of History.db, where ShareX keeps its history since 18; the columns have the names of the fields. */
export const shareXTable = 'History';

export function readShareXRows(rows: readonly Readonly<Record<string, unknown>>[]): ParsedImport | null {
  if (rows.some((row) => !('FileName' in row && 'URL' in row))) return null;
  return reading(
    rows.map((value, index) => ({ line: index + 1, value })),
    [],
  );
}

/** Parses History.xml of ShareX before 13.1: elements without a root around them. */
export function readShareXXml(text: string): ParsedImport | null {
  const { found, cut } = elementsIn(text, 'HistoryItem');
  const refused = cut.map((line) => importRefusal(line, 'This entry was never finished.'));
  return found.length + cut.length > 0 ? reading(found, refused) : null;
}

function reading(found: readonly (JsonEntry | XmlEntry)[], broken: readonly ImportRefusal[]): ParsedImport {
  const refused: ImportRefusal[] = [...broken];
  const entries = found.flatMap(({ line, value }): ImportEntry[] => {
    const link = textIn(value, 'URL');
    // Its history also has what was only saved, and texts, files and short links, which are no pictures.
    if (link === null) return [];
    const type = textIn(value, 'Type');
    // Custom uploaders of ShareX send to Imgur too, under names of their own, and videos as files.
    const isImgur = isOnImgur(parseLink(link));
    if (type !== null && type !== 'Image' && !(type === 'File' && isImgur)) {
      refused.push(importRefusal(line, `This entry is no picture (${type}).`));
      return [];
    }
    const name = textIn(value, 'FileName', 'Filename');
    const host = textIn(value, 'Host');
    return [
      {
        line,
        ...pictureAt(link, name ?? ''),
        deletehash: deletehashIn(textIn(value, 'DeletionURL')),
        name,
        ...tagsIn(textIn(value, 'Tags')),
        uploadedAt: textIn(value, 'DateTime', 'DateTimeUtc'),
        host: isImgur || host?.toLowerCase() === 'imgur' ? null : host,
      },
    ];
  });
  return { source: 'sharex', entries, refused };
}

/** Extracts the deletehash of `https://imgur.com/delete/<deletehash>`. */
function deletehashIn(link: string | null): string | null {
  return /^https?:\/\/(?:\w+\.)?imgur\.com\/delete\/(\w+)$/.exec(link ?? '')?.[1] ?? null;
}

const still = /\.(jpe?g|png|gif)$/i;
const video = /\.(?:mp4|m4v|webm|mkv|mov|flv|avi|wmv|mpe?g)$/i;

/**
 * Converts a link of an entry to that of its picture. ShareX can be set to keep the page of a picture or the player
 * of an animation, and before 13.6 kept links of videos with nothing after the dot. Where a link is followed, the
 * picture is wanted: Imgur hands out a picture under any of these extensions, and makes every video an MP4.
 */
function pictureAt(link: string, name: string): Pick<ImportEntry, 'link' | 'mime'> {
  const [, page, player] =
    /^https?:\/\/(?:(?:www\.|m\.)?imgur\.com\/(\w+)|i\.imgur\.com\/(\w+)\.(?:gifv)?)$/i.exec(link) ?? [];
  const id = page ?? player;
  if (id === undefined) return { link };
  const ending = still.exec(name)?.[1]?.toLowerCase();
  const isVideo = video.test(name) || (ending === undefined && player !== undefined);
  // Imgur makes other pictures of large ones; what this one became cannot be told from its file's name.
  return isVideo
    ? { link: `https://i.imgur.com/${id}.mp4` }
    : { link: `https://i.imgur.com/${id}.${ending ?? 'png'}`, mime: null };
}

/** Reads the user's own tags of an entry, since 18; the rest of this column is of windows and programs. */
function tagsIn(column: string | null): Pick<ImportEntry, 'tags'> {
  const tag = textIn(parseObject(column ?? '') ?? {}, 'Tag');
  return tag === null ? {} : { tags: tag.split(',').flatMap((one) => one.trim() || []) };
}
