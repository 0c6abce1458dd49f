import type { NativeImage } from 'electron';
import * as electron from 'electron';

/**
 * Electron's clipboard up to version 44, which has a function for pictures; later versions take items as the web does.
 */
interface OlderClipboard {
  writeImage?(image: NativeImage): void;
  readImage?(): NativeImage;
}
interface NewerClipboard {
  write?(items: unknown[]): Promise<void>;
}
interface NewerElectron {
  readonly ClipboardItem?: new (parts: Record<string, Blob>) => unknown;
}

/**
 * Writes the picture itself to the clipboard.
 * @returns whether it is there
 */
export async function copyPicture(image: NativeImage, png: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const older = electron.clipboard as unknown as OlderClipboard;
  const newer = electron.clipboard as unknown as NewerClipboard;
  const { ClipboardItem } = electron as unknown as NewerElectron;
  if (older.writeImage && older.readImage) {
    older.writeImage(image);
    return !older.readImage().isEmpty();
  }
  if (!newer.write || !ClipboardItem) return false;
  return newer.write([new ClipboardItem({ 'image/png': new Blob([png], { type: 'image/png' }) })]).then(
    () => true,
    () => false,
  );
}
