import type { EngineClient } from '../../../contract/engine.ts';
import { ClipboardWatch, type ClipboardWatchOptions } from './clipboard-watch.ts';
import type { SystemClipboard } from './system-clipboard.ts';

interface WatchedPicturesOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: ClipboardWatchOptions['clock'];
  readonly engine: EngineClient;
  /** What a picture without a name of its own is called. */
  name(): string;
  /** A picture was copied that could not be taken. */
  onRefused(): void;
}

/** Uploads what other programs copy while the clipboard is watched, and knows which batch the newest became. */
export class WatchedPictures {
  readonly watch: ClipboardWatch;
  /** The newest alone: what was copied before it has left the clipboard. */
  #newest: { readonly batchId: string; readonly hash: string } | null = null;

  constructor({ clipboard, clock, engine, name, onRefused }: WatchedPicturesOptions) {
    this.watch = new ClipboardWatch({
      clipboard,
      clock,
      take: async (bytes, hash) => {
        const how = { origin: 'clipboard-watch', duplicates: 'link' } as const;
        try {
          const { batchId } = await engine.call('addBytes', { name: name(), bytes, ...how });
          this.#newest = { batchId, hash };
        } catch {
          onRefused();
        }
      },
    });
  }

  /** Whether the clipboard still holds the picture that became this batch. */
  async stillHolds(batchId: string): Promise<boolean> {
    return this.#newest?.batchId === batchId && this.watch.stillHolds(this.#newest.hash);
  }
}
