import { beforeEach, expect, test } from 'vitest';
import { engineCalls } from '../../../../contract/engine.ts';
import type { UpdateChoice } from '../../../../contract/updates.ts';
import { type Journal, journalSchema } from '../../../../main/desktop/updates/start-journal.ts';
import { Updates, type UpdatesOptions } from '../../../../main/desktop/updates/updates.ts';

/** Everything around the updates, as a test sets it. */
let world: {
  now: number;
  timers: { at: number; callback: () => void }[];
  choice: UpdateChoice | null;
  uploading: number | null;
  capturing: boolean;
  visible: boolean;
  newest: string | null;
  feedFails: boolean;
  backupFails: boolean;
  /** What happens while the backup is written. */
  duringBackup: () => void;
  installFails: boolean;
  journal: Journal;
  done: string[];
};
let updates: Updates;

function create(change: Partial<UpdatesOptions> = {}): Updates {
  return new Updates({
    version: '1.0.0',
    installation: { format: 'appimage', cannotInstall: null },
    clock: {
      now: () => world.now,
      after(ms, callback) {
        const timer = { at: world.now + ms, callback };
        world.timers.push(timer);
        return () => {
          world.timers = world.timers.filter((other) => other !== timer);
        };
      },
    },
    journal: {
      read: () => world.journal,
      write: (journal) => {
        world.journal = journal;
      },
    },
    rolledBackFrom: null,
    openSource: async () => ({
      async check() {
        world.done.push('check');
        if (world.feedFails) throw new Error('net::ERR_CONNECTION_REFUSED');
        return world.newest === null ? null : { version: world.newest };
      },
      async download(onPercent) {
        onPercent(50);
        world.done.push('download');
      },
      install(restarts) {
        world.done.push(`install ${restarts}`);
        if (world.installFails) throw new Error('It does not run.');
        return restarts ? '/new.AppImage' : null;
      },
    }),
    troubleOf: () => 'unreachable',
    settings: () => ({ updates: world.choice }),
    uploading: () => world.uploading,
    isCapturing: () => world.capturing,
    isWindowVisible: () => world.visible,
    async backUp() {
      world.done.push('backup');
      world.duringBackup();
      if (world.backupFails) throw new Error('disk');
      return '/backups/update-1.db';
    },
    keepProgram: () => ({ program: '/old.AppImage', kept: '/kept.AppImage' }),
    putBack: () => world.done.push('put back'),
    startProgram: (program) => world.done.push(`start ${program}`),
    quit: () => world.done.push('quit'),
    ...change,
  });
}

/** Lets everything that has been begun come to rest. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function advance(ms: number) {
  world.now += ms;
  const due = world.timers.filter(({ at }) => at <= world.now);
  world.timers = world.timers.filter(({ at }) => at > world.now);
  for (const { callback } of due) callback();
  await settle();
}

beforeEach(() => {
  world = {
    now: 1_000_000_000,
    timers: [],
    choice: null,
    uploading: 0,
    capturing: false,
    visible: true,
    newest: '2.0.0',
    feedFails: false,
    backupFails: false,
    duringBackup: () => {},
    installFails: false,
    journal: journalSchema.parse({}),
    done: [],
  };
  updates = create();
});

test('before consent nothing is asked, for however long it runs', async () => {
  updates.applySettings();
  await advance(365 * 24 * 3_600_000);
  expect(world.done).toEqual([]);
  expect(world.timers).toEqual([]);
});

test('who wants to be asked decides about each step', async () => {
  world.choice = 'ask';
  const told: string[] = [];
  updates.events.on('found', (version) => told.push(version));
  updates.applySettings();
  await advance(60_000);
  expect(updates.view.state).toEqual({ kind: 'found', version: '2.0.0' });
  expect(told).toEqual(['2.0.0']);
  await advance(24 * 3_600_000);
  expect({ told, done: world.done }).toEqual({ told: ['2.0.0'], done: ['check', 'check'] });
  await updates.fetch();
  expect(updates.view.state).toEqual({ kind: 'ready', version: '2.0.0', wanted: false });
  await advance(24 * 3_600_000);
  expect(world.done).toEqual(['check', 'check', 'download']);
  updates.install();
  await settle();
  expect(world.done.slice(3)).toEqual(['backup', 'quit']);
  updates.finishQuit();
  expect(world.done.slice(5)).toEqual(['install true', 'start /new.AppImage']);
  expect(world.journal.change).toMatchObject({ from: '1.0.0', to: '2.0.0', backup: '/backups/update-1.db' });
});

test('an upload in flight is waited for', async () => {
  world.uploading = 1;
  await updates.check();
  await updates.fetch();
  updates.install();
  await advance(3_600_000);
  expect(world.done).toEqual(['check', 'download']);
  expect(updates.view.state).toMatchObject({ kind: 'ready', wanted: true });
  await updates.prepareQuit();
  updates.finishQuit();
  expect(world.done).toEqual(['check', 'download']);
});

test('its end is when the version is installed', async () => {
  world.uploading = 1;
  await updates.check();
  await updates.fetch();
  updates.install();
  world.uploading = 0;
  updates.look();
  await settle();
  expect(world.done.slice(2)).toEqual(['backup', 'quit']);
});

test('an upload that begins while the backup is written puts the version off, and a minute is between two tries', async () => {
  world.duringBackup = () => {
    world.uploading = 1;
  };
  await updates.check();
  await updates.fetch();
  updates.install();
  await settle();
  expect(updates.view.state).toEqual({ kind: 'ready', version: '2.0.0', wanted: true });
  expect({ done: world.done.slice(2), change: world.journal.change }).toEqual({
    done: ['backup'],
    change: null,
  });
  world.uploading = 0;
  updates.look();
  await advance(59_999);
  expect(world.done.slice(2)).toEqual(['backup']);
  world.duringBackup = () => {};
  await advance(1);
  expect(world.done.slice(2)).toEqual(['backup', 'backup', 'quit']);
});

test('an upload that begins while the app ends is put off by nothing, and so is waited for', async () => {
  const usual = updates.drainMs;
  await updates.check();
  await updates.fetch();
  expect(updates.drainMs).toBe(usual);
  updates.install();
  await settle();
  expect(updates.drainMs).toBeGreaterThanOrEqual(30 * 60_000);
  // The engine, which is asked to stop within that time, takes the request.
  expect(engineCalls.stop.input.safeParse({ withinMs: updates.drainMs })).toMatchObject({ success: true });
});

test('when the app ends anyway, an upload that begins meanwhile leaves the version for the next time', async () => {
  world.duringBackup = () => {
    world.uploading = 1;
  };
  await updates.check();
  await updates.fetch();
  await updates.prepareQuit();
  updates.finishQuit();
  expect(world.done).toEqual(['check', 'download', 'backup']);
  expect(world.journal.change).toBeNull();
});

test('silently it is fetched at once, and installed when nobody looks and nothing happens', async () => {
  world.choice = 'silent';
  updates.applySettings();
  await advance(60_000);
  expect(world.done).toEqual(['check', 'download']);
  await advance(3_600_000);
  expect(world.done).toEqual(['check', 'download']);
  world.visible = false;
  updates.look();
  for (let minute = 0; minute < 9; minute += 1) await advance(60_000);
  expect(world.done).toEqual(['check', 'download']);
  await advance(60_000);
  expect(world.done.slice(2)).toEqual(['backup', 'quit']);
});

test('what is ready is installed when the app ends anyway, and not started', async () => {
  await updates.check();
  await updates.fetch();
  await updates.prepareQuit();
  updates.finishQuit();
  expect(world.done).toEqual(['check', 'download', 'backup', 'install false']);
});

test('without a backup nothing is installed', async () => {
  world.backupFails = true;
  await updates.check();
  await updates.fetch();
  updates.install();
  await settle();
  expect(updates.view.state).toEqual({ kind: 'failed', trouble: 'no-backup', version: '2.0.0' });
  updates.finishQuit();
  expect(world.done).toEqual(['check', 'download', 'backup']);
});

test('a version that does not run at all goes before it was started', async () => {
  world.installFails = true;
  await updates.check();
  await updates.fetch();
  updates.install();
  await settle();
  updates.finishQuit();
  expect(world.done.slice(4)).toEqual(['install true', 'put back', 'start /old.AppImage']);
  expect(world.journal.change?.state).toBe('rolled-back');
});

test('what did not start is not offered again, what is newer is', async () => {
  updates = create({ rolledBackFrom: '2.0.0' });
  await updates.check();
  expect(updates.view.state).toEqual({ kind: 'current' });
  world.newest = '2.0.1';
  await updates.check();
  expect(updates.view.state).toEqual({ kind: 'found', version: '2.0.1' });
});

test('an installation that cannot replace itself only tells', async () => {
  world.choice = 'silent';
  updates = create({ installation: { format: 'other', cannotInstall: 'package-manager' } });
  const told: string[] = [];
  updates.events.on('found', (version) => told.push(version));
  updates.applySettings();
  await advance(60_000);
  await updates.fetch();
  expect({ done: world.done, told }).toEqual({ done: ['check'], told: ['2.0.0'] });
});

test('a feed that cannot be reached is asked again an hour later', async () => {
  world.choice = 'ask';
  world.feedFails = true;
  updates.applySettings();
  await advance(60_000);
  expect(updates.view.state).toEqual({ kind: 'failed', trouble: 'unreachable', version: null });
  await advance(3_599_999);
  expect(world.done).toEqual(['check']);
  await advance(1);
  expect(world.done).toEqual(['check', 'check']);
});

test('a checkout asks nobody by itself', async () => {
  world.choice = 'silent';
  updates = create({ installation: { format: 'other', cannotInstall: 'development' } });
  updates.applySettings();
  await advance(365 * 24 * 3_600_000);
  expect(world.done).toEqual([]);
});
