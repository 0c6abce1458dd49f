import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { HotkeyAction } from '../../../contract/hotkeys.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { hotkeyActions } from '../../../contract/names.ts';
import type { Translator } from '../../../i18n/index.ts';
import { composite, shapedAs } from './composite.ts';
import { withGauge } from './gauge.ts';
import type { TrayView } from './tray-view.ts';

type CaptureAction = Exclude<HotkeyAction, 'upload-clipboard'>;
const captureActions = hotkeyActions.filter(
  (action): action is CaptureAction => action !== 'upload-clipboard',
);

export interface TrayActions {
  open(): void;
  chooseFiles(): void;
  uploadClipboard(): void;
  capture(action: CaptureAction): void;
  setPaused(paused: boolean): void;
  setClipboardWatch(state: 'on' | 'paused'): void;
  /** Cancels the newest upload that has not begun. */
  undoNewest(): void;
  copyLink(item: LibraryItem): void;
  /** Adds files that were dropped on the icon; only macOS has that. */
  addFiles(paths: readonly string[]): void;
  quit(): void;
}

/** Size of the icon in pixels at scale 1. */
const size = process.platform === 'darwin' ? 18 : 22;
const scales = [1, 2] as const;
const maxLabelLength = 44;

/** Shows the tray icon and its menu: the state at a glance, and all everyday actions, without the window. */
export class TrayIcon {
  readonly #folder: string;
  readonly #actions: TrayActions;
  readonly #tray: Tray;
  #shown = '';
  #tip = '';

  /** @param folder holds `icon.png` and the signs in `tray/` */
  constructor(folder: string, actions: TrayActions) {
    this.#folder = folder;
    this.#actions = actions;
    this.#tray = new Tray(this.#load('icon.png', size));
    this.#tray.on('click', actions.open);
    this.#tray.on('drop-files', (_event, paths) => actions.addFiles(paths));
  }

  show(look: TrayView, recent: readonly LibraryItem[], i18n: Translator): void {
    // What was put off may come after the end.
    if (this.#tray.isDestroyed()) return;
    const { progress, ...rest } = look;
    this.#showTip(['Snapferry', ...(progress === null ? [] : [progress]), ...look.lines].join('\n'));
    // Most deltas are upload progress and change nothing else; a menu that is rebuilt closes under the pointer.
    const shown = JSON.stringify([rest, recent.map(labelOf), i18n.language]);
    if (shown === this.#shown) return;
    this.#tray.setImage(this.#picture(look));
    this.#tray.setContextMenu(Menu.buildFromTemplate(this.#menu(look, recent, i18n)));
    // Not before all of it is shown: what went wrong in between is tried again.
    this.#shown = shown;
  }

  #showTip(tip: string): void {
    if (tip === this.#tip) return;
    this.#tip = tip;
    this.#tray.setToolTip(tip);
  }

  destroy(): void {
    this.#tray.destroy();
  }

  #menu(look: TrayView, recent: readonly LibraryItem[], i18n: Translator): MenuItemConstructorOptions[] {
    const { clipboardWatch, isPaused, canCallBack } = look;
    const actions = this.#actions;
    const watch: MenuItemConstructorOptions[] =
      clipboardWatch === 'off'
        ? []
        : [
            {
              label: i18n.t(clipboardWatch === 'on' ? 'clipboard.pause' : 'clipboard.resume'),
              click: () => actions.setClipboardWatch(clipboardWatch === 'on' ? 'paused' : 'on'),
            },
          ];
    return [
      ...look.lines.map((label) => ({ label: shortened(label), enabled: false })),
      { type: 'separator' },
      ...(canCallBack ? [{ label: i18n.t('grace.call-back-last'), click: actions.undoNewest }] : []),
      { label: i18n.t('action.upload'), click: actions.chooseFiles },
      { label: i18n.t('clipboard.upload'), click: actions.uploadClipboard },
      {
        label: i18n.t('capture.menu'),
        submenu: captureActions.map((action) => ({
          label: i18n.t(`hotkey.${action}`),
          click: () => actions.capture(action),
        })),
      },
      { type: 'separator' },
      {
        label: i18n.t('tray.recent'),
        enabled: recent.length > 0,
        submenu: recent.map((item) => ({ label: labelOf(item), click: () => actions.copyLink(item) })),
      },
      { type: 'separator' },
      {
        label: i18n.t(isPaused ? 'action.resume' : 'action.pause'),
        click: () => actions.setPaused(!isPaused),
      },
      ...watch,
      { type: 'separator' },
      { label: i18n.t('tray.open'), click: actions.open },
      { label: i18n.t('tray.quit'), click: actions.quit },
    ];
  }

  #picture({ gauge, mark, open, clipboardWatch }: TrayView): NativeImage {
    const picture = nativeImage.createEmpty();
    for (const scaleFactor of scales) {
      const pixels = size * scaleFactor;
      const whole = { width: pixels, height: pixels };
      let bitmap = this.#bitmap('icon.png', pixels);
      if (gauge !== null)
        bitmap = withGauge(bitmap, whole, gauge, mark === 'none' || mark === 'busy' ? 'calm' : 'held');
      for (const sign of signsOf(mark, open, clipboardWatch)) {
        bitmap = composite(bitmap, this.#bitmap(join('tray', `${sign}.png`), pixels));
      }
      picture.addRepresentation({ scaleFactor, ...whole, buffer: Buffer.from(bitmap) });
    }
    return picture;
  }

  /** Returns a picture as a bitmap; a transparent one where its file is missing or broken. */
  #bitmap(name: string, pixels: number): Uint8Array {
    return shapedAs({ width: pixels, height: pixels }, this.#load(name, pixels).toBitmap());
  }

  #load(name: string, pixels: number): NativeImage {
    const image = nativeImage.createFromPath(join(this.#folder, name));
    if (image.isEmpty()) return image;
    return image.resize({ width: pixels, height: pixels, quality: 'best' });
  }
}

/** Returns the names of the pictures in `tray/` to draw over the icon. */
function signsOf(mark: TrayView['mark'], open: number, watch: TrayView['clipboardWatch']): string[] {
  const state = mark === 'none' ? [] : [mark === 'busy' ? `busy-${open > 9 ? 'many' : open}` : mark];
  return watch === 'on' ? ['watch', ...state] : state;
}

const labelOf = (item: LibraryItem) => shortened(item.title || item.name);

/** Shortens and escapes a label: menus of some systems wrap nowhere, and take `&` for an access key. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  const cut = letters.length > maxLabelLength ? `${letters.slice(0, maxLabelLength - 1).join('')}…` : line;
  return cut.replaceAll('&', '&&');
}
