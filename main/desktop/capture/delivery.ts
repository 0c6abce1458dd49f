import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { app, nativeImage } from 'electron';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { CaptureUse, TicketResult } from '../../../contract/capture.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { RecordingOutcome } from '../../../contract/recording.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import type { Bitmap } from './bitmap.ts';
import { type CaptureFile, type Cards, newEntry } from './cards.ts';
import { copyPicture } from './copy-picture.ts';
import { captureName } from './file-name.ts';
import { textOf } from './picture-text.ts';
import { saveWithoutOverwrite } from './save-file.ts';

export interface DeliveryOptions {
  readonly engine: EngineClient;
  settings(): Settings;
  i18n(): Translator;
  /** The profile that the app was started for, and the one in use, which differs in trial mode. */
  profiles(): { readonly own: string; readonly inUse: string };
  copyText(text: string): Promise<boolean>;
  /** Called before a picture of ours is copied, so that the clipboard watch does not upload it. */
  willCopyPicture(): void;
  /** Opens the editor in the window for a job that is to be edited before its upload. */
  editJob(jobId: string): void;
}

type CaptureThen = Settings['captureThen'];
type How = Pick<CaptureThen, 'copy' | 'edit'>;

const nothing: CaptureThen = { upload: false, edit: false, save: false, copy: false };
/** What is done with a capture whose use was chosen with it. */
const thenByUse: Readonly<Record<CaptureUse, CaptureThen>> = {
  upload: { ...nothing, upload: true },
  copy: { ...nothing, copy: true },
  // Its words are.
  text: nothing,
  save: { ...nothing, save: true },
  edit: { ...nothing, upload: true, edit: true },
  // Its window shows it.
  pin: nothing,
};

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
   * Shows the capture's card at once, then does what was chosen with it, else what the settings ask for. What cannot be
   * queued is saved: none is lost.
   */
  async deliver(
    bitmap: Bitmap,
    { host = null, use = null }: { readonly host?: string | null; readonly use?: CaptureUse | null } = {},
  ): Promise<TicketResult> {
    const { settings, i18n, profiles } = this.#options;
    const { captureFolder, captureCard } = settings();
    const captureThen = use === null ? settings().captureThen : thenByUse[use];
    const name = captureName(i18n().t('capture.name'), new Date());
    if (use === 'pin') return { ...pinned, name, profile: profiles().inUse };
    const image = nativeImage.createFromBitmap(Buffer.from(bitmap.pixels), bitmap);
    const encoded = this.#encode(bitmap, image);
    const id = randomUUID();
    const { width, height } = bitmap;
    const picture = { preview: previewOf(image), width, height };
    const upload = captureThen.upload ? ({ state: 'adding' } as const) : null;
    this.#cards.put({ ...newEntry(id, { picture, upload }), isQuiet: !captureCard });

    const png = await encoded;
    const file = { name, bytes: png, host, how: captureThen };
    this.#cards.change(id, {}, { file });
    const queued = captureThen.upload ? await this.#tryToQueue(id, file, captureThen) : nothingQueued;
    const { jobId } = queued;
    if (use === 'text') return this.#copyText(id, name, png);
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

  /** Delivers a recording as the settings say of captures; what they say of copying and editing is for pictures. */
  async deliverRecording(
    { bytes, type, width, height, preview }: Extract<RecordingOutcome, { kind: 'done' }>,
    host: string | null,
  ): Promise<void> {
    const { settings, i18n } = this.#options;
    const { captureThen, captureFolder, captureCard } = settings();
    const how = { copy: false, edit: false };
    const name = captureName(i18n().t('recording.name'), new Date(), type);
    const file = { name, bytes, host, how };
    const id = randomUUID();
    const picture = { preview, width, height, isRecording: true };
    const upload = captureThen.upload ? ({ state: 'adding' } as const) : null;
    this.#cards.put({ ...newEntry(id, { picture, upload }), file, isQuiet: !captureCard });
    const { jobId } = captureThen.upload ? await this.#tryToQueue(id, file, how) : nothingQueued;
    // Also where it was only to be copied, which a recording cannot be: it has to go somewhere.
    if (captureThen.save || jobId === null)
      await this.#save(id, file, captureFolder ?? defaultCaptureFolder());
  }

  /** Retries adding a capture that the engine could not accept. */
  async queueAgain(id: string, file: CaptureFile): Promise<void> {
    await this.#tryToQueue(id, file, file.how);
  }

  /**
   * Adds a capture to the queue.
   * @throws AppError when the engine does not accept it
   */
  async queue(id: string, { name, bytes, host }: CaptureFile, { copy, edit }: How): Promise<string> {
    const { engine } = this.#options;
    // A user who captures the same again wants a link for it, not a question.
    const how = { origin: 'capture', lane: 'interactive', duplicates: 'upload', edit } as const;
    const { batchId, added } = await engine.call('addBytes', { name, bytes, ...how, ...(host && { host }) });
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

  /**
   * Copies a picture that was drawn on in the window.
   * @returns whether it is in the clipboard
   */
  async copyPicture(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const image = nativeImage.createFromBuffer(Buffer.from(bytes));
    if (image.isEmpty()) return false;
    this.#options.willCopyPicture();
    // The clipboard of the web takes PNG only.
    return copyPicture(image, isPng(bytes) ? bytes : Uint8Array.from(image.toPNG()));
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

  /** Copies what a picture says; it goes nowhere else. */
  async #copyText(id: string, name: string, png: Uint8Array<ArrayBuffer>): Promise<TicketResult> {
    const { engine, copyText, profiles } = this.#options;
    const taken = { ...pinned, name, profile: profiles().inUse };
    this.#cards.change(id, { words: 'reading' });
    try {
      const read = await engine.call('readPicture', { bytes: png });
      const text = textOf(read);
      const isCopied = text !== '' && (await copyText(text));
      this.#cards.change(id, { words: isCopied ? Math.max(1, read.lines.flat().length) : 0 });
      return taken;
    } catch (thrown) {
      const error = toErrorData(thrown);
      this.#cards.change(id, { words: 0, error });
      return { ...taken, error };
    }
  }

  async #save(id: string, { name, bytes }: CaptureFile, folder: string): Promise<Saved> {
    try {
      const saved = await saveWithoutOverwrite(folder, name, bytes);
      this.#cards.change(id, { saved: basename(saved) }, { savedPath: saved });
      return { saved, error: null };
    } catch (thrown) {
      const error = toErrorData(thrown);
      this.#cards.change(id, { error });
      return { saved: null, error };
    }
  }
}

const pngStart = [0x89, 0x50, 0x4e, 0x47];
const isPng = (bytes: Uint8Array) => pngStart.every((value, at) => bytes[at] === value);

interface Queued {
  readonly jobId: string | null;
  readonly error: ErrorData | null;
}

/** Result of a save; `saved` is its absolute path. */
interface Saved {
  readonly saved: string | null;
  readonly error: ErrorData | null;
}

const pinned = { kind: 'taken', jobId: null, saved: null, copied: false, error: null } as const;
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
