import { fileURLToPath } from 'node:url';
import type { AddItem } from '../../../contract/add-item.ts';
import { parseUrl } from '../links/parse-url.ts';
import { pictureFile } from './formats.ts';
import type { Bytes, ClipboardSnapshot } from './system-clipboard.ts';

/** Holds the uploadable content of the clipboard; nothing when both lists are empty. */
export interface ClipboardContent {
  readonly items: readonly AddItem[];
  /** Complete picture files. */
  readonly pictures: readonly Bytes[];
  /** Pixel count of a bitmap that is too large to be encoded here. */
  readonly tooLarge?: number;
  /** Number of further copied files that the system does not report. */
  readonly missed?: number;
}

/** Limit of pixels: encoding this many takes about half a second, in which the shell is blocked. */
const mostPixels = 25_000_000;

/**
 * Reads what the user means by "upload this": the files that were copied in a file manager, else the picture, else the
 * pictures of a copied piece of a page, else the URL or URLs that the text consists of.
 */
export async function readContent(look: ClipboardSnapshot): Promise<ClipboardContent> {
  const listed = await copiedList(look);
  const files = listed.filter((item) => item.kind === 'path');
  if (files.length > 0) {
    const missed = Math.max((await shellItemCount(look)) - files.length, 0);
    return { items: files, pictures: [], ...(missed > 0 ? { missed } : {}) };
  }
  const file = await pictureFile(look);
  if (file) return { items: [], pictures: [file] };
  const drawn = await look.drawn(mostPixels);
  if (drawn && 'png' in drawn) return { items: [], pictures: [drawn.png] };
  if (drawn) return { items: [], pictures: [], tooLarge: drawn.pixels };
  const shown = classifySources(imageSourcesIn(await look.text('text/html')));
  if (shown.items.length + shown.pictures.length > 0) return shown;
  return listed.length > 0
    ? { items: listed, pictures: [] }
    : classifySources(urlsIn(await look.text('text/plain')));
}

async function copiedList(look: ClipboardSnapshot): Promise<AddItem[]> {
  for (const format of ['x-special/gnome-copied-files', 'text/uri-list', 'public.file-url']) {
    const items = look.has(format) ? parseUriList(decoded(await look.bytes(format))) : [];
    if (items.length > 0) return items;
  }
  if (look.has('NSFilenamesPboardType')) {
    const list = decoded(await look.bytes('NSFilenamesPboardType'));
    return [...list.matchAll(/<string>([^<]+)<\/string>/g)].map(([, path = '']) => asPath(unescaped(path)));
  }
  const dropped = look.has('CF_HDROP') ? parseDropFiles(await look.bytes('CF_HDROP')) : [];
  if (dropped.length > 0) return dropped.map(asPath);
  if (look.has('FileNameW')) {
    const bytes = await look.bytes('FileNameW');
    const path = new TextDecoder('utf-16le').decode(bytes ?? new Uint8Array()).replace(/\0.*$/s, '');
    if (path) return [asPath(path)];
  }
  return [];
}

/**
 * Returns how many items Windows' shell says were copied, for it may give the name of the first alone: the first number
 * of its list of ids (CIDA); 0 where it says nothing.
 * https://learn.microsoft.com/windows/win32/api/shlobj_core/ns-shlobj_core-cida
 */
async function shellItemCount(look: ClipboardSnapshot): Promise<number> {
  const bytes = look.has('Shell IDList Array') ? await look.bytes('Shell IDList Array') : null;
  if (!bytes || bytes.byteLength < 4) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
}

/**
 * Parses the paths in a DROPFILES structure of Windows: the offset of the list in its first four bytes, at byte 16
 * whether it is UTF-16; names end with a zero, the list with an empty name. Anything else gives none.
 * https://learn.microsoft.com/windows/win32/api/shlobj_core/ns-shlobj_core-dropfiles
 */
export function parseDropFiles(bytes: Bytes | null): string[] {
  if (!bytes || bytes.byteLength < 20) return [];
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = head.getUint32(0, true);
  if (from < 20 || from > bytes.byteLength) return [];
  const isWide = head.getUint32(16, true) !== 0;
  // Non-ASCII letters in a byte list are of the system's code page, which is unknown here.
  const text = new TextDecoder(isWide ? 'utf-16le' : 'windows-1252').decode(bytes.subarray(from));
  const [list = ''] = text.split('\0\0', 1);
  return list.split('\0').filter((path) => path !== '');
}

const asPath = (path: string): AddItem => ({ kind: 'path', path });
const decoded = (bytes: Bytes | null) => new TextDecoder().decode(bytes ?? new Uint8Array());

/** Parses `text/uri-list` (RFC 2483), and GNOME's form of it, which begins with `copy` or `cut`. */
export function parseUriList(text: string): AddItem[] {
  return text
    .split(/[\r\n\0]+/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => itemOf(line) ?? []);
}

/** Converts a `file:` URL into a path and keeps a web URL; null for anything else. */
export function itemOf(address: string): AddItem | null {
  const url = parseUrl(address.trim());
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return { kind: 'url', url: address.trim() };
  if (url?.protocol !== 'file:') return null;
  try {
    return asPath(fileURLToPath(url));
  } catch {
    // On another computer, or with an escaped slash: no path of this one.
    const path = lossyPath(url);
    return path === null ? null : asPath(path);
  }
}

/**
 * Decodes the path of a URL with bytes that are not valid UTF-8, which file names on Linux may have: the engine finds
 * the file.
 */
function lossyPath({ hostname, pathname }: URL): string | null {
  if (process.platform === 'win32' || hostname !== '' || /%(2f|00)/i.test(pathname)) return null;
  const bytes = pathname.replace(/%([\da-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const path = Buffer.from(bytes, 'latin1').toString('utf8');
  return path.includes('\ufffd') ? path : null;
}

/** Returns the sources of the pictures in a piece of HTML, in order. */
export function imageSourcesIn(html: string): string[] {
  const tags = html.matchAll(/<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi);
  return [...tags].flatMap(([tag]) => {
    const [, ...quoted] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag) ?? [];
    const source = quoted.find((part) => part !== undefined);
    return source ? [unescaped(source).trim()] : [];
  });
}

/** Returns the lines of a text that consists of URLs; nothing when anything else is in it. */
export function urlsIn(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.every((line) => /^(https?:\/\/|data:image\/)\S+$/i.test(line)) ? lines : [];
}

function classifySources(sources: readonly string[]): ClipboardContent {
  const unique = [...new Set(sources)];
  return {
    items: unique.flatMap((source): AddItem[] =>
      /^https?:\/\//i.test(source) ? [{ kind: 'url', url: source }] : [],
    ),
    pictures: unique.flatMap((source) => dataBytes(source) ?? []),
  };
}

/** Decodes the bytes of a picture's `data:` URL; null for any other URL, and for an empty one. */
export function dataBytes(address: string): Bytes | null {
  const [, isBase64, data] = /^data:image\/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,(.*)$/is.exec(address) ?? [];
  if (!data) return null;
  try {
    const plain = decodeURIComponent(data);
    const bytes = isBase64 ? Buffer.from(plain, 'base64') : Buffer.from(plain);
    return bytes.byteLength > 0 ? bytes : null;
  } catch {
    return null;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return entities[String(name).toLowerCase()] ?? whole;
  });
}
