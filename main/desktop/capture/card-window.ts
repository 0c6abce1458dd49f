import { type BrowserWindow, screen, type WebContents } from 'electron';
import type { CaptureCard } from '../../../contract/capture.ts';
import { openPage, type PageOptions } from './page-window.ts';

const width = 340;
/** Distance in DIP between the card and the edges of the screen's work area. */
const margin = 16;

interface CardWindowOptions extends PageOptions {
  readonly send: (page: WebContents, cards: CaptureCard[]) => void;
}

/**
 * Controls the small window in the corner in which cards are stacked. It exists while there is a card, and takes no
 * focus.
 */
export class CardWindow {
  readonly #options: CardWindowOptions;
  #window: BrowserWindow | null = null;
  #cards: CaptureCard[] = [];
  #height = 0;
  #isHidden = false;

  constructor(options: CardWindowOptions) {
    this.#options = options;
  }

  show(cards: CaptureCard[]): void {
    this.#cards = cards;
    if (cards.length === 0) this.close();
    else if (this.#window) this.#options.send(this.#window.webContents, cards);
    else this.#open();
  }

  /** Resizes the window to the height of the page's content. */
  fit(height: number): void {
    this.#height = height;
    const window = this.#window;
    if (!window || this.#cards.length === 0) return;
    window.setBounds(this.#place(window));
    if (!this.#isHidden && !window.isVisible()) window.showInactive();
  }

  /**
   * Hides the window during a capture.
   * @returns whether it was visible
   */
  hide(): boolean {
    this.#isHidden = true;
    const wasVisible = this.#window?.isVisible() ?? false;
    this.#window?.hide();
    return wasVisible;
  }

  unhide(): void {
    this.#isHidden = false;
    if (this.#window && this.#height > 0 && this.#cards.length > 0) this.#window.showInactive();
  }

  close(): void {
    const window = this.#window;
    this.#window = null;
    this.#height = 0;
    if (window && !window.isDestroyed()) window.destroy();
  }

  #open(): void {
    const window = openPage(this.#options, 'card.html', {
      width,
      height: 120,
      movable: false,
      hasShadow: true,
    });
    // Kept out of captures where the system can; elsewhere it is hidden while one is taken.
    window.setContentProtection(true);
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    // A window manager of X11 forgets what it was told of a window that it did not show yet, and a question would be lost
    // below the next window that is clicked.
    if (process.platform === 'linux') window.on('show', () => window.setAlwaysOnTop(true, 'screen-saver'));
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    this.#window = window;
  }

  /** Returns the place at the bottom right of the display that had the pointer when the window opened. */
  #place(window: BrowserWindow): Electron.Rectangle {
    const point = window.isVisible() ? window.getBounds() : screen.getCursorScreenPoint();
    const { workArea } = screen.getDisplayNearestPoint(point);
    const height = Math.min(this.#height, workArea.height - 2 * margin);
    return {
      x: workArea.x + workArea.width - width - margin,
      y: workArea.y + workArea.height - height - margin,
      width,
      height,
    };
  }
}
