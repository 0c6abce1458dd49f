import type { Rectangle } from 'electron';

/** How long a page that has loaded is waited for to draw its first frame, ms: by itself, and once it was resized. */
const frameWithinMs = { alone: 150, resized: 250 };
/** How long a page is waited for in all, ms. */
const pageWithinMs = 10_000;

/** The part of a window and its page that says when it can be shown. */
export interface ShowableWindow {
  once(event: 'ready-to-show', listener: () => void): unknown;
  isDestroyed(): boolean;
  getBounds(): Rectangle;
  setBounds(bounds: Rectangle): void;
  show(): void;
  readonly webContents: { once(event: 'did-stop-loading', listener: () => void): unknown };
}

/**
 * Shows a window once, when its first frame is drawn, so that nobody sees an empty one. Where Chromium begins without a
 * graphics processor, one start in four leaves a page that was never told its size, and draws nothing: seen in Electron
 * 25, where one pixel more wakes it. A window that draws nothing even so is shown soon after its page has loaded; and
 * where no page comes, in the end.
 * @param after calls back in so many ms; the returned function cancels it
 */
export function showWhenReady(
  window: ShowableWindow,
  after: (ms: number, callback: () => void) => () => void,
): void {
  let isShown = false;
  let resizedFrom: Rectangle | null = null;
  const show = () => {
    if (isShown) return;
    isShown = true;
    callOff();
    if (window.isDestroyed()) return;
    if (resizedFrom) window.setBounds(resizedFrom);
    window.show();
  };
  const wake = () => {
    callOff = after(frameWithinMs.resized, show);
    if (window.isDestroyed()) return;
    resizedFrom = window.getBounds();
    window.setBounds({ ...resizedFrom, width: resizedFrom.width + 1 });
  };
  let callOff = after(pageWithinMs, show);
  window.once('ready-to-show', show);
  window.webContents.once('did-stop-loading', () => {
    if (isShown) return;
    callOff();
    callOff = after(frameWithinMs.alone, wake);
  });
}
