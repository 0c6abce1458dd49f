import { expect, test } from 'vitest';
import { parseRequest } from '../../../main/engine/local-api/request.ts';
import { createTurnstile } from '../../../main/engine/local-api/turnstile.ts';
import { manualClock } from '../../support/manual-clock.ts';

const there = new Set(['/notes/a b.png', '/notes/50%.png', '/notes/c%20d.png']);
const parse = (...list: string[]) => parseRequest(JSON.stringify({ list }), (path) => there.has(path));
const paths = (...list: string[]) => {
  const parsed = parse(...list);
  return parsed.kind === 'items'
    ? parsed.items.map((item) => (item.kind === 'path' ? item.path : item.url))
    : parsed;
};

test('a percent-encoded path is decoded when there is no file of the plain one', () => {
  expect(paths('/notes/a%20b.png')).toEqual(['/notes/a b.png']);
  expect(paths('notes/a%20b.png')).toEqual(['/notes/a b.png']);
  // These are what they are called.
  expect(paths('/notes/c%20d.png', '/notes/50%.png')).toEqual(['/notes/c%20d.png', '/notes/50%.png']);
  expect(paths('/notes/none%20.png')).toEqual(['/notes/none%20.png']);
});

test('addresses of files, of this computer only', () => {
  expect(paths('file:///notes/a%20b.png', 'file://localhost/notes/x.png')).toEqual([
    '/notes/a b.png',
    '/notes/x.png',
  ]);
  expect(parse('file://elsewhere/notes/a.png')).toMatchObject({ kind: 'relative' });
});

test('JSON with a mark of the byte order', () => {
  expect(parseRequest('\ufeff{"list": ["/notes/x.png"]}', () => false)).toMatchObject({ kind: 'items' });
  expect(parseRequest('\ufeff', () => false)).toEqual({ kind: 'clipboard' });
});

test('whoever may not know what there is gets the same answer whether it is there or not', () => {
  const blind = (one: string) => parseRequest(JSON.stringify({ list: [one] }), () => false);
  expect(blind('notes/a b.png')).toMatchObject({ kind: 'relative' });
  expect(blind('notes/nothing.png')).toMatchObject({ kind: 'relative' });
});

test('only so many are inside at once, in the order of coming, and nobody waits for ever', async () => {
  const clock = manualClock();
  const turnstile = createTurnstile(clock, 1, 1_000);
  const log: string[] = [];
  let leave = () => {};
  const first = turnstile.enter(() => new Promise<string>((resolve) => (leave = () => resolve('first'))));
  const second = turnstile.enter(async () => log.push('second'));
  const third = turnstile.enter(async () => log.push('third'));
  await Promise.resolve();
  leave();
  expect(await first).toBe('first');
  await Promise.all([second, third]);
  expect(log).toEqual(['second', 'third']);
  let out = () => {};
  const holding = turnstile.enter(() => new Promise<void>((resolve) => (out = resolve)));
  const late = turnstile.enter(async () => log.push('late'));
  await Promise.resolve();
  clock.advance(1_000);
  expect(await late).toBeNull();
  out();
  await holding;
  expect(await turnstile.enter(async () => 'again')).toBe('again');
  expect(log).not.toContain('late');
});
