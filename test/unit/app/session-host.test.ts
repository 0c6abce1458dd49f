import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { CallHandlers } from '../../../main/engine/app/calls.ts';
import { dispatchCall } from '../../../main/engine/app/dispatch-call.ts';
import type { Session } from '../../../main/engine/app/session.ts';
import { SessionHost } from '../../../main/engine/app/session-host.ts';
import type { Publisher } from '../../../main/engine/publish/publisher.ts';
import { openStore } from '../../../main/engine/store/store.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** A host over sessions with a real store, whose stop ends when it is told to. */
function hosting() {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-sessions-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const clock = manualClock();
  const host = new SessionHost(profile, clock);
  const told: string[] = [];
  const stops: PromiseWithResolvers<void>[] = [];
  let isStopHeld = false;
  const openSession = (firstSeq: number): Session => {
    told.push(`open ${firstSeq}`);
    const store = openStore({ profile, now: clock.now });
    onTestFinished(() => store.close());
    const listeners = new Set<(event: EngineEvent) => void>();
    return {
      store,
      publisher: {
        seq: firstSeq + 4,
        subscribe(listener: (event: EngineEvent) => void) {
          listeners.add(listener);
          told.push('subscribe');
          return () => listeners.delete(listener);
        },
      } as unknown as Publisher,
      handlers: {
        pause: async () => ({}),
        restoreBackup: ({ path }: { path: string }) => host.restore(path),
        stop: async () => {
          void host.stop(0);
          return {};
        },
      } as unknown as CallHandlers,
      addSpooled: () => ({ batchId: '', added: [] }),
      start: () => told.push('start'),
      async stop() {
        told.push('stop');
        const stop = Promise.withResolvers<void>();
        stops.push(stop);
        if (!isStopHeld) stop.resolve();
        await stop.promise;
      },
    };
  };
  const holdStops = () => {
    isStopHeld = true;
  };
  const backup = () => {
    const path = join(profile, 'backup.db');
    host.session.store.backup(path);
    return path;
  };
  return { host, told, stops, openSession, holdStops, backup };
}

test('before a session is open calls are refused', async () => {
  const { host, openSession } = hosting();
  await expect(host.call('pause', {})).rejects.toMatchObject({ data: { code: 'engine-stopped' } });
  host.open(openSession);
  expect(await host.call('pause', {})).toEqual({});
});

test('a restored backup is gone on from in another session, which listeners meet by a gap in the numbers', async () => {
  const { host, told, openSession, backup } = hosting();
  host.open(openSession);
  host.subscribe(() => {});
  const { keptAs } = await host.restore(backup());
  expect(keptAs).toContain('replaced');
  expect(told).toEqual(['open 0', 'subscribe', 'stop', 'open 5', 'subscribe', 'start']);
});

test('a backup that is none changes nothing but the session', async () => {
  const { host, told, openSession } = hosting();
  host.open(openSession);
  await expect(host.restore('/none')).rejects.toMatchObject({ name: 'AppError' });
  expect(told.slice(-2)).toEqual(['open 5', 'start']);
  expect(await host.call('pause', {})).toEqual({});
});

test('calls wait for a backup that is being restored, and a second one is refused', async () => {
  const { host, stops, openSession, holdStops, backup } = hosting();
  host.open(openSession);
  const path = backup();
  holdStops();
  const restoring = host.call('restoreBackup', { path });
  let isAnswered = false;
  const asked = host.call('pause', {}).then(() => {
    isAnswered = true;
  });
  await expect(host.call('restoreBackup', { path })).rejects.toMatchObject({
    data: { code: 'wrong-state' },
  });
  expect(isAnswered).toBe(false);
  stops[0]?.resolve();
  await restoring;
  await asked;
});

test('a stop goes after a restoring that is under way, and ends the session that it began', async () => {
  const { host, told, stops, openSession, holdStops, backup } = hosting();
  host.open(openSession);
  const path = backup();
  holdStops();
  const restoring = host.restore(path);
  const stopping = host.stop(0);
  await expect(host.call('pause', {})).rejects.toMatchObject({ data: { code: 'engine-stopped' } });
  stops[0]?.resolve();
  await restoring;
  await expect.poll(() => stops.length).toBe(2);
  stops[1]?.resolve();
  await stopping;
  expect(told).toEqual(['open 0', 'stop', 'open 5', 'start', 'stop']);
  await expect(host.call('pause', {})).rejects.toMatchObject({ data: { code: 'engine-stopped' } });
  expect(await host.call('stop', { withinMs: 0 })).toEqual({});
});

test('many stops are one', async () => {
  const { host, told, openSession } = hosting();
  host.open(openSession);
  await Promise.all([host.stop(0), host.stop(10), host.close()]);
  expect(told.filter((what) => what === 'stop')).toHaveLength(1);
});

test('a call by a name that every object has is no call', async () => {
  const { host, openSession } = hosting();
  host.open(openSession);
  for (const name of ['toString', 'constructor', '__proto__', 'nothing'])
    await expect(host.call(name as 'pause', {})).rejects.toMatchObject({ data: { code: 'bad-call' } });
});

test('what is left out by undefined is left out', async () => {
  let given: unknown = null;
  const handlers = {
    describe: async (input: unknown) => {
      given = input;
      return { done: [], refused: [] };
    },
  } as unknown as CallHandlers;
  await dispatchCall(handlers, 'describe', { ids: ['a'], title: undefined, description: 'b' } as never);
  expect(Object.keys(given as object)).toEqual(['ids', 'description']);
});
