import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EngineMirror } from '../../../main/desktop/engine-process/engine-mirror.ts';
import { type Journal, journalSchema } from '../../../main/desktop/updates/start-journal.ts';
import { Updates } from '../../../main/desktop/updates/updates.ts';
import {
  makeLargePicture,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

test('a version that is ready waits for an upload under way at a host that reads slowly, and is installed after it', async () => {
  const sandbox = await startTestSandbox({ bytesPerSecond: 4_000_000 });
  const { engine, add, until } = await startTestEngine({ sandbox });
  const mirror = new EngineMirror(engine);
  engine.subscribe((event) => mirror.onEvent(event));
  await mirror.read();

  const done: string[] = [];
  const timers: (() => void)[] = [];
  let journal: Journal = journalSchema.parse({});
  let now = 0;
  const updates = new Updates({
    version: '1.0.0',
    installation: { format: 'appimage', cannotInstall: null },
    clock: {
      now: () => now,
      after(_ms, callback) {
        timers.push(callback);
        return () => timers.splice(timers.indexOf(callback), 1);
      },
    },
    journal: {
      read: () => journal,
      write: (changed) => {
        journal = changed;
      },
    },
    rolledBackFrom: null,
    openSource: async () => ({
      check: async () => ({ version: '2.0.0' }),
      download: async () => {},
      install: () => null,
    }),
    troubleOf: () => 'failed',
    settings: () => mirror.settings,
    uploading: () => mirror.summary?.uploading ?? null,
    isCapturing: () => false,
    isWindowVisible: () => true,
    async backUp() {
      done.push(`backup with ${sandbox.pictures().length} pictures at the host`);
      return (await engine.call('backUp', {})).path;
    },
    keepProgram: () => ({ program: null, kept: null }),
    putBack: () => done.push('put back'),
    startProgram: () => done.push('start'),
    quit: () => done.push('quit'),
  });
  mirror.events.on('changed', () => updates.look());
  await updates.check();
  await updates.fetch();

  await add([await makeLargePicture(await temporaryFolder())]);
  await until((jobs) => jobs.some(({ progress }) => (progress?.sent ?? 0) > 0));
  expect(updates.install().state).toMatchObject({ kind: 'ready', wanted: true });
  now = 24 * 3_600_000;
  for (const look of timers.splice(0)) look();
  await updates.prepareQuit();
  expect({ done, plan: journal.change, atHost: sandbox.pictures().length }).toEqual({
    done: [],
    plan: null,
    atHost: 0,
  });

  await until((jobs) => jobs.some(({ state }) => state === 'uploaded'));
  await expect.poll(() => done).toEqual(['backup with 1 pictures at the host', 'quit']);
  expect(journal.change).toMatchObject({ from: '1.0.0', to: '2.0.0', state: 'unproven' });
  expect(existsSync(journal.change?.backup ?? '')).toBe(true);
});
