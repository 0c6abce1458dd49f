import type { ClipboardContent } from '../../../contract/local-api.ts';
import { readContent } from './clipboard-content.ts';
import type { SystemClipboard } from './system-clipboard.ts';

/** Reads the clipboard for an editor that asked the engine for it. `name` is given to pictures without one. */
export async function readForEngine(clipboard: SystemClipboard, name: string): Promise<ClipboardContent> {
  const { items, pictures, tooLarge } = await readContent(await clipboard.snapshot());
  return {
    items: [...items],
    pictures: pictures.map((bytes) => ({ name, bytes })),
    tooLarge: tooLarge === undefined ? null : Math.round(tooLarge / 1_000_000),
  };
}
