import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import { greet } from '../../../main/engine/hosts/trial.ts';
import { manualClock } from '../../support/manual-clock.ts';

const never = new AbortController().signal;
const origin = 'https://pictures.example:8443';

test('a host that says nothing is told to be too slow after a quarter of a minute, and asked no longer', async () => {
  const clock = manualClock();
  let asked: AbortSignal | null = null;
  const checkConnection = (signal: AbortSignal) => {
    asked = signal;
    // As a system that looks up a name: it hears of no end.
    return new Promise<never>(() => {});
  };
  const told = greet({ origin, checkConnection }, clock, never);
  clock.advance(15_500);
  expect(asked).toMatchObject({ aborted: false });
  clock.advance(1_000);
  expect(await told).toMatchObject({ code: 'timeout', params: { host: 'pictures.example:8443' } });
  expect(asked).toMatchObject({ aborted: true });
});

test('what a host says is told as it is, and leaves no timer', async () => {
  const clock = manualClock();
  const wrong = errorData('forbidden', 'A wrong token.');
  expect(await greet({ origin, checkConnection: async () => wrong }, clock, never)).toBe(wrong);
  expect(await greet({ origin, checkConnection: async () => null }, clock, never)).toBeNull();
  expect(clock.timers).toBe(0);
});
