import { expect, test } from 'vitest';
import { ChangeBurst } from '../../../main/engine/folders/change-burst.ts';
import { manualClock } from '../../support/manual-clock.ts';

function listening() {
  const clock = manualClock();
  const ends: ('everything' | string[])[] = [];
  const burst = new ChangeBurst(clock, (what) => ends.push(what === 'everything' ? what : [...what]));
  return { clock, ends, burst };
}

test('a burst ends when nothing came for a while, with the folders that are new', () => {
  const { clock, ends, burst } = listening();
  burst.note({ folder: 'a' });
  clock.advance(1_000);
  burst.note({ folder: 'b' });
  burst.note({ folder: 'a' });
  clock.advance(1_499);
  expect(ends).toEqual([]);
  clock.advance(1);
  expect(ends).toEqual([['a', 'b']]);
  clock.advance(60_000);
  expect(ends).toHaveLength(1);
});

test('after very many changes, or one that cannot be found by its name, everything is looked through', () => {
  const { clock, ends, burst } = listening();
  for (let count = 0; count < 21; count++) burst.note({});
  clock.advance(1_500);
  burst.note({ isIndirect: true });
  burst.note({});
  clock.advance(1_500);
  burst.note({});
  clock.advance(1_500);
  expect(ends).toEqual(['everything', 'everything', []]);
});

test('a burst without end is looked at in between', () => {
  const { clock, ends, burst } = listening();
  for (let at = 0; at <= 16_000; at += 1_000) {
    burst.note({});
    clock.advance(1_000);
  }
  expect(ends).toHaveLength(1);
});

test('nothing comes after a stop', () => {
  const { clock, ends, burst } = listening();
  burst.note({ folder: 'a' });
  burst.stop();
  clock.advance(60_000);
  expect([ends, clock.timers]).toEqual([[], 0]);
});
