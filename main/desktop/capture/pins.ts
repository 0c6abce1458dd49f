import { randomUUID } from 'node:crypto';
import { type BrowserWindow, Menu, screen, type WebContents } from 'electron';
import type { CaptureRegion, CaptureUse, PinView } from '../../../contract/capture.ts';
import type { ShellInput } from '../../../contract/shell.ts';
import type { Translator } from '../../../i18n/index.ts';
import { type Bitmap, toBmp } from './bitmap.ts';
import type { DisplayGeometry, Size } from './geometry.ts';
import { openPage, type PageOptions } from './page-window.ts';
import { firstPinPlace, movedPin, naturalSize, type PinPlace, zoomedPin } from './pin-geometry.ts';

export interface PinsOptions extends PageOptions {
  readonly stillAddress: (id: string) => string;
  i18n(): Translator;
  /** Tells the page of a pin how it looks now. */
  sendPin(page: WebContents, view: PinView): void;
}

interface Pin {
  readonly window: BrowserWindow;
  readonly bitmap: Bitmap;
  /** Id of the picture for its page. */
  readonly stillId: string;
  /** Size at zoom 1, in DIP. */
  readonly natural: Size;
  place: PinPlace;
  /** From 0.1 to 1. */
  opacity: number;
}

type PinAct = ShellInput<'actOnPin'>['act'];

/** Opacities in the menu of a pin, in per cent. */
const opacities = [100, 75, 50, 25] as const;
const uses = ['copy', 'save', 'upload', 'edit'] as const satisfies readonly CaptureUse[];
const centre = { x: 0.5, y: 0.5 } as const;

/** Keeps captured pictures on the screen, each in a small window over all others, until it is closed. */
export class Pins {
  readonly #options: PinsOptions;
  readonly #use: (bitmap: Bitmap, use: CaptureUse) => void;
  readonly #pins = new Map<string, Pin>();
  /** Pictures until their page has drawn them. */
  readonly #stills = new Map<string, Uint8Array<ArrayBuffer>>();

  /** @param use does something else with the picture of a pin */
  constructor(options: PinsOptions, use: (bitmap: Bitmap, use: CaptureUse) => void) {
    this.#options = options;
    this.#use = use;
  }

  /**
   * Pins a picture.
   * @param area the part of the display that it shows, in its pixels; null: unknown
   */
  open(bitmap: Bitmap, display: DisplayGeometry, area: CaptureRegion | null): void {
    const token = randomUUID();
    const stillId = randomUUID();
    this.#stills.set(stillId, toBmp(bitmap));
    const place = firstPinPlace(bitmap, display, area);
    const { zoom: _, ...bounds } = place;
    const window = openPage(this.#options, `pin.html#${token}`, {
      ...bounds,
      minWidth: 1,
      minHeight: 1,
      transparent: true,
      backgroundColor: '#00000000',
      enableLargerThanScreen: true,
    });
    // A window manager may have moved it while it was created.
    window.setBounds(bounds);
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    const forget = () => {
      this.#pins.delete(token);
      this.#stills.delete(stillId);
    };
    window.once('closed', forget);
    window.webContents.once('render-process-gone', () => this.#close(token));
    this.#pins.set(token, {
      window,
      bitmap,
      stillId,
      natural: naturalSize(bitmap, display),
      place,
      opacity: 1,
    });
  }

  get count(): number {
    return this.#pins.size;
  }

  still(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#stills.get(id) ?? null;
  }

  /** Returns what the page of a pin shows; null once it was closed. */
  viewOf(token: string): PinView | null {
    const pin = this.#pins.get(token);
    return pin ? this.#viewOf(pin) : null;
  }

  /** Shows the window of a pin whose page has drawn its picture, which is kept here no longer. */
  drawn(token: string): void {
    const pin = this.#pins.get(token);
    if (!pin || pin.window.isDestroyed()) return;
    this.#stills.delete(pin.stillId);
    if (!pin.window.isVisible()) pin.window.show();
  }

  act(token: string, act: PinAct): void {
    const pin = this.#pins.get(token);
    if (!pin || pin.window.isDestroyed()) return;
    switch (act.kind) {
      case 'zoom':
        this.#put(pin, zoomedPin(pin.place, pin.natural, pin.place.zoom * act.by, act.at));
        break;
      case 'actual-size':
        this.#put(pin, zoomedPin(pin.place, pin.natural, 1, centre));
        break;
      case 'move': {
        const { workArea } = screen.getDisplayMatching(pin.window.getBounds());
        this.#put(pin, movedPin(pin.place, act.dx, act.dy, workArea));
        break;
      }
      case 'opacity':
        this.#fade(pin, act.opacity);
        break;
      case 'menu':
        this.#popUp(token, pin);
        break;
      case 'use':
        this.#use(pin.bitmap, act.use);
        break;
      case 'close':
        this.#close(token);
        break;
    }
  }

  close(): void {
    for (const token of [...this.#pins.keys()]) this.#close(token);
  }

  #close(token: string): void {
    const window = this.#pins.get(token)?.window;
    this.#pins.delete(token);
    if (window && !window.isDestroyed()) window.destroy();
  }

  #put(pin: Pin, place: PinPlace): void {
    pin.place = place;
    const { x, y, width, height } = place;
    pin.window.setBounds({ x, y, width, height });
    this.#tell(pin);
  }

  #fade(pin: Pin, opacity: number): void {
    pin.opacity = opacity;
    this.#tell(pin);
  }

  #tell(pin: Pin): void {
    this.#options.sendPin(pin.window.webContents, this.#viewOf(pin));
  }

  #viewOf({ bitmap: { width, height }, stillId, opacity, place }: Pin): PinView {
    return { still: this.#options.stillAddress(stillId), width, height, opacity, zoom: place.zoom };
  }

  /** Shows a menu of the system, which may be larger than the pin. */
  #popUp(token: string, pin: Pin): void {
    const i18n = this.#options.i18n();
    const menu = Menu.buildFromTemplate([
      ...uses.map((use) => ({
        label: i18n.t(`capture.use.${use}`),
        click: () => this.act(token, { kind: 'use', use }),
      })),
      { type: 'separator' },
      { label: i18n.t('pin.actual-size'), click: () => this.act(token, { kind: 'actual-size' }) },
      {
        label: i18n.t('pin.opacity'),
        submenu: opacities.map((percent) => ({
          label: i18n.t('editor.zoom.value', { percent: i18n.formatNumber(percent) }),
          type: 'radio' as const,
          checked: Math.round(pin.opacity * 100) === percent,
          click: () => this.act(token, { kind: 'opacity', opacity: percent / 100 }),
        })),
      },
      { type: 'separator' },
      { label: i18n.t('pin.close'), click: () => this.act(token, { kind: 'close' }) },
    ]);
    menu.popup({ window: pin.window });
  }
}
