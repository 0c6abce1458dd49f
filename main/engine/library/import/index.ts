import { gunzipSync, inflateSync } from 'node:zlib';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { NewHistory } from '../../store/library/add-history.ts';
import { isSqlite, readTable } from '../../store/sqlite-import.ts';
import { type ImportRefusal, type ParsedImport, toHistoryItem } from './entry.ts';
import { type HistoryFile, readFlameshot } from './flameshot.ts';
import { readGreenshotIni, readGreenshotXml } from './greenshot.ts';
import { parseObject } from './json.ts';
import { readKsnip } from './ksnip.ts';
import { readPicGo, readPicGoParts } from './picgo.ts';
import { readShareXJson, readShareXRows, readShareXXml, shareXTable } from './sharex.ts';
import { readOwnCsv, readOwnJson, readOwnJsonParts } from './snapferry.ts';

/** Maximum size of an import: more than any history. */
const maxImportBytes = 300_000_000;

export interface ImportResult extends Pick<ParsedImport, 'source' | 'refused'> {
  readonly items: readonly NewHistory[];
}

/**
 * Imports uploads from a file of unknown format; detected by its content, never by its name.
 * @throws {AppError} `unreadable` for an unknown format
 */
export function readImport(bytes: Uint8Array, now: number): ImportResult {
  return toItems(isSqlite(bytes) ? readDatabase(bytes) : read(textOf(bytes)), now);
}

/**
 * Imports a folder whose files are the history, as Flameshot's are.
 * @throws {AppError} `unreadable` when none of them is
 */
export const readImportFolder = (files: readonly HistoryFile[], now: number): ImportResult =>
  toItems(readFlameshot(files), now);

function toItems(reading: ParsedImport | null, now: number): ImportResult {
  if (!reading) throw new AppError(errorData('unreadable', 'This is no history that can be imported.'));
  const { source, entries } = reading;
  const refused: ImportRefusal[] = [...reading.refused];
  const items = entries.flatMap((entry): NewHistory[] => {
    const item = toHistoryItem(entry, source, now);
    if (!item.ok) refused.push({ line: entry.line, error: item.error });
    return item.ok ? [item.value] : [];
  });
  return { source, items, refused: refused.sort((a, b) => a.line - b.line) };
}

function readDatabase(bytes: Uint8Array): ParsedImport | null {
  const rows = readTable(bytes, shareXTable);
  return rows && readShareXRows(rows);
}

function read(text: string): ParsedImport | null {
  const first = text.trimStart().charAt(0);
  if (first === '<') return readShareXXml(text) ?? readGreenshotXml(text);
  if (first === '{' || (first === '[' && /^\s*\[\s*[[{]/.test(text))) {
    const document = parseObject(text);
    if (document) return readOwnJson(document) ?? readPicGo(document) ?? readShareXJson(text);
    return readOwnJsonParts(text) ?? readShareXJson(text) ?? readPicGoParts(text);
  }
  return readOwnCsv(text) ?? readKsnip(text) ?? readGreenshotIni(text);
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  try {
    const options = { maxOutputLength: maxImportBytes };
    const isGzip = first === 0x1f && second === 0x8b;
    const isZlib = first === 0x78 && (second === 0x01 || second === 0x9c || second === 0xda);
    const plain = isGzip ? gunzipSync(bytes, options) : isZlib ? inflateSync(bytes, options) : bytes;
    // A file that was being written when the machine stopped begins or ends with zeros.
    return new TextDecoder(encodingOf(plain)).decode(plain).replaceAll('\0', '');
  } catch {
    throw new AppError(errorData('unreadable', 'The file is compressed, and damaged.'));
  }
}

/** Decides by the byte order mark: Notepad and .NET write UTF-16 at times, in either order. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
