import { privacySchema } from '../../../../contract/host.ts';
import { judge } from '../../../../contract/judge.ts';
import { type exportColumns, exportFormat } from '../export-columns.ts';
import { withoutGuard } from '../formula-guard.ts';
import { csvRows } from './csv.ts';
import { type ImportEntry, type ImportRefusal, importRefusal, type ParsedImport } from './entry.ts';
import { numberIn, objectsIn, textIn } from './json.ts';

/** Parses our own export, see exporting.ts. Null where it is none. */
export function readOwnJson(document: Readonly<Record<string, unknown>>): ParsedImport | null {
  if (document.format !== exportFormat || !Array.isArray(document.items)) return null;
  const refused: ImportRefusal[] = [];
  const entries = document.items.flatMap((item: unknown, index): ImportEntry[] => {
    const entry = typeof item === 'object' && item !== null ? entryOf(item as Fields, index + 1) : null;
    if (!entry) refused.push(importRefusal(index + 1, 'This entry has no link.'));
    return entry ? [entry] : [];
  });
  return { source: 'snapferry', entries, refused };
}

/** Parses the intact entries of a file that is invalid JSON as a whole. */
export function readOwnJsonParts(text: string): ParsedImport | null {
  if (!text.slice(0, headLength).includes(exportFormat)) return null;
  const { found, refused } = objectsIn(text);
  const entries = found.flatMap(({ line, value }) => entryOf(value, line) ?? []);
  return entries.length > 0 ? { source: 'snapferry', entries, refused } : null;
}

export function readOwnCsv(text: string): ParsedImport | null {
  // Spreadsheets save it with the list separator of their language.
  const separator = [',', ';', '\t'].find((one) => /^[^\r\n]*/.exec(text)?.[0].includes(one));
  const [head, ...rows] = csvRows(text, separator);
  if (!head?.fields.includes('link') || !head.fields.includes('deletehash')) return null;
  const refused: ImportRefusal[] = [];
  const entries = rows.flatMap(({ line, fields }): ImportEntry[] => {
    if (fields.length === 1 && fields[0] === '') return [];
    const named = Object.fromEntries(
      head.fields.map((column, index) => [column, withoutGuard(fields[index] ?? '')]),
    );
    const isWhole = fields.length === head.fields.length;
    const entry = isWhole ? entryOf(named, line) : null;
    if (!entry)
      refused.push(importRefusal(line, isWhole ? 'This line has no link.' : 'This line has other columns.'));
    return entry ? [entry] : [];
  });
  return { source: 'snapferry', entries, refused };
}

/** Number of characters at the beginning that hold the name of the format. */
const headLength = 1_000;

type Fields = Readonly<Record<string, unknown>>;
type Column = (typeof exportColumns)[number];

function entryOf(fields: Fields, line: number): ImportEntry | null {
  const text = (column: Column) => textIn(fields, column);
  const number = (column: Column) => numberIn(fields, column);
  const link = text('link');
  if (link === null) return null;
  const privacy = judge(privacySchema, fields.privacy);
  return {
    line,
    link,
    deletehash: text('deletehash'),
    name: text('name'),
    title: text('title'),
    description: text('description'),
    tags: (text('tags') ?? '').split(',').flatMap((tag) => tag.trim() || []),
    ...(privacy.success ? { privacy: privacy.data } : {}),
    account: text('account'),
    uploadedAt: text('uploadedAt'),
    host: text('host'),
    id: text('id'),
    page: text('page'),
    ...('mime' in fields ? { mime: text('mime') } : {}),
    bytes: number('bytes'),
    width: number('width'),
    height: number('height'),
  };
}
