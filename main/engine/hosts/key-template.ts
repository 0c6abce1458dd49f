import { createHash } from 'node:crypto';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Media } from '../../../contract/media.ts';
import { endingOf } from './file-endings.ts';

/** What a key is made of: the same for every attempt of a job, so that each attempt writes to the same place. */
export interface KeySource {
  /** Key of the job: unique. */
  readonly key: string;
  /** When the job was made, ms. */
  readonly createdAt: number;
  /** The user's name of the file, with its ending. */
  readonly name: string;
  readonly media: Pick<Media, 'mime' | 'sha256'>;
}

/**
 * Default of all hosts that store under a name of ours. Two jobs never share a key, not even with the same picture, so
 * deleting one leaves the other; and it tells nothing of the user.
 */
export const defaultKeyTemplate = '{yyyy}/{mm}/{random}{ext}';

/** Values of the tokens. Dates are in UTC: a journey between two attempts must not move a key. */
const tokens: Readonly<Record<string, (source: KeySource) => string>> = {
  yyyy: ({ createdAt }) => isoDate(createdAt).slice(0, 4),
  mm: ({ createdAt }) => isoDate(createdAt).slice(5, 7),
  dd: ({ createdAt }) => isoDate(createdAt).slice(8, 10),
  hh: ({ createdAt }) => isoDate(createdAt).slice(11, 13),
  mi: ({ createdAt }) => isoDate(createdAt).slice(14, 16),
  ss: ({ createdAt }) => isoDate(createdAt).slice(17, 19),
  hash8: ({ media }) => media.sha256.slice(0, 8),
  hash16: ({ media }) => media.sha256.slice(0, 16),
  hash: ({ media }) => media.sha256,
  id: ({ key }) => key,
  // Random is the job's key; what is made of it can be made again.
  random: ({ key }) => createHash('sha256').update(`key-template ${key}`).digest('hex').slice(0, 20),
  name: ({ name }) => stem(name),
  ext: ({ name, media }) => extension(name, media.mime),
};

/** Tokens of which one has to be there: without any, two pictures would have one name. */
const distinguishing = ['hash8', 'hash16', 'hash', 'id', 'random'];

/** Longest part of a name of the user's, in bytes of UTF-8: file systems take 255 for all of a name. */
const longestStem = 160;

/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Checks a template.
 * @param field the setting's name, for the failure
 * @param mayRepeat true where the host itself never overwrites another picture
 * @returns `bad-setting` with what is wrong, null if nothing is
 */
export function checkKeyTemplate(template: string, field: string, mayRepeat = false): ErrorData | null {
  const bad = (message: string, params: ErrorData['params']) =>
    errorData('bad-setting', message, { field, ...params });
  if (template.trim() === '') return bad('The template is empty', { reason: 'missing' });
  for (const [part, token] of template.matchAll(/\{([^{}]*)\}|[{}]/g)) {
    if (token === undefined || !Object.hasOwn(tokens, token))
      return bad(`The template holds ${part}, which is no token`, { reason: 'template', part });
  }
  const isUnique = distinguishing.some((token) => template.includes(`{${token}}`));
  if (!isUnique && !mayRepeat)
    return bad('The template gives several pictures one name', { reason: 'collides' });
  return null;
}

/** Returns whether names made of a template show the user's own. */
export const showsName = (template: string): boolean => template.includes('{name}');

/** Makes the key of a picture, with `/` between its folders. Its segments are safe names on every file system. */
export function keyOf(template: string, source: KeySource): string {
  return template
    .split(/[/\\]/)
    .map((segment) => segment.replace(/\{(\w+)\}/g, (part, token) => tokens[token]?.(source) ?? part))
    .map(safeSegment)
    .filter((segment) => segment !== '')
    .join('/');
}

/**
 * Encodes a key for an address: every byte but the unreserved ones of RFC 3986, segment by segment, as signatures need
 * it too.
 */
export function encodeKey(key: string): string {
  return key.split('/').map(encodeSegment).join('/');
}

/** Returns the link of a key below the public address of its place. */
export function linkOf(publicUrl: string, key: string): string {
  const { href } = new URL(publicUrl);
  return `${href.replace(/\/+$/, '')}/${encodeKey(key)}`;
}

/**
 * Returns whether a key names a file below its place, and nothing outside of it: what the library holds may have been
 * imported.
 */
export function isPlainKey(key: string): boolean {
  return key.split(/[/\\]/).every((segment) => !/^\.{0,2}$|:|\p{Cc}/u.test(segment));
}

function encodeSegment(text: string): string {
  const byte = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, byte);
}

const isoDate = (ms: number) => new Date(ms).toISOString();

/** Returns a name without folders and ending. */
function stem(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const bare = base.replace(/\.[a-z0-9]{1,8}$/i, '');
  const clean = shortened(safeSegment(bare));
  return clean === '' ? 'picture' : clean;
}

/** Returns the ending with its dot: of the type, which does not lie, else of the name. */
function extension(name: string, mime: string): string {
  const known = endingOf(mime);
  if (known !== null) return `.${known}`;
  return /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';
}

/** Replaces what some file system or server cannot bear; what is only dots and spaces becomes empty. */
function safeSegment(text: string): string {
  const clean = text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}<>:"|?*/\\]/gu, '-')
    .replace(/^\s+|[\s.]+$/g, '');
  return reserved.test(clean) ? `_${clean}` : clean;
}

/** Cuts a text to so many bytes of UTF-8, without cutting a character. */
function shortened(text: string): string {
  if (Buffer.byteLength(text) <= longestStem) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(short) + Buffer.byteLength(segment) > longestStem) break;
    short += segment;
  }
  return short.replace(/[\s.]+$/, '');
}
