import type { Clock } from '../../engine/clock.ts';

/** How long a page that has loaded is waited for to draw its first frame, ms. */
const frameWithinMs = 400;
/** How long a page is waited for in all, ms. */
const pageWithinMs = 10_000;

/** The part of a window and its page that says when it can be shown. */
export interface ShowableWindow {
  once(event: 'ready-to-show', listener: () => void): unknown;
  isDestroyed(): boolean;
  show(): void;
  readonly webContents: { once(event: 'did-stop-loading', listener: () => void): unknown };
}

/**
 * Shows a window once, when its first frame is drawn, so that nobody sees an empty one. Where Chromium draws none for a
 * window that is not shown, as it does without a graphics processor in one start of four, it is shown soon after its
 * page has loaded; and where no page comes, in the end.
 */
export function showWhenReady(window: ShowableWindow, clock: Pick<Clock, 'after'>): void {
  let isShown = false;
  const show = () => {
    if (isShown) return;
    isShown = true;
    callOff();
    if (!window.isDestroyed()) window.show();
  };
  let callOff = clock.after(pageWithinMs, show);
  window.once('ready-to-show', show);
  window.webContents.once('did-stop-loading', () => {
    if (isShown) return;
    callOff();
    callOff = clock.after(frameWithinMs, show);
  });
}
