import type { AddItem } from '../../../contract/add-item.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ShellOutput } from '../../../contract/shell.ts';
import { readContent } from './clipboard-content.ts';
import type { SystemClipboard } from './system-clipboard.ts';

interface UploadOptions {
  readonly clipboard: SystemClipboard;
  readonly engine: EngineClient;
  /** Passes inputs, which may be very many, to the window, which asks about them. */
  deliver(items: AddItem[], origin: 'paste' | 'clipboard'): void;
  /** Returns the name for a picture without one. */
  name(): string;
}

/**
 * Uploads the clipboard's content at the user's request.
 * @throws {AppError} when the engine cannot store the bytes
 */
export async function uploadClipboard(
  { clipboard, engine, deliver, name }: UploadOptions,
  origin: 'paste' | 'clipboard',
): Promise<ShellOutput<'uploadClipboard'>> {
  const { items, pictures, tooLarge, missed = 0 } = await readContent(await clipboard.snapshot());
  if (tooLarge !== undefined) return { kind: 'too-large', megapixels: Math.round(tooLarge / 1_000_000) };
  if (items.length + pictures.length === 0) return { kind: 'nothing' };
  if (items.length > 0) deliver([...items], origin);
  const added = [];
  for (const bytes of pictures)
    added.push(...(await engine.call('addBytes', { name: name(), bytes, origin })).added);
  return { kind: 'taken', added, missed };
}
