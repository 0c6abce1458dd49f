import { Menu, type NativeImage, nativeImage, Tray } from 'electron';
import type { Translator } from '../../locales/index.ts';
import { withGauge } from './gauge.ts';
import type { TrayLook } from './tray-look.ts';

export interface TrayActions {
  open(): void;
  chooseFiles(): void;
  setPaused(paused: boolean): void;
  quit(): void;
}

/** The icon beside the clock: queue and credits at a glance, and the few things that are done every day. */
export class TrayIcon {
  readonly #base: NativeImage;
  readonly #actions: TrayActions;
  readonly #tray: Tray;
  #shown = '';

  constructor(iconFile: string, actions: TrayActions) {
    const size = process.platform === 'darwin' ? 18 : 22;
    this.#base = nativeImage.createFromPath(iconFile).resize({ width: size, height: size, quality: 'best' });
    this.#actions = actions;
    this.#tray = new Tray(this.#base);
    this.#tray.on('click', actions.open);
  }

  show(look: TrayLook, paused: boolean, words: Translator): void {
    // Most deltas are bytes of an upload and change nothing here; a menu that is rebuilt closes under the pointer.
    const shown = JSON.stringify([look, paused, words.language]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#tray.setToolTip(['Snapferry', ...look.lines].join('\n'));
    this.#tray.setImage(this.#picture(look));
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        ...look.lines.map((label) => ({ label, enabled: false })),
        { type: 'separator' },
        { label: words.text('action.upload'), click: this.#actions.chooseFiles },
        {
          label: words.text(paused ? 'action.resume' : 'action.pause'),
          click: () => this.#actions.setPaused(!paused),
        },
        { type: 'separator' },
        { label: words.text('shell.tray.open'), click: this.#actions.open },
        { label: words.text('shell.tray.quit'), click: this.#actions.quit },
      ]),
    );
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #picture({ gauge, tone }: TrayLook): NativeImage {
    if (gauge === null) return this.#base;
    const size = this.#base.getSize();
    const drawn = withGauge(this.#base.toBitmap(), size, gauge, tone);
    return nativeImage.createFromBitmap(Buffer.from(drawn), size);
  }
}
