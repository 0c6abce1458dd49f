import { randomUUID } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { CaptureCard, CaptureKind, TicketResult } from '../../../contract/capture.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { SessionKind } from '../../../contract/hotkeys.ts';
import type { Job } from '../../../contract/job.ts';
import type { ShellHandlers } from '../ipc/router.ts';
import type { Bitmap } from './bitmap.ts';
import { detectCaptureAbility, openCapturePermission } from './capability.ts';
import type { CaptureRequest } from './capture-request.ts';
import { CardActions, type CardActionsOptions } from './card-actions.ts';
import { CardWindow } from './card-window.ts';
import { Cards, newEntry } from './cards.ts';
import { CaptureDelivery, type DeliveryOptions, defaultCaptureFolder } from './delivery.ts';
import { displaysNow, displayUnderPointer } from './displays.ts';
import { Overlays } from './overlays.ts';
import type { PageOptions } from './page-window.ts';
import { take } from './take-screenshot.ts';
import { answerTicket } from './tickets.ts';

interface CapturesOptions extends PageOptions, DeliveryOptions, CardActionsOptions {
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
  chooseFolder(): Promise<string | null>;
  after(ms: number, act: () => void): () => void;
}

/** State of the only capture that may be in progress. */
type CaptureMode =
  /** No capture. */
  | 'idle'
  /** Counting down. */
  | 'counting'
  /** Screens are frozen while the user selects. */
  | 'taking';

type Outcome = Exclude<TicketResult, { kind: 'taken' }> | { readonly kind: 'taken'; readonly bitmap: Bitmap };

/** Milliseconds until a hidden window has disappeared from the screen, with the next composed frame. */
const goneAfterMs = 60;

/** Takes captures, one at a time, and delivers them; answers the calls of the overlay and card windows. */
export class Captures {
  readonly #options: CapturesOptions;
  readonly #overlays: Overlays;
  readonly #cardWindow: CardWindow;
  readonly #cards: Cards;
  readonly #delivery: CaptureDelivery;
  readonly #actions: CardActions;
  #mode: CaptureMode = 'idle';

  constructor(options: CapturesOptions) {
    this.#options = options;
    this.#overlays = new Overlays(options);
    this.#cardWindow = new CardWindow({ ...options, send: options.sendCards });
    this.#cards = new Cards((cards) => this.#cardWindow.show(cards), options.isTrial);
    this.#delivery = new CaptureDelivery(options, this.#cards);
    this.#actions = new CardActions(options, this.#cards, this.#delivery);
  }

  /** Begins a capture from a hotkey or a button. The same hotkey again cancels a countdown. */
  async begin(what: CaptureKind, delaySeconds = 0): Promise<{ taken: boolean }> {
    if (this.#mode === 'counting') this.#overlays.leave();
    if (this.#mode !== 'idle') return { taken: false };
    const outcome = await this.#run(what, delaySeconds);
    if (outcome.kind === 'failed') this.#cards.put(newEntry(randomUUID(), { error: outcome.error }));
    if (outcome.kind === 'taken') void this.#delivery.deliver(outcome.bitmap);
    return { taken: outcome.kind === 'taken' };
  }

  /** Performs the capture that a start of the app requested, and writes the result to its ticket. */
  async serve({ what, delay, ticket }: CaptureRequest): Promise<void> {
    const outcome: Outcome =
      this.#mode === 'idle'
        ? await this.#run(what, delay)
        : { kind: 'failed', error: errorData('wrong-state', 'Another capture is being made.') };
    if (outcome.kind === 'failed' && ticket === null)
      this.#cards.put(newEntry(randomUUID(), { error: outcome.error }));
    const answer = outcome.kind === 'taken' ? await this.#delivery.deliver(outcome.bitmap) : outcome;
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

  /** Whether the link of this batch must not replace the clipboard's content. */
  keepsClipboard(batchId: string): boolean {
    return this.#delivery.keepsClipboard(batchId);
  }

  /** Whether a capture is in progress or a card is visible. */
  get isBusy(): boolean {
    return this.#mode !== 'idle' || this.#cards.all.length > 0;
  }

  still(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#overlays.still(id);
  }

  /** Whether a page may read a window's size: only our own overlays during a capture. */
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
      if (kept) await this.#actions.act(kept, act);
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
      this.#mode = 'taking';
      if (this.#cardWindow.hide()) await this.#pause(goneAfterMs);
      const bitmap = await take(what, { overlays: this.#overlays, session, ownWindows });
      return bitmap ? { kind: 'taken', bitmap } : { kind: 'left' };
    } catch (thrown) {
      const isDenied = detectCaptureAbility(session) === 'denied';
      return { kind: 'failed', error: isDenied ? denied : toErrorData(thrown) };
    } finally {
      this.#mode = 'idle';
      this.#cardWindow.unhide();
    }
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

const denied = errorData('screen-denied', 'The system does not let this app capture the screen.');

function ownWindows(): ReadonlySet<string> {
  return new Set(BrowserWindow.getAllWindows().map((window) => window.getMediaSourceId()));
}
