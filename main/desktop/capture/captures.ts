import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { app, BrowserWindow, nativeImage, shell } from 'electron';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { CaptureCard, CaptureKind, TicketResult } from '../../../contract/capture.ts';
import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import type { Job, Settings } from '../../../contract/records.ts';
import type { Translator } from '../../../i18n/index.ts';
import { formatLink } from '../../../links/format-link.ts';
import type { ShellHandlers } from '../ipc/router.ts';
import { webAddress } from '../links/web-address.ts';
import type { Bitmap } from './bitmap.ts';
import { detectCaptureAbility, openCapturePermission } from './capability.ts';
import type { CaptureRequest } from './capture-request.ts';
import { CardWindow } from './card-window.ts';
import { type CardEntry, Cards } from './cards.ts';
import { copyPicture } from './copy-picture.ts';
import { displaysNow, displayUnderPointer } from './displays.ts';
import { captureName } from './file-name.ts';
import { Overlays } from './overlays.ts';
import type { PageOptions } from './page-window.ts';
import { saveWithoutOverwrite } from './save-file.ts';
import { take } from './take-screenshot.ts';
import { answerTicket } from './tickets.ts';

interface CapturesOptions extends PageOptions {
  readonly session: SessionKind;
  readonly engine: EngineClient;
  readonly stillAddress: (id: string) => string;
  settings(): Settings;
  words(): Translator;
  /** The profile that the app was started for, and the one in use, which is another while things are tried out. */
  profiles(): { readonly own: string; readonly inUse: string };
  copyText(text: string): Promise<boolean>;
  /** Said before a picture of ours is put into the clipboard, so that it is not taken for somebody else's. */
  willCopyPicture(): void;
  showWindow(): void;
  /** Whether what is uploaded goes no further than this computer. */
  isTrial(): boolean;
  /** Hides the window while this goes on. @param act is told whether the window was to be seen before */
  withoutWindow<T>(act: (wasSeen: boolean) => Promise<T>): Promise<T>;
  /** Opens the editor in the window for a job that is to be edited before it goes. */
  editJob(jobId: string): void;
  sendCards(page: Electron.WebContents, cards: CaptureCard[]): void;
  chooseFolder(): Promise<string | null>;
  after(ms: number, act: () => void): () => void;
}

type Outcome = Exclude<TicketResult, { kind: 'taken' }> | { readonly kind: 'taken'; readonly bitmap: Bitmap };

/** A hidden window is off the screen when the next frame has been put together. */
const goneAfterMs = 60;
const previewWidth = 192;

/** Everything about captures: taking them, where they go, and the cards that tell of them. One is taken at a time. */
export class Captures {
  readonly #options: CapturesOptions;
  readonly #overlays: Overlays;
  readonly #cardWindow: CardWindow;
  readonly #cards: Cards;
  /** Batches whose picture is in the clipboard, which their link must not replace. */
  readonly #copiedBatches = new Set<string>();
  #state: 'idle' | 'counting' | 'taking' = 'idle';

  constructor(options: CapturesOptions) {
    this.#options = options;
    this.#overlays = new Overlays(options);
    this.#cardWindow = new CardWindow({ ...options, send: options.sendCards });
    this.#cards = new Cards(() => this.#cardWindow.show(this.#cards.all), options.isTrial);
  }

  /** Begins a capture for somebody who presses keys or a button. The same keys once more leave a countdown. */
  async begin(what: CaptureKind, delaySeconds = 0): Promise<{ taken: boolean }> {
    if (this.#state === 'counting') this.#overlays.leave();
    if (this.#state !== 'idle') return { taken: false };
    const outcome = await this.#run(what, delaySeconds);
    if (outcome.kind === 'failed') this.#cards.put(failedCard(outcome.error));
    if (outcome.kind === 'taken') void this.#deliver(outcome.bitmap);
    return { taken: outcome.kind === 'taken' };
  }

  /** Carries out what a start of the app asked for, and answers on its ticket. */
  async serve({ what, delay, ticket }: CaptureRequest): Promise<void> {
    const outcome: Outcome =
      this.#state === 'idle'
        ? await this.#run(what, delay)
        : { kind: 'failed', error: errorData('wrong-state', 'Another capture is being made.') };
    if (outcome.kind === 'failed' && ticket === null) this.#cards.put(failedCard(outcome.error));
    const answer = outcome.kind === 'taken' ? await this.#deliver(outcome.bitmap) : outcome;
    if (ticket !== null) await answerTicket(this.#options.profiles().own, ticket, answer);
  }

  onEvent(event: EngineEvent): void {
    this.#cards.onEvent(event);
  }

  reset(jobs: readonly Job[]): void {
    this.#cards.update(jobs);
  }

  linksCopied(batchId: string, copied: boolean): void {
    this.#cards.linksCopied(batchId, copied);
  }

  /** Whether the link of this batch is to leave the clipboard alone. */
  keepsClipboard(batchId: string): boolean {
    return this.#copiedBatches.has(batchId);
  }

  /** Something is being captured, or a card is still to be seen. */
  get isBusy(): boolean {
    return this.#state !== 'idle' || this.#cards.all.length > 0;
  }

  still(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#overlays.still(id);
  }

  /** Whether a page may look at a window's size: only one of ours that is deciding about a capture. */
  mayCapture(contents: { readonly id: number } | null): boolean {
    return contents !== null && this.#overlays.owns(contents);
  }

  close(): void {
    this.#overlays.leave();
    this.#cardWindow.close();
  }

  readonly handlers: Pick<
    ShellHandlers,
    | 'capture'
    | 'captureAbility'
    | 'openCapturePermission'
    | 'chooseCaptureFolder'
    | 'captureFolder'
    | 'overlayScene'
    | 'overlayDrawn'
    | 'overlayChoice'
    | 'overlayFocus'
    | 'captureCards'
    | 'actOnCapture'
    | 'fitCards'
  > = {
    // Whoever asks in the window means what lies behind it.
    capture: ({ what, delay }) =>
      this.#options.withoutWindow(async (wasSeen) => {
        if (wasSeen) await this.#pause(goneAfterMs);
        return this.begin(what, delay ?? 0);
      }),
    captureAbility: () => ({ ability: detectCaptureAbility(this.#options.session) }),
    openCapturePermission: async () => ({ opened: await openCapturePermission(this.#options.session) }),
    chooseCaptureFolder: async () => ({ path: await this.#options.chooseFolder() }),
    captureFolder: () => ({ path: defaultFolder() }),
    overlayScene: ({ token }) => ({
      scene: this.#overlays.sceneOf(token),
      language: this.#options.settings().language,
    }),
    overlayDrawn: ({ token }) => {
      this.#overlays.drawn(token);
      return {};
    },
    overlayChoice: ({ token, choice }) => {
      this.#overlays.choose(token, choice);
      return {};
    },
    overlayFocus: ({ token, which }) => {
      this.#overlays.focus(token, which);
      return {};
    },
    captureCards: () => {
      const { language, linkTemplates } = this.#options.settings();
      const templates = linkTemplates.map(({ id, name }) => ({ id, name }));
      return { cards: this.#cards.all, language, templates };
    },
    actOnCapture: async ({ id, act }) => {
      const kept = this.#cards.get(id);
      if (kept) await this.#act(kept, act);
      return {};
    },
    fitCards: ({ height }) => {
      this.#cardWindow.fit(height);
      return {};
    },
  };

  async #run(what: CaptureKind, delaySeconds: number): Promise<Outcome> {
    const { session } = this.#options;
    try {
      if (delaySeconds > 0 && !(await this.#countDown(delaySeconds))) return { kind: 'left' };
      this.#state = 'taking';
      if (this.#cardWindow.hide()) await this.#pause(goneAfterMs);
      const bitmap = await take(what, { overlays: this.#overlays, session, ownWindows });
      return bitmap ? { kind: 'taken', bitmap } : { kind: 'left' };
    } catch (thrown) {
      const isDenied = detectCaptureAbility(session) === 'denied';
      return { kind: 'failed', error: isDenied ? denied : toErrorData(thrown) };
    } finally {
      this.#state = 'idle';
      this.#cardWindow.unhide();
    }
  }

  async #countDown(seconds: number): Promise<boolean> {
    const display = displayUnderPointer(displaysNow());
    if (!display) return true;
    this.#state = 'counting';
    const until = Date.now() + seconds * 1000;
    const { kind } = await this.#overlays.countdown(until, display, this.#options.after);
    if (kind !== 'display') return false;
    await this.#pause(goneAfterMs);
    return true;
  }

  /** Brings a picture to where it is wanted, and shows its card. What cannot be queued is saved, so that none is lost. */
  async #deliver(bitmap: Bitmap): Promise<TicketResult> {
    const { engine, settings, words, profiles } = this.#options;
    const { captureThen, captureFolder } = settings();
    const name = captureName(words().t('capture.name'), new Date());
    const image = nativeImage.createFromBitmap(Buffer.from(bitmap.pixels), bitmap);
    const encoded = engine.call('encodePng', { ...bitmap }).then(
      ({ png }) => Uint8Array.from(png),
      // Without an engine it takes longer, and holds us up.
      () => Uint8Array.from(image.toPNG()),
    );
    const id = randomUUID();
    this.#cards.put({
      card: {
        id,
        picture: { preview: previewOf(image), width: bitmap.width, height: bitmap.height },
        upload: captureThen.upload ? { state: 'waiting', until: null } : null,
        saved: null,
        copied: null,
        error: null,
      },
      jobId: null,
      batchId: null,
      linked: null,
      itemId: null,
      file: null,
      savedPath: null,
      isQuiet: !settings().captureCard,
    });

    const png = await encoded;
    this.#cards.change(id, {}, { file: { name, png } });
    let error: ErrorData | null = null;
    let jobId: string | null = null;
    if (captureThen.upload) {
      const queued = await this.#queue(id, name, png, captureThen).catch(toErrorData);
      if (typeof queued === 'string') jobId = queued;
      else {
        error = queued;
        this.#cards.change(id, { upload: { state: 'failed', error } });
      }
    }
    let copied = false;
    if (captureThen.copy) {
      this.#options.willCopyPicture();
      copied = await copyPicture(image, png);
      this.#cards.change(id, { copied });
    }
    let saved: string | null = null;
    if (captureThen.save || (captureThen.upload && jobId === null)) {
      try {
        saved = await saveWithoutOverwrite(captureFolder ?? defaultFolder(), name, png);
        this.#cards.change(id, { saved: basename(saved) }, { savedPath: saved });
      } catch (thrown) {
        error = toErrorData(thrown);
        this.#cards.change(id, { error });
      }
    }
    return { kind: 'taken', name, profile: profiles().inUse, jobId, saved, copied, error };
  }

  async #queue(
    id: string,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    { copy, edit }: Pick<Settings['captureThen'], 'copy' | 'edit'>,
  ): Promise<string> {
    const { engine } = this.#options;
    // Whoever captures the same again wants a link for it, not a question.
    const how = { origin: 'capture', lane: 'interactive', duplicates: 'upload', edit } as const;
    const { batchId, added } = await engine.call('addBytes', { name, bytes, ...how });
    const [one] = added;
    if (one?.kind !== 'job')
      throw new AppError(one?.error ?? errorData('internal', 'The engine did not say what came of it.'));
    if (copy) this.#copiedBatches.add(batchId);
    const upload = { state: 'waiting', until: null } as const;
    this.#cards.change(id, { upload }, { jobId: one.jobId, batchId, linked: null, itemId: null });
    // What happened to it before we knew its name.
    const { jobs } = await engine.call('jobs', { ids: [one.jobId] });
    this.#cards.update(jobs);
    if (edit) this.#options.editJob(one.jobId);
    return one.jobId;
  }

  async #act(kept: CardEntry, act: Parameters<ShellHandlers['actOnCapture']>[0]['act']): Promise<void> {
    const { engine, settings, copyText, showWindow } = this.#options;
    const { id, upload } = kept.card;
    switch (act.kind) {
      case 'close':
        return this.#cards.remove(id);
      case 'copy': {
        if (!kept.linked) return;
        const text = formatLink(kept.linked, settings(), act.form);
        const copied = await copyText(text).catch(() => false);
        return this.#cards.change(id, { upload: { state: 'uploaded', copied } });
      }
      case 'undo':
        return this.#undo(kept);
      case 'retry':
        if (kept.jobId) await engine.call('retry', { ids: [kept.jobId] });
        else await this.#queueAgain(kept);
        return;
      case 'send-now':
        if (kept.jobId) await engine.call('sendNow', { ids: [kept.jobId] });
        return;
      case 'answer':
        return this.#answer(kept, act.answer);
      case 'open': {
        const address =
          upload?.state === 'uploaded' && kept.linked ? webAddress(kept.linked.remote.link) : null;
        if (address) await shell.openExternal(address);
        else showWindow();
        return;
      }
      case 'reveal':
        if (kept.savedPath) shell.showItemInFolder(kept.savedPath);
        return;
      case 'edit': {
        const refused = await this.#edit(kept).then(() => null, toErrorData);
        if (refused) this.#cards.change(id, { error: refused });
        return;
      }
    }
  }

  /** What the engine could not take is tried once more, from its file here. */
  async #queueAgain({ card: { id }, file }: CardEntry): Promise<void> {
    if (!file) return;
    const { captureThen } = this.#options.settings();
    const queued = await this.#queue(id, file.name, file.png, captureThen).catch(toErrorData);
    if (typeof queued !== 'string') this.#cards.change(id, { upload: { state: 'failed', error: queued } });
  }

  async #answer({ jobId }: CardEntry, answer: 'accept' | 'decline'): Promise<void> {
    const { engine } = this.#options;
    const [job] = jobId ? (await engine.call('jobs', { ids: [jobId] })).jobs : [];
    if (!job) return;
    const { account, privacy } = job;
    await engine.call('answerConsent', { kind: 'capture', account, privacy, answer });
  }

  /** The job itself while it can still be edited; afterwards a copy, which is uploaded as one more picture. */
  async #edit({ card: { id, upload }, jobId, file }: CardEntry): Promise<void> {
    const open: readonly (string | undefined)[] = ['waiting', 'grace', 'consent', 'held', 'failed'];
    const isOpen = open.includes(upload?.state);
    if (jobId !== null && isOpen) {
      await this.#options.engine.call('beginEdit', { jobId });
      this.#options.editJob(jobId);
    } else if (file) await this.#queue(id, file.name, file.png, { copy: false, edit: true });
  }

  /** Takes the upload back, or takes that back, by how it stands. */
  async #undo({ card, jobId, itemId }: CardEntry): Promise<void> {
    const { engine } = this.#options;
    const refused = await this.#undoing(card, jobId, itemId, engine);
    if (refused) this.#cards.change(card.id, { error: refused });
  }

  async #undoing(
    { upload }: CaptureCard,
    jobId: string | null,
    itemId: string | null,
    engine: EngineClient,
  ): Promise<ErrorData | null> {
    try {
      if (upload?.state === 'deleting' && itemId)
        return firstRefusal(await engine.call('undoDelete', { ids: [itemId] }));
      if (upload?.state === 'uploaded' && itemId)
        return firstRefusal(await engine.call('deleteRemote', { ids: [itemId] }));
      return jobId ? firstRefusal(await engine.call('cancel', { ids: [jobId] })) : null;
    } catch (thrown) {
      return toErrorData(thrown);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.after(ms, resolve));
  }
}

const denied = errorData('screen-denied', 'The system does not let this app capture the screen.');

function firstRefusal({ refused }: { readonly refused: readonly { readonly error: ErrorData }[] }) {
  return refused[0]?.error ?? null;
}

function failedCard(error: ErrorData): CardEntry {
  const card = { id: randomUUID(), picture: null, upload: null, saved: null, copied: null, error };
  return {
    card,
    jobId: null,
    batchId: null,
    linked: null,
    itemId: null,
    file: null,
    savedPath: null,
    isQuiet: false,
  };
}

function previewOf(image: Electron.NativeImage): string {
  const { width } = image.getSize();
  return (width > previewWidth ? image.resize({ width: previewWidth, quality: 'good' }) : image).toDataURL();
}

function defaultFolder(): string {
  return join(app.getPath('pictures'), 'Snapferry');
}

function ownWindows(): ReadonlySet<string> {
  return new Set(BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId()));
}
