/** The part of Electron's clipboard that copying text needs; it answers later since Electron 45, at once before. */
interface TextClipboard {
  writeText(text: string): Promise<void> | void;
  readText(): Promise<string> | string;
}

/** Writes once and reads back: true when the text is really there. Windows may give other line ends back. */
export async function copyText(clipboard: TextClipboard, text: string): Promise<boolean> {
  await clipboard.writeText(text);
  return unified(await clipboard.readText()) === unified(text);
}

const unified = (text: string) => text.replaceAll('\r\n', '\n');
