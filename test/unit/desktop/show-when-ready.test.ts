import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { showWhenReady } from '../../../main/desktop/windows/show-when-ready.ts';
import { manualClock } from '../../support/manual-clock.ts';

function hiddenWindow(isDestroyed = false) {
  const clock = manualClock();
  const show = vi.fn();
  const page = new EventEmitter();
  const window = Object.assign(new EventEmitter(), { isDestroyed: () => isDestroyed, show, webContents: page });
  showWhenReady(window, clock);
  return { clock, show, page, window };
}

test('is shown with its first frame, once', () => {
  const { clock, show, page, window } = hiddenWindow();
  page.emit('did-stop-loading');
  expect(show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(show).toHaveBeenCalledTimes(1);
  clock.advance(60_000);
  expect(show).toHaveBeenCalledTimes(1);
});

test('whose page draws no frame while it is hidden is shown soon after it has loaded', () => {
  const { clock, show, page } = hiddenWindow();
  clock.advance(2_000);
  page.emit('did-stop-loading');
  clock.advance(399);
  expect(show).not.toHaveBeenCalled();
  clock.advance(1);
  expect(show).toHaveBeenCalledTimes(1);
  clock.advance(60_000);
  expect(show).toHaveBeenCalledTimes(1);
});

test('whose page never comes is shown all the same', () => {
  const { clock, show } = hiddenWindow();
  clock.advance(10_000);
  expect(show).toHaveBeenCalledTimes(1);
});

test('that was closed meanwhile stays closed', () => {
  const { clock, show } = hiddenWindow(true);
  clock.advance(10_000);
  expect(show).not.toHaveBeenCalled();
});
