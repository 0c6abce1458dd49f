import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usualSettings } from '../../../contract/settings.ts';
import { untilFirstView } from '../../../renderer/first-view.ts';
import { createWindowStore } from '../../../renderer/state/window-store.ts';

const loaded: string[] = [];
vi.mock('../../../renderer/catalogues.ts', () => ({
  languageTags: ['en', 'de', 'ru'],
  loadCatalogue: async (tag: string) => {
    loaded.push(tag);
    if (tag === 'ru') throw new TypeError('It is not there');
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  loaded.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Begins to wait, and tells whether the wait is over. */
function waiting() {
  const store = createWindowStore();
  let isOver = false;
  void untilFirstView(store).then(() => {
    isOver = true;
  });
  const answer = (language: string | null) =>
    store.setState({ mirror: { settings: { ...usualSettings, language } } as never });
  return { answer, isOver: () => isOver };
}

test('the first view waits for the engine and for the texts of the language that it tells', async () => {
  const { answer, isOver } = waiting();
  await vi.advanceTimersByTimeAsync(50);
  expect(isOver()).toBe(false);
  answer('de');
  await vi.advanceTimersByTimeAsync(0);
  expect(isOver()).toBe(true);
  expect(loaded).toEqual(['de']);
});

test('it waits for no engine that takes long, and goes on with texts that are missing', async () => {
  const slow = waiting();
  await vi.advanceTimersByTimeAsync(119);
  expect(slow.isOver()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(slow.isOver()).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  const torn = waiting();
  torn.answer('ru');
  await vi.advanceTimersByTimeAsync(0);
  expect(torn.isOver()).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
