import { expect, test } from 'vitest';
import { TrialMode } from '../../../main/desktop/engine-process/trial-mode.ts';

/** A look-alike that serves at once. */
const server = () => ({
  pid: 1,
  send: () => {},
  kill: () => {},
  onMessage: () => {},
  onExit: () => {},
  onOutput: (hear: (text: string) => void) =>
    hear(`${JSON.stringify({ origin: 'http://127.0.0.1:1', clientId: 'trial' })}\n`),
});

test('the trial looks and speaks as the window did, before anybody sees it', async () => {
  const done: unknown[] = [];
  const mode = new TrialMode({
    engine: {
      start: ({ SNAPFERRY_HOME }) => void done.push(['start', SNAPFERRY_HOME]),
      stop: async () => void done.push(['stop']),
      call: async (name, input) => {
        done.push([name, input]);
        return undefined as never;
      },
    },
    profile: '/profile',
    environment: {},
    fork: () => server() as never,
    appearance: () => ({ theme: 'dark', language: 'ru' }),
  });
  await mode.switchTo('sandbox');
  await mode.leave();
  expect(done).toEqual([
    ['stop'],
    ['start', expect.stringMatching(/profile.try$/)],
    ['changeSettings', { theme: 'dark', language: 'ru' }],
    ['stop'],
    // The user's own settings are as they were.
    ['start', '/profile'],
  ]);
});
