import type { ErrorData } from '../../../../contract/errors.ts';
import { queryDecode } from './escapes.ts';
import { fault, type Warning } from './faults.ts';
import { looksOld, migrate, migrateData } from './migrate.ts';
import { bodies, destinations, lists, methods, type Pairs, readers, type Uploader } from './uploader.ts';

/** Largest file that is read: those of the public collection are below 4 KB. */
const maxFile = 262_144;

/** Versions of ShareX: files up to `oldest` are refused, up to `lastOld` they are in the old syntax. */
const oldest = [12, 3, 1];
const lastOld = [13, 7, 1];

/** Fields of old files that ShareX reads no more. */
const outdated = ['requesttype', 'responsetype'];

export type FileReading =
  | { readonly kind: 'read'; readonly uploader: Uploader; readonly warnings: readonly Warning[] }
  | { readonly kind: 'refused'; readonly error: ErrorData };

const refused = (error: ErrorData): FileReading => ({ kind: 'refused', error });

/**
 * Reads a `.sxcu` file as ShareX does: names without regard to case, choices by name or number, numbers for texts.
 * What is in the old syntax is rewritten. Total.
 * @param syntax in place of what the file's version says
 */
export function readFile(text: string, syntax: 'old' | 'new' | null = null): FileReading {
  if (text.length > maxFile)
    return refused(fault('too-long', 'file', 'The file is too long for a custom uploader'));
  const fields = fieldsOf(text);
  if (fields === null) return refused(fault('not-json', 'file', 'The file is no JSON object'));
  const version = versionOf(textOf(fields.get('version')?.value));
  if (!fields.has('requesturl'))
    return refused(
      fault('not-an-uploader', 'RequestURL', 'The file names no address, so it is no custom uploader'),
    );
  if (syntax === null && (version === null || compare(version, oldest) <= 0))
    return refused(fault('version', 'Version', 'The file is of a version that cannot be told'));
  const isOld = syntax === null ? compare(version ?? [], lastOld) <= 0 : syntax === 'old';

  const warnings: Warning[] = [];
  const rewrite = (field: string, template: string): string => {
    if (!isOld) {
      if (looksOld(template)) warnings.push({ code: 'looks-old', field });
      return template;
    }
    const { text: migrated, hasEscapes } = migrate(template);
    if (hasEscapes) warnings.push({ code: 'escape-kept', field });
    return withRegexList(migrated, patternsOf(fields.get('regexlist')?.value), field, warnings);
  };
  const template = (name: string) => rewrite(name, textOf(fields.get(name.toLowerCase())?.value));
  const plain = (name: string) => textOf(fields.get(name.toLowerCase())?.value);
  const list = (name: string): Pairs =>
    pairsOf(fields.get(name.toLowerCase())?.value).map(([key, value]) => [
      key,
      rewrite(`${name}.${key}`, value),
    ]);

  for (const [key, { name }] of fields)
    if (!readNames.has(key) || outdated.includes(key)) warnings.push({ code: 'unknown-field', field: name });

  // The query goes first, as it stands: a `$` or `\` in it is rewritten with the parameters.
  const { address, query } = withoutQuery(plain('RequestURL'));
  const given = list('Parameters');
  const own = new Set(given.map(([key]) => key));
  const parameters = [
    ...given,
    ...query
      .filter(([key]) => !own.has(key))
      .map(([key, value]): [string, string] => [key, rewrite(`Parameters.${key}`, value)]),
  ];
  const uploader: Uploader = {
    name: plain('Name'),
    destinations: flagsOf(fields.get('destinationtype')?.value),
    method: choiceOf(fields.get('requestmethod')?.value, methods, 'POST'),
    address: withScheme(rewrite('RequestURL', address)),
    parameters,
    headers: list('Headers'),
    body: choiceOf(fields.get('body')?.value, bodies, 'None'),
    fields: list('Arguments'),
    fileField: plain('FileFormName'),
    data: isOld ? migrateData(plain('Data')) : plain('Data'),
    link: template('URL'),
    thumbnail: template('ThumbnailURL'),
    deletion: template('DeletionURL'),
    complaint: template('ErrorMessage'),
  };
  return { kind: 'read', uploader, warnings };
}

const readNames = new Set(
  [
    ...['Version', 'Name', 'DestinationType', 'RequestMethod', 'RequestURL', 'Body', 'FileFormName', 'Data'],
    ...['RequestType', 'ResponseType', 'RegexList'],
    ...Object.keys(lists),
    ...Object.keys(readers),
  ].map((name) => name.toLowerCase()),
);

type Fields = ReadonlyMap<string, { readonly name: string; readonly value: unknown }>;

/** Returns the file's fields by their names in lower case; the first spelling goes before later ones. */
function fieldsOf(text: string): Fields | null {
  try {
    const found: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return null;
    return new Map(
      Object.entries(found)
        .reverse()
        .map(([name, value]) => [name.toLowerCase(), { name, value }]),
    );
  } catch {
    return null;
  }
}

/** Returns a value as text, as Newtonsoft reads it. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function pairsOf(value: unknown): Pairs {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([key, each]) => [key, textOf(each)]);
}

function choiceOf<T extends string>(value: unknown, choices: readonly T[], byDefault: T): T {
  const text = textOf(value).trim();
  const byNumber = /^\d{1,2}$/.test(text) ? choices[Number(text)] : undefined;
  return byNumber ?? choices.find((each) => each.toLowerCase() === text.toLowerCase()) ?? byDefault;
}

function flagsOf(value: unknown): Uploader['destinations'] {
  const text = textOf(value).trim();
  if (/^\d{1,3}$/.test(text)) return destinations.filter((_, bit) => (Number(text) & (1 << bit)) !== 0);
  const named = text.split(',').map((each) => each.trim().toLowerCase());
  return destinations.filter((each) => named.includes(each.toLowerCase()));
}

function versionOf(text: string): readonly number[] | null {
  return /^\s*\d{1,6}(\.\d{1,6}){0,3}/.exec(text)?.[0].split('.').map(Number) ?? null;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let at = 0; at < 4; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function withScheme(address: string): string {
  const text = address.trim();
  return text === '' || /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}

/** Splits the query off an address; a bare `?flag` has an empty value. Of a name that is there twice the first counts. */
function withoutQuery(address: string): { address: string; query: Pairs } {
  const at = address.indexOf('?');
  if (at < 0) return { address, query: [] };
  const query = new Map<string, string>();
  for (const part of address
    .slice(at + 1)
    .replace(/#.*$/, '')
    .split('&')) {
    const [name = '', ...rest] = part.split('=');
    const key = queryDecode(name);
    if (key !== '' && !query.has(key)) query.set(key, queryDecode(rest.join('=')));
  }
  return { address: address.slice(0, at), query: [...query] };
}

function patternsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/**
 * Puts the patterns of the file's list in place of their numbers: `$regex:1,url$` means group `url` of the first. ShareX
 * reads the list no more, and would look for the number itself.
 */
function withRegexList(
  template: string,
  patterns: readonly string[],
  field: string,
  warnings: Warning[],
): string {
  return template.replace(
    /\{regex:(\d{1,3})(?:[,|](\w+))?\}/gi,
    (found, number: string, group: string | undefined) => {
      const pattern = patterns[Number(number) - 1];
      if (pattern === undefined) {
        warnings.push({ code: 'regex-list-missing', field });
        return found;
      }
      return `{regex:${pattern.replace(/[\\{}|]/g, '\\$&')}${group === undefined ? '' : `|${group}`}}`;
    },
  );
}
