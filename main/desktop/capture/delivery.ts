import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { app, nativeImage } from 'electron';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { TicketResult } from '../../../contract/capture.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { Bitmap } from './bitmap.ts';
import { type Cards, newEntry } from './cards.ts';
import { copyPicture } from './copy-picture.ts';
import { captureName } from './file-name.ts';
import { saveWithoutOverwrite } from './save-file.ts';

export interface DeliveryOptions {
  readonly engine: EngineClient;
  settings(): Settings;
  i18n(): Translator;
  /** The profile that the app was started for, and the one in use, which differs in trial mode. */
  profiles(): { readonly own: string; readonly inUse: string };
  /** Called before a picture of ours is copied, so that the clipboard watch does not upload it. */
  willCopyPicture(): void;
  /** Opens the editor in the window for a job that is to be edited before its upload. */
  editJob(jobId: string): void;
}

/** Describes the file of a capture before it is written. */
interface CaptureFile {
  readonly name: string;
  readonly png: Uint8Array<ArrayBuffer>;
}

type How = Pick<Settings['captureThen'], 'copy' | 'edit'>;

const previewWidth = 192;

/** Delivers captures to their destinations: the host, the clipboard, a folder. Their cards show the progress. */
export class CaptureDelivery {
  readonly #options: DeliveryOptions;
  readonly #cards: Cards;
  /** Batches whose picture is in the clipboard, which their link must not replace. */
  readonly #copiedBatches = new Set<string>();

  constructor(options: DeliveryOptions, cards: Cards) {
    this.#options = options;
    this.#cards = cards;
  }

  /** Whether the link of this batch must not replace the clipboard's content. */
  keepsClipboard(batchId: string): boolean {
    return this.#copiedBatches.has(batchId);
  }

  /**
   * Shows the capture's card at once, then does what the settings ask for. What cannot be queued is saved: none is
   * lost.
   */
  async deliver(bitmap: Bitmap): Promise<TicketResult> {
    const { settings, i18n, profiles } = this.#options;
    const { captureThen, captureFolder, captureCard } = settings();
    const name = captureName(i18n().t('capture.name'), new Date());
    const image = nativeImage.createFromBitmap(Buffer.from(bitmap.pixels), bitmap);
    const encoded = this.#encode(bitmap, image);
    const id = randomUUID();
    const { width, height } = bitmap;
    const picture = { preview: previewOf(image), width, height };
    const upload = captureThen.upload ? ({ state: 'waiting', until: null } as const) : null;
    this.#cards.put({ ...newEntry(id, { picture, upload }), isQuiet: !captureCard });

    const png = await encoded;
    const file = { name, png };
    this.#cards.change(id, {}, { file });
    const queued = captureThen.upload ? await this.#tryToQueue(id, file, captureThen) : nothingQueued;
    const { jobId } = queued;
    const copied = captureThen.copy && (await this.#copy(id, image, png));
    const isToSave = captureThen.save || (captureThen.upload && jobId === null);
    const { saved, error } = isToSave
      ? await this.#save(id, file, captureFolder ?? defaultCaptureFolder())
      : nothingSaved;
    return {
      kind: 'taken',
      name,
      profile: profiles().inUse,
      jobId,
      saved,
      copied,
      error: error ?? queued.error,
    };
  }

  /** Retries adding a capture that the engine could not accept. */
  async queueAgain(id: string, file: CaptureFile): Promise<void> {
    await this.#tryToQueue(id, file, this.#options.settings().captureThen);
  }

  /**
   * Adds a capture to the queue.
   * @throws AppError when the engine does not accept it
   */
  async queue(id: string, { name, png: bytes }: CaptureFile, { copy, edit }: How): Promise<string> {
    const { engine } = this.#options;
    // A user who captures the same again wants a link for it, not a question.
    const how = { origin: 'capture', lane: 'interactive', duplicates: 'upload', edit } as const;
    const { batchId, added } = await engine.call('addBytes', { name, bytes, ...how });
    const [one] = added;
    if (one?.kind !== 'job')
      throw new AppError(one?.error ?? errorData('internal', 'The engine did not say what came of it.'));
    if (copy) this.#copiedBatches.add(batchId);
    const upload = { state: 'waiting', until: null } as const;
    this.#cards.change(id, { upload }, { jobId: one.jobId, batchId, linked: null, itemId: null });
    // Events of the job before its id was known.
    const { jobs } = await engine.call('jobs', { ids: [one.jobId] });
    this.#cards.update(jobs);
    if (edit) this.#options.editJob(one.jobId);
    return one.jobId;
  }

  async #tryToQueue(id: string, file: CaptureFile, how: How): Promise<Queued> {
    try {
      return { jobId: await this.queue(id, file, how), error: null };
    } catch (thrown) {
      const error = toErrorData(thrown);
      this.#cards.change(id, { upload: { state: 'failed', error } });
      return { jobId: null, error };
    }
  }

  #encode(bitmap: Bitmap, image: Electron.NativeImage): Promise<Uint8Array<ArrayBuffer>> {
    return this.#options.engine.call('encodePng', { ...bitmap }).then(
      ({ png }) => Uint8Array.from(png),
      // Without an engine this is slower, and blocks this process.
      () => Uint8Array.from(image.toPNG()),
    );
  }

  async #copy(id: string, image: Electron.NativeImage, png: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.#options.willCopyPicture();
    const copied = await copyPicture(image, png);
    this.#cards.change(id, { copied });
    return copied;
  }

  async #save(id: string, { name, png }: CaptureFile, folder: string): Promise<Saved> {
    try {
      const saved = await saveWithoutOverwrite(folder, name, png);
      this.#cards.change(id, { saved: basename(saved) }, { savedPath: saved });
      return { saved, error: null };
    } catch (thrown) {
      const error = toErrorData(thrown);
      this.#cards.change(id, { error });
      return { saved: null, error };
    }
  }
}

interface Queued {
  readonly jobId: string | null;
  readonly error: ErrorData | null;
}

/** Result of a save; `saved` is its absolute path. */
interface Saved {
  readonly saved: string | null;
  readonly error: ErrorData | null;
}

const nothingQueued: Queued = { jobId: null, error: null };
const nothingSaved: Saved = { saved: null, error: null };

function previewOf(image: Electron.NativeImage): string {
  const { width } = image.getSize();
  return (width > previewWidth ? image.resize({ width: previewWidth, quality: 'good' }) : image).toDataURL();
}

/** Returns the default folder for saved captures. */
export function defaultCaptureFolder(): string {
  return join(app.getPath('pictures'), 'Snapferry');
}
