import type { Clipboard, ClipboardItem, NativeImage } from 'electron';

/** Bytes that a program copied. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Represents the clipboard's content at one moment. A format is a MIME type or the system's own name of one. */
export interface ClipboardSnapshot {
  has(format: string): boolean;
  /** Returns the bytes as the program copied them; null when it did not. */
  bytes(format: string): Promise<Bytes | null>;
  /** Returns the text of a MIME type (`text/plain`, `text/html`), empty when there is none. */
  text(type: 'text/plain' | 'text/html'): Promise<string>;
  /**
   * Encodes a bitmap of the clipboard as PNG, which no program provided as a file; null when there is none. This is
   * work for the processor, so for more pixels than `mostPixels` only their number is returned.
   */
  drawn(mostPixels: number): Promise<{ png: Bytes } | { pixels: number } | null>;
}

export interface SystemClipboard {
  snapshot(): Promise<ClipboardSnapshot>;
}

/** Electron's clipboard up to version 44, which is synchronous. */
export interface LegacyClipboard {
  availableFormats(): string[];
  has(format: string): boolean;
  readBuffer(format: string): Bytes;
  readText(): string;
  readHTML(): string;
  readImage(): Pick<NativeImage, 'getSize' | 'isEmpty' | 'toPNG'>;
}

/** Wraps both of Electron's clipboard APIs in one interface. */
export function openClipboard(clipboard: Pick<Clipboard, 'read'> | LegacyClipboard): SystemClipboard {
  if ('readBuffer' in clipboard) return { snapshot: async () => legacySnapshot(clipboard) };
  return { snapshot: async () => snapshotOf(await clipboard.read()) };
}

function legacySnapshot(clipboard: LegacyClipboard): ClipboardSnapshot {
  const standard = new Set(clipboard.availableFormats());
  return {
    has: (format) => standard.has(format) || clipboard.has(format),
    async bytes(format) {
      const bytes = clipboard.readBuffer(format);
      return bytes.byteLength > 0 ? bytes : null;
    },
    async text(type) {
      if (!standard.has(type)) return '';
      return type === 'text/html' ? clipboard.readHTML() : clipboard.readText();
    },
    async drawn(mostPixels) {
      if (!standard.has('image/png')) return null;
      const image = clipboard.readImage();
      if (image.isEmpty()) return null;
      const { width, height } = image.getSize();
      return width * height > mostPixels
        ? { pixels: width * height }
        : { png: new Uint8Array(image.toPNG()) };
    },
  };
}

/** Returns Electron's name for a format that has no MIME type. */
const named = (format: string) => `electron application/osclipboard;format="${format}"`;

function snapshotOf(items: readonly ClipboardItem[]): ClipboardSnapshot {
  const find = (format: string) => {
    for (const item of items) {
      const type = [format, named(format)].find((name) => item.types.includes(name));
      if (type !== undefined) return { item, type };
    }
    return null;
  };
  const bytes = async (format: string) => {
    const found = find(format);
    const blob = found && (await found.item.getType(found.type));
    return blob instanceof Blob && blob.size > 0 ? new Uint8Array(await blob.arrayBuffer()) : null;
  };
  return {
    has: (format) => find(format) !== null,
    bytes,
    text: async (type) => new TextDecoder().decode((await bytes(type)) ?? new Uint8Array()),
    // It encodes by itself, off this thread: what it can draw it has as `image/png`.
    drawn: async () => {
      const png = await bytes('image/png');
      return png && { png };
    },
  };
}
