import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Media } from '../../../contract/media.ts';
import type { Clock } from '../clock.ts';
import { makeThumbnail, perceptualHash } from '../media/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';

/** Delay before the first thumbnail: what is quickly sent is sent first. */
const firstDelayMs = 150;
/** While pictures are being sent or prepared, the pause after a thumbnail is so many times as long as it took. */
const restFactor = 3;
/** Pause after which it is looked whether there is still more urgent work, where none is drawn meanwhile. */
const idleLookMs = 1_000;

/** Draws thumbnails in the gaps that preparing and sending leave: nothing waits for it. */
export interface Thumbnailer {
  /** Enqueues a job to be drawn when there is time; each job is drawn once. */
  add(job: StoredJob): void;
  /** Resolves when the thumbnailer no longer needs the job's file. */
  settled(jobId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ThumbnailerOptions {
  readonly store: { readonly jobs: Pick<Store['jobs'], 'setThumbnail'> };
  readonly clock: Clock;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly folder: string;
  /** True if there is more urgent work for the processor. */
  isBusy(): boolean;
  /**
   * False: none is drawn beside more urgent work. An engine that ends with its command leaves them to the window, which
   * draws what it shows: a thumbnail costs as much of the processor as the upload.
   */
  readonly drawsMeanwhile: boolean;
  onDrawn(jobId: string): void;
}

interface Drawing {
  readonly jobId: string;
  readonly path: string;
  readonly media: Media;
  readonly done: PromiseWithResolvers<void>;
}

export function createThumbnailer(options: ThumbnailerOptions): Thumbnailer {
  const { store, clock, folder, isBusy, onDrawn, drawsMeanwhile } = options;
  const waiting = new Map<string, Drawing>();
  let underWay: Promise<void> | null = null;
  let current: Drawing | null = null;
  let isStopped = false;
  let callOff = () => {};

  const draw = async ({ jobId, path, media }: Drawing): Promise<void> => {
    const target = join(folder, `${media.sha256}.webp`);
    const isThere = await access(target).then(
      () => true,
      () => false,
    );
    const thumbnail = isThere
      ? { look: await perceptualHash(target) }
      : await makeThumbnail(path, media, target);
    if (!thumbnail) return;
    const { look } = thumbnail;
    if (store.jobs.setThumbnail(jobId, media.sha256, look)) onDrawn(jobId);
  };

  const later = (ms: number) => {
    callOff();
    if (!isStopped) callOff = clock.after(ms, next);
  };

  function next() {
    if (isStopped || underWay) return;
    if (!drawsMeanwhile && isBusy()) return later(idleLookMs);
    const [drawing] = waiting.values();
    if (!drawing) return;
    waiting.delete(drawing.jobId);
    current = drawing;
    const began = clock.now();
    underWay = draw(drawing)
      // A picture without a thumbnail is shown without one.
      .catch(() => {})
      .finally(() => {
        underWay = null;
        current = null;
        drawing.done.resolve();
        if (waiting.size > 0) later(isBusy() ? restFactor * (clock.now() - began) : 0);
      });
  }

  return {
    add({ id, source, media, hasThumbnail }) {
      if (isStopped || hasThumbnail || source.kind === 'url' || media === null || waiting.has(id)) return;
      const isFirst = waiting.size === 0 && underWay === null;
      waiting.set(id, { jobId: id, path: source.path, media, done: Promise.withResolvers() });
      if (isFirst) later(firstDelayMs);
    },
    async settled(jobId) {
      const drawing = current?.jobId === jobId ? current : waiting.get(jobId);
      await drawing?.done.promise;
    },
    async stop() {
      isStopped = true;
      callOff();
      await underWay;
      for (const { done } of waiting.values()) done.resolve();
      waiting.clear();
    },
  };
}
