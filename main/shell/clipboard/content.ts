import { fileURLToPath } from 'node:url';
import type { AddItem } from '../../../contract/add.ts';
import { parseUrl } from '../url.ts';
import { pictureFile } from './formats.ts';
import type { Bytes, ClipboardLook } from './system-clipboard.ts';

/** What of the clipboard can be uploaded; nothing when both lists are empty. */
export interface ClipboardContent {
  readonly items: readonly AddItem[];
  /** Whole files of pictures. */
  readonly pictures: readonly Bytes[];
  /** Pixels of a picture that is there as bare pixels, too many to be drawn here. */
  readonly tooLarge?: number;
}

/** Drawing this many takes about half a second, in which the shell answers nobody. */
const mostPixels = 25_000_000;

/**
 * What somebody means who says "upload this": the files that were copied in a file manager, else the picture, else what
 * a copied piece of a page shows, else the address or addresses that the text consists of.
 */
export async function readContent(look: ClipboardLook): Promise<ClipboardContent> {
  const listed = await copiedList(look);
  const files = listed.filter((item) => item.kind === 'path');
  if (files.length > 0) return { items: files, pictures: [] };
  const file = await pictureFile(look);
  if (file) return { items: [], pictures: [file] };
  const drawn = await look.drawn(mostPixels);
  if (drawn && 'png' in drawn) return { items: [], pictures: [drawn.png] };
  if (drawn) return { items: [], pictures: [], tooLarge: drawn.pixels };
  const shown = sorted(sourcesOf(await look.text('text/html')));
  if (shown.items.length + shown.pictures.length > 0) return shown;
  return listed.length > 0
    ? { items: listed, pictures: [] }
    : sorted(addressesOf(await look.text('text/plain')));
}

async function copiedList(look: ClipboardLook): Promise<AddItem[]> {
  for (const format of ['x-special/gnome-copied-files', 'text/uri-list', 'public.file-url']) {
    const items = look.has(format) ? fileList(decoded(await look.bytes(format))) : [];
    if (items.length > 0) return items;
  }
  if (look.has('NSFilenamesPboardType')) {
    const list = decoded(await look.bytes('NSFilenamesPboardType'));
    return [...list.matchAll(/<string>([^<]+)<\/string>/g)].map(([, path = '']) => asPath(unescaped(path)));
  }
  if (look.has('FileNameW')) {
    const bytes = await look.bytes('FileNameW');
    const path = new TextDecoder('utf-16le').decode(bytes ?? new Uint8Array()).replace(/\0.*$/s, '');
    if (path) return [asPath(path)];
  }
  return [];
}

const asPath = (path: string): AddItem => ({ kind: 'path', path });
const decoded = (bytes: Bytes | null) => new TextDecoder().decode(bytes ?? new Uint8Array());

/** `text/uri-list` (RFC 2483), and GNOME's form of it, which begins with `copy` or `cut`. */
export function fileList(text: string): AddItem[] {
  return text
    .split(/[\r\n\0]+/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => itemOf(line) ?? []);
}

/** A `file:` address as a path, a web address as it is; null for anything else. */
export function itemOf(address: string): AddItem | null {
  const url = parseUrl(address.trim());
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return { kind: 'url', url: address.trim() };
  if (url?.protocol !== 'file:') return null;
  try {
    return asPath(fileURLToPath(url));
  } catch {
    // On another computer, or with an escaped slash: no path of this one.
    return null;
  }
}

/** The sources of the pictures in a piece of HTML, in order. */
export function sourcesOf(html: string): string[] {
  const tags = html.matchAll(/<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi);
  return [...tags].flatMap(([tag]) => {
    const [, ...quoted] = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag) ?? [];
    const source = quoted.find((part) => part !== undefined);
    return source ? [unescaped(source).trim()] : [];
  });
}

/** The lines of a text that consists of addresses; nothing when anything else is in it. */
export function addressesOf(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.every((line) => /^(https?:\/\/|data:image\/)\S+$/i.test(line)) ? lines : [];
}

function sorted(sources: readonly string[]): ClipboardContent {
  const unique = [...new Set(sources)];
  return {
    items: unique.flatMap((source): AddItem[] =>
      /^https?:\/\//i.test(source) ? [{ kind: 'url', url: source }] : [],
    ),
    pictures: unique.flatMap((source) => dataBytes(source) ?? []),
  };
}

/** The bytes in a `data:` address of a picture; null for any other address, and where nothing is in it. */
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
