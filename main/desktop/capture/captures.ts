import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { BrowserWindow } from 'electron';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { CaptureCard, CaptureKind, TicketResult } from '../../../contract/capture.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HotkeyAction, SessionKind } from '../../../contract/hotkeys.ts';
import type { Job } from '../../../contract/job.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellHandlers } from '../ipc/router.ts';
import { detectCaptureAbility, openCapturePermission } from './capability.ts';
import type { CaptureRequest } from './capture-request.ts';
import { CardActions, type CardActionsOptions } from './card-actions.ts';
import { CardWindow } from './card-window.ts';
import { Cards, newEntry } from './cards.ts';
import { chooseRecording } from './choose-recording.ts';
import { CaptureDelivery, type DeliveryOptions, defaultCaptureFolder } from './delivery.ts';
import { displaysNow, displayUnderPointer } from './displays.ts';
import { Overlays } from './overlays.ts';
import type { PageOptions } from './page-window.ts';
import { Pins, type PinsOptions } from './pins.ts';
import { Recorder, type RecorderOptions } from './recorder.ts';
import { writeChosenFile } from './save-file.ts';
import { type Taken, take } from './take-screenshot.ts';
import { answerTicket } from './tickets.ts';

interface CapturesOptions
  extends PageOptions,
    DeliveryOptions,
    CardActionsOptions,
    PinsOptions,
    RecorderOptions {
  readonly session: SessionKind;
  readonly stillAddress: (id: string) => string;
  /** Whether uploads go to a stand-in on this computer. */
  isTrial(): boolean;
  /**
   * Hides the window during `act`.
   * @param act is told whether the window was visible before
   */
  withoutWindow<T>(act: (wasSeen: boolean) => Promise<T>): Promise<T>;
  sendCards(page: Electron.WebContents, cards: CaptureCard[]): void;
  /** Tells the window which jobs have a card, whenever that changes. */
  tellJobsOnCards(ids: string[]): void;
  chooseFolder(): Promise<string | null>;
  /** Asks where a picture of this name is to be saved; null: nowhere. */
  chooseSavePlace(name: string): Promise<string | null>;
  changeSettings(patch: Partial<Settings>): void;
}

/** State of the only capture that may be in progress. */
type CaptureMode =
  /** No capture. */
  | 'idle'
  /** Counting down. */
  | 'counting'
  /** Screens are frozen while the user selects. */
  | 'taking';

type Outcome = Exclude<TicketResult, { kind: 'taken' }> | { readonly kind: 'taken'; readonly taken: Taken };

/** Milliseconds until a hidden window has disappeared from the screen, with the next composed frame. */
const goneAfterMs = 60;

/** Returns the action whose hotkey takes such a capture. */
const actionOf = (what: CaptureKind, delaySeconds: number): HotkeyAction =>
  what === 'region' && delaySeconds > 0 ? 'capture-delayed' : `capture-${what}`;

/** Takes captures, one at a time, and delivers them; answers the calls of the overlay and card windows. */
export class Captures {
  readonly #options: CapturesOptions;
  readonly #overlays: Overlays;
  readonly #cardWindow: CardWindow;
  readonly #cards: Cards;
  readonly #delivery: CaptureDelivery;
  readonly #actions: CardActions;
  readonly #pins: Pins;
  readonly #recorder: Recorder;
  #mode: CaptureMode = 'idle';
  #toldJobIds = '';

  constructor(options: CapturesOptions) {
    this.#options = options;
    this.#overlays = new Overlays(options);
    this.#cardWindow = new CardWindow({ ...options, send: options.sendCards });
    this.#cards = new Cards((cards) => this.#showCards(cards), options.isTrial);
    this.#delivery = new CaptureDelivery(options, this.#cards);
    this.#actions = new CardActions(options, this.#cards, this.#delivery);
    this.#recorder = new Recorder(options);
    this.#pins = new Pins(options, (bitmap, use) => void this.#delivery.deliver(bitmap, { use }));
  }

  /**
   * Begins a capture from a hotkey or a button. The same hotkey again cancels a countdown.
   * @param host id of its destination; null: as usual
   */
  async begin(what: CaptureKind, delaySeconds = 0, host: string | null = null): Promise<{ taken: boolean }> {
    if (this.#mode === 'counting') this.#overlays.leave();
    if (this.#mode !== 'idle') return { taken: false };
    const outcome = await this.#run(what, delaySeconds);
    if (outcome.kind === 'failed') this.#tellFailure(outcome.error);
    if (outcome.kind === 'taken') void this.#deliver(outcome.taken, host);
    return { taken: outcome.kind === 'taken' };
  }

  /** Performs the capture that a start of the app requested, and writes the result to its ticket. */
  async serve({ what, delay, ticket }: CaptureRequest): Promise<void> {
    if (what === 'record') return this.record(this.#options.settings().hotkeyHosts['record-region'] ?? null);
    const outcome: Outcome =
      this.#mode === 'idle'
        ? await this.#run(what, delay)
        : { kind: 'failed', error: errorData('wrong-state', 'Another capture is being made.') };
    if (outcome.kind === 'failed' && ticket === null) this.#tellFailure(outcome.error);
    // Where the system lets no program have hotkeys, its own keys start this command: the same action, the same host.
    const host = this.#options.settings().hotkeyHosts[actionOf(what, delay)] ?? null;
    const answer = outcome.kind === 'taken' ? await this.#deliver(outcome.taken, host) : outcome;
    if (ticket !== null) await answerTicket(this.#options.profiles().own, ticket, answer);
  }

  /**
   * Lets the user choose a region and records it, or ends the recording in progress.
   * @param host id of its destination; null: as usual
   */
  async record(host: string | null = null): Promise<void> {
    if (this.#recorder.isOn) return this.#recorder.stop();
    if (this.#mode !== 'idle') return;
    try {
      const chosen = await this.#alone(() =>
        chooseRecording(this.#overlays, this.#options.session, this.#options.settings()),
      );
      if (!chosen) return;
      this.#options.changeSettings({ recordingFormat: chosen.scene.format });
      const outcome = await this.#recorder.record(chosen.scene, chosen.display);
      if (outcome.kind === 'done') await this.#delivery.deliverRecording(outcome, host);
      else if (outcome.kind === 'failed') throw new AppError(recordingErrors[outcome.why]);
    } catch (thrown) {
      this.#tellFailure(this.#toError(thrown));
    }
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

  /** Ids of the jobs that have a card on the screen. */
  get jobsOnCards(): string[] {
    return this.#cards.jobIds;
  }

  /** Whether the link of this batch must not replace the clipboard's content. */
  keepsClipboard(batchId: string): boolean {
    return this.#delivery.keepsClipboard(batchId);
  }

  /** Whether a capture or a recording is in progress, or a card or a pin is visible. */
  get isBusy(): boolean {
    const isInProgress = this.#mode !== 'idle' || this.#recorder.isOn;
    return isInProgress || this.#cards.all.length > 0 || this.#pins.count > 0;
  }

  still(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#overlays.still(id) ?? this.#pins.still(id);
  }

  /** Whether a page may see the screen: only our own overlays, for a window's size, and the page of a recording. */
  mayCapture(contents: { readonly id: number } | null): boolean {
    return contents !== null && (this.#overlays.owns(contents) || this.#recorder.owns(contents));
  }

  close(): void {
    this.#overlays.leave();
    this.#cardWindow.close();
    this.#pins.close();
    this.#recorder.close();
  }

  readonly handlers: Pick<
    ShellHandlers,
    | 'capture'
    | 'captureAbility'
    | 'openCapturePermission'
    | 'chooseCaptureFolder'
    | 'captureFolder'
    | 'copyPicture'
    | 'savePicture'
    | 'overlayScene'
    | 'overlayDrawn'
    | 'overlayChoice'
    | 'overlayFocus'
    | 'record'
    | 'recordingScene'
    | 'recordingDrawn'
    | 'finishRecording'
    | 'pinView'
    | 'pinDrawn'
    | 'actOnPin'
    | 'captureCards'
    | 'actOnCapture'
    | 'fitCards'
  > = {
    // The user who captures from the window means what lies behind it.
    capture: ({ what, delay }) =>
      this.#options.withoutWindow(async (wasSeen) => {
        if (wasSeen) await this.#pause(goneAfterMs);
        return this.begin(what, delay ?? 0);
      }),
    captureAbility: () => ({ ability: detectCaptureAbility(this.#options.session) }),
    openCapturePermission: async () => ({ opened: await openCapturePermission(this.#options.session) }),
    chooseCaptureFolder: async () => ({ path: await this.#options.chooseFolder() }),
    captureFolder: () => ({ path: defaultCaptureFolder() }),
    copyPicture: async ({ bytes }) => ({ copied: await this.#delivery.copyPicture(bytes) }),
    savePicture: async ({ name, bytes }) => {
      const path = await this.#options.chooseSavePlace(name);
      if (path !== null) await writeChosenFile(path, bytes);
      return { saved: path && basename(path) };
    },
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
    record: () => {
      if (this.#recorder.isOn) void this.record();
      else
        void this.#options.withoutWindow(async (wasSeen) => {
          if (wasSeen) await this.#pause(goneAfterMs);
          return this.record();
        });
      return {};
    },
    recordingScene: ({ token }) => ({
      scene: this.#recorder.sceneOf(token),
      language: this.#options.settings().language,
    }),
    recordingDrawn: ({ token }) => {
      this.#recorder.drawn(token);
      return {};
    },
    finishRecording: ({ token, outcome }) => {
      this.#recorder.finish(token, outcome);
      return {};
    },
    pinView: ({ token }) => ({
      view: this.#pins.viewOf(token),
      language: this.#options.settings().language,
    }),
    pinDrawn: ({ token }) => {
      this.#pins.drawn(token);
      return {};
    },
    actOnPin: ({ token, act }) => {
      this.#pins.act(token, act);
      return {};
    },
    captureCards: () => {
      const { language, linkTemplates } = this.#options.settings();
      const templates = linkTemplates.map(({ id, name }) => ({ id, name }));
      return { cards: this.#cards.all, language, templates };
    },
    actOnCapture: async ({ id, act }) => {
      const kept = this.#cards.get(id);
      if (kept) await this.#actions.act(kept, act);
      return {};
    },
    fitCards: ({ height }) => {
      this.#cardWindow.fit(height);
      return {};
    },
  };

  #showCards(cards: CaptureCard[]): void {
    this.#cardWindow.show(cards);
    const ids = this.#cards.jobIds;
    const told = ids.join();
    if (told === this.#toldJobIds) return;
    this.#toldJobIds = told;
    this.#options.tellJobsOnCards(ids);
  }

  async #run(what: CaptureKind, delaySeconds: number): Promise<Outcome> {
    const { session } = this.#options;
    try {
      if (delaySeconds > 0 && !(await this.#countDown(delaySeconds))) return { kind: 'left' };
      const { captureAtOnce: atOnce, lastRegion: last } = this.#options.settings();
      const taken = await this.#alone(() =>
        take(what, { overlays: this.#overlays, session, atOnce, last, ownWindows }),
      );
      if (taken) this.#remember(taken);
      return taken ? { kind: 'taken', taken } : { kind: 'left' };
    } catch (thrown) {
      return { kind: 'failed', error: this.#toError(thrown) };
    } finally {
      this.#mode = 'idle';
    }
  }

  /** Does what looks at the screen: alone, and while no card is on it. */
  async #alone<T>(look: () => Promise<T>): Promise<T> {
    this.#mode = 'taking';
    try {
      if (this.#cardWindow.hide()) await this.#pause(goneAfterMs);
      return await look();
    } finally {
      this.#mode = 'idle';
      this.#cardWindow.unhide();
    }
  }

  #toError(thrown: unknown): ErrorData {
    return detectCaptureAbility(this.#options.session) === 'denied' ? denied : toErrorData(thrown);
  }

  #tellFailure(error: ErrorData): void {
    this.#cards.put(newEntry(randomUUID(), { error }));
  }

  /** Remembers a selected region for the next time. A whole display is none. */
  #remember({ display, area }: Taken): void {
    if (!display || !area) return;
    const isWhole = area.width === display.pixels.width && area.height === display.pixels.height;
    if (!isWhole) this.#options.changeSettings({ lastRegion: { display: display.id, ...area } });
  }

  #deliver({ bitmap, use, display, area }: Taken, host: string | null): Promise<TicketResult> {
    const place = use === 'pin' ? (display ?? displayUnderPointer(displaysNow())) : null;
    if (place) this.#pins.open(bitmap, place, area);
    return this.#delivery.deliver(bitmap, { host, use });
  }

  async #countDown(seconds: number): Promise<boolean> {
    const display = displayUnderPointer(displaysNow());
    if (!display) return true;
    this.#mode = 'counting';
    const until = Date.now() + seconds * 1000;
    const { kind } = await this.#overlays.countdown(until, display, this.#options.after);
    if (kind !== 'display') return false;
    await this.#pause(goneAfterMs);
    return true;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.after(ms, resolve));
  }
}

const recordingErrors = {
  empty: errorData('recording-empty', 'It ended before the first frame.'),
  encoder: errorData('recording-failed', 'The encoder gave nothing.'),
  screen: errorData('screen-unreadable', 'The system gave no stream of the screen.'),
} as const;
const denied = errorData('screen-denied', 'The system does not let this app capture the screen.');

function ownWindows(): ReadonlySet<string> {
  return new Set(BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId()));
}
