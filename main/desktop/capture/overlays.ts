import { randomUUID } from 'node:crypto';
import { type BrowserWindow, screen } from 'electron';
import type { CaptureRegion, OverlayChoice, OverlayScene } from '../../../contract/capture.ts';
import { type Bitmap, toBmp } from './bitmap.ts';
import type { DisplayGeometry } from './geometry.ts';
import { openPage, type PageOptions } from './page-window.ts';
import type { ListedWindow, Still } from './stills.ts';

/** The user's choice and the display where it was made. */
export type Decision = OverlayChoice & { readonly displayId: string };

interface Shown {
  readonly window: BrowserWindow;
  readonly scene: OverlayScene;
  readonly displayId: string;
  readonly takesFocus: boolean;
}

/** What the user may do on the overlays of a region. */
type RegionQuestion = Pick<Extract<OverlayScene, { kind: 'region' }>, 'hasWindows' | 'atOnce' | 'recording'>;

interface OverlaysOptions extends PageOptions {
  readonly stillAddress: (id: string) => string;
}

/**
 * Milliseconds in which a page must have drawn itself; one that does not would leave the user before an empty screen.
 */
const drawnWithinMs = 10_000;
const countdownSize = { width: 232, height: 76 };

/**
 * Manages the windows of a capture in progress: one over each display to select a region, one for the list of windows,
 * a small one that counts down. A choice in one of them closes all; so does a crash of one.
 */
export class Overlays {
  readonly #options: OverlaysOptions;
  readonly #shown = new Map<string, Shown>();
  readonly #stills = new Map<string, Uint8Array<ArrayBuffer>>();
  #decide: (decision: Decision) => void = () => {};

  constructor(options: OverlaysOptions) {
    this.#options = options;
  }

  /**
   * Lets the user select a region of one display.
   * @param first id of the display that gets the keyboard focus first
   */
  region(stills: readonly Still[], first: string, how: RegionQuestion): Promise<Decision> {
    return this.#ask((open) => {
      for (const { display, bitmap } of stills) {
        const scene: OverlayScene = {
          kind: 'region',
          still: this.#keep(bitmap),
          width: bitmap.width,
          height: bitmap.height,
          isFirst: display.id === first,
          displays: stills.length,
          ...how,
        };
        open(scene, display, display.bounds, display.id === first);
      }
    });
  }

  /** Lets the user choose one of these windows. */
  windows(windows: readonly ListedWindow[], display: DisplayGeometry): Promise<Decision> {
    return this.#ask((open) => {
      open({ kind: 'window', windows: [...windows] }, display, display.bounds, true);
    });
  }

  /**
   * Counts down in a corner without taking the focus, because what is open now is to be captured. Settles when it was
   * cancelled, or the time is over (`display`).
   */
  countdown(until: number, display: DisplayGeometry, after: (ms: number, act: () => void) => () => void) {
    const { x, y, width } = screen.getDisplayNearestPoint(display.bounds).workArea;
    const place = { x: x + Math.round((width - countdownSize.width) / 2), y: y + 24, ...countdownSize };
    const asked = this.#ask((open) => open({ kind: 'countdown', until }, display, place, false));
    const cancel = after(until - Date.now(), () =>
      this.#end({ kind: 'display', use: null, displayId: display.id }),
    );
    return asked.finally(cancel);
  }

  sceneOf(token: string): OverlayScene | null {
    return this.#shown.get(token)?.scene ?? null;
  }

  /** Handles the page's report that it is drawn. */
  drawn(token: string): void {
    const shown = this.#shown.get(token);
    if (!shown || shown.window.isDestroyed() || shown.window.isVisible()) return;
    if (shown.takesFocus) {
      shown.window.show();
      takeKeys(shown.window);
    } else shown.window.showInactive();
  }

  focus(token: string, which: 'this' | 'next'): void {
    const tokens = [...this.#shown.keys()];
    const at = tokens.indexOf(token) + (which === 'next' ? 1 : 0);
    const shown = this.#shown.get(tokens[at % tokens.length] ?? '');
    if (shown) takeKeys(shown.window);
  }

  choose(token: string, choice: OverlayChoice): void {
    const shown = this.#shown.get(token);
    if (shown) this.#end({ ...choice, displayId: shown.displayId });
  }

  /** Cancels the choice in progress, if any. */
  leave(): void {
    this.#end({ kind: 'left', displayId: '' });
  }

  /** Returns the still of a display as a file for the pages. */
  still(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#stills.get(id) ?? null;
  }

  owns(contents: { readonly id: number }): boolean {
    return [...this.#shown.values()].some(
      ({ window }) => !window.isDestroyed() && window.webContents.id === contents.id,
    );
  }

  #ask(
    fill: (
      open: (scene: OverlayScene, display: DisplayGeometry, place: CaptureRegion, focus: boolean) => void,
    ) => void,
  ): Promise<Decision> {
    const asked = new Promise<Decision>((resolve) => {
      this.#decide = resolve;
    });
    fill((scene, display, place, takesFocus) => this.#open(scene, display, place, takesFocus));
    return asked;
  }

  #open(
    scene: OverlayScene,
    { id: displayId }: DisplayGeometry,
    place: CaptureRegion,
    takesFocus: boolean,
  ): void {
    const token = randomUUID();
    const isWhole = scene.kind !== 'countdown';
    const window = openPage(this.#options, `overlay.html#${token}`, {
      ...place,
      backgroundColor: '#17191a',
      movable: false,
      focusable: isWhole,
      enableLargerThanScreen: true,
      // On Linux a window manager reserves space for panels from all windows but these.
      ...(isWhole && process.platform === 'linux' ? { fullscreen: true } : {}),
    });
    // A window manager may have moved it while it was created.
    window.setBounds(place);
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    const die = () => this.choose(token, { kind: 'left' });
    const timer = setTimeout(() => {
      if (!window.isDestroyed() && !window.isVisible()) die();
    }, drawnWithinMs);
    window.webContents.once('render-process-gone', die);
    window.once('closed', () => {
      clearTimeout(timer);
      die();
    });
    this.#shown.set(token, { window, scene, displayId, takesFocus });
  }

  #keep(bitmap: Bitmap): string {
    const id = randomUUID();
    this.#stills.set(id, toBmp(bitmap));
    return this.#options.stillAddress(id);
  }

  #end(decision: Decision): void {
    const windows = [...this.#shown.values()].map(({ window }) => window);
    this.#shown.clear();
    this.#stills.clear();
    for (const window of windows) if (!window.isDestroyed()) window.destroy();
    this.#decide(decision);
    this.#decide = () => {};
  }
}

function takeKeys(window: BrowserWindow): void {
  window.focus();
  window.webContents.focus();
}
