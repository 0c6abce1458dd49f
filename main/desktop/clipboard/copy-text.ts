/** The part of Electron's clipboard that copying text needs; asynchronous since Electron 45, synchronous before. */
interface TextClipboard {
  writeText(text: string): Promise<void> | void;
  readText(): Promise<string> | string;
}

/** The last copy of each clipboard. */
const copies = new WeakMap<TextClipboard, Promise<unknown>>();

/**
 * Writes text once and reads it back: true when it is really there. Windows may return other line ends. Several are
 * copied one behind the other, so that none reads what the next one has written.
 */
export function copyText(clipboard: TextClipboard, text: string): Promise<boolean> {
  const before = copies.get(clipboard) ?? Promise.resolve();
  const copy = before.then(() => write(clipboard, text));
  copies.set(
    clipboard,
    copy.catch(() => {}),
  );
  return copy;
}

async function write(clipboard: TextClipboard, text: string): Promise<boolean> {
  await clipboard.writeText(text);
  return unified(await clipboard.readText()) === unified(text);
}

const unified = (text: string) => text.replaceAll('\r\n', '\n');
