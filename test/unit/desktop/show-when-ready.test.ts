import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { showWhenReady } from '../../../main/desktop/windows/show-when-ready.ts';
import { manualClock } from '../../support/manual-clock.ts';

const bounds = { x: 160, y: 140, width: 1_120, height: 720 };

function hiddenWindow(isDestroyed = false) {
  const clock = manualClock();
  const show = vi.fn();
  const setBounds = vi.fn();
  const page = new EventEmitter();
  const window = Object.assign(new EventEmitter(), {
    ...{ isDestroyed: () => isDestroyed, getBounds: () => bounds, setBounds, show },
    webContents: page,
  });
  showWhenReady(window, clock.after);
  return { clock, show, setBounds, page, window };
}

test('is shown with its first frame, once', () => {
  const { clock, show, setBounds, page, window } = hiddenWindow();
  page.emit('did-stop-loading');
  clock.advance(149);
  expect(show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(show).toHaveBeenCalledTimes(1);
  clock.advance(60_000);
  expect(show).toHaveBeenCalledTimes(1);
  expect(setBounds).not.toHaveBeenCalled();
});

test('whose page draws nothing is woken by one pixel more, and has its size when it is shown', () => {
  const { clock, show, setBounds, page, window } = hiddenWindow();
  clock.advance(2_000);
  page.emit('did-stop-loading');
  clock.advance(150);
  expect(setBounds.mock.calls).toEqual([[{ ...bounds, width: 1_121 }]]);
  expect(show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(setBounds.mock.lastCall).toEqual([bounds]);
  expect(show).toHaveBeenCalledTimes(1);
  clock.advance(60_000);
  expect(show).toHaveBeenCalledTimes(1);
});

test('whose page draws nothing even then is shown all the same', () => {
  const { clock, show, setBounds, page } = hiddenWindow();
  page.emit('did-stop-loading');
  clock.advance(399);
  expect(show).not.toHaveBeenCalled();
  clock.advance(1);
  expect(setBounds.mock.lastCall).toEqual([bounds]);
  expect(show).toHaveBeenCalledTimes(1);
});

test('whose page never comes is shown in the end', () => {
  const { clock, show } = hiddenWindow();
  clock.advance(10_000);
  expect(show).toHaveBeenCalledTimes(1);
});

test('that was closed meanwhile stays closed', () => {
  const { clock, show, setBounds, page } = hiddenWindow(true);
  page.emit('did-stop-loading');
  clock.advance(10_000);
  expect(show).not.toHaveBeenCalled();
  expect(setBounds).not.toHaveBeenCalled();
});
