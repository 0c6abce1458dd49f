/** The part of Electron's clipboard that copying text needs; asynchronous since Electron 45, synchronous before. */
interface TextClipboard {
  writeText(text: string): Promise<void> | void;
  readText(): Promise<string> | string;
}

/** Writes text once and reads it back: true when it is really there. Windows may return other line ends. */
export async function copyText(clipboard: TextClipboard, text: string): Promise<boolean> {
  await clipboard.writeText(text);
  return unified(await clipboard.readText()) === unified(text);
}

const unified = (text: string) => text.replaceAll('\r\n', '\n');
