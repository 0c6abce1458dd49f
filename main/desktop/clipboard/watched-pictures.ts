import type { EngineClient } from '../../../contract/engine.ts';
import { ClipboardWatch, type ClipboardWatchOptions } from './clipboard-watch.ts';
import type { SystemClipboard } from './system-clipboard.ts';

interface WatchedPicturesOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: ClipboardWatchOptions['clock'];
  readonly engine: EngineClient;
  /** Returns the name for a picture without one. */
  name(): string;
  /** Called when a copied picture could not be accepted. */
  onRefused(): void;
}

/** Uploads what other programs copy while the clipboard is watched, and remembers the batch of the newest picture. */
export class WatchedPictures {
  readonly watch: ClipboardWatch;
  /** The newest only: what was copied before it has left the clipboard. */
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

  /** Whether the clipboard still contains the picture of this batch. */
  async stillHolds(batchId: string): Promise<boolean> {
    return this.#newest?.batchId === batchId && this.watch.stillHolds(this.#newest.hash);
  }
}
