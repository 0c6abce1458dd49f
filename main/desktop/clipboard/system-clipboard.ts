import type { Clipboard, ClipboardItem, NativeImage } from 'electron';

/** What a program copied. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What the clipboard held at one moment. A format is a MIME type or the system's own name of one. */
export interface ClipboardSnapshot {
  has(format: string): boolean;
  /** As the program that copied put it there; null when it did not. */
  bytes(format: string): Promise<Bytes | null>;
  /** The text of a MIME type (`text/plain`, `text/html`), empty when there is none. */
  text(type: 'text/plain' | 'text/html'): Promise<string>;
  /**
   * A picture that no program put there as a file but that the system can draw, as PNG; null when there is none. This
   * is work for the processor, so of more pixels than `mostPixels` only their number is told.
   */
  drawn(mostPixels: number): Promise<{ png: Bytes } | { pixels: number } | null>;
}

export interface SystemClipboard {
  snapshot(): Promise<ClipboardSnapshot>;
}

/** The functions that Electron's clipboard had until 44. They answer at once. */
export interface LegacyClipboard {
  availableFormats(): string[];
  has(format: string): boolean;
  readBuffer(format: string): Bytes;
  readText(): string;
  readHTML(): string;
  readImage(): Pick<NativeImage, 'getSize' | 'isEmpty' | 'toPNG'>;
}

/** One face for both of Electron's clipboards. */
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

/** Electron's name for a format that has no MIME type. */
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
    // It draws by itself, away from this thread: what it can draw it has as `image/png`.
    drawn: async () => {
      const png = await bytes('image/png');
      return png && { png };
    },
  };
}
