import { expect, test, vi } from 'vitest';
import type { CaptureCard } from '../../../contract/capture.ts';
import type { ShellEvent } from '../../../contract/shell.ts';
import { openCardFeed } from '../../../renderer/card/card-feed.ts';

const card = (id: string): CaptureCard => ({
  id,
  picture: null,
  upload: { state: 'adding' },
  saved: null,
  copied: null,
  error: null,
});

test('what a card became before the page was drawn is drawn, and what follows is told', () => {
  let tell: (event: ShellEvent) => void = () => {};
  const feed = openCardFeed({
    onShellEvent(listener) {
      tell = listener;
      return () => {};
    },
  });
  feed.set([card('a')]);
  // The engine refuses while the page still loads its language.
  const refused = { ...card('a'), error: { code: 'profile-unwritable' as const, message: '', params: {} } };
  tell({ kind: 'capture-cards', cards: [refused] });
  expect(feed.current()).toEqual([refused]);
  const changed = vi.fn();
  const stop = feed.subscribe(changed);
  tell({ kind: 'capture-cards', cards: [] });
  expect(changed).toHaveBeenCalledOnce();
  expect(feed.current()).toEqual([]);
  stop();
  feed.set([card('b')]);
  expect(changed).toHaveBeenCalledOnce();
});
