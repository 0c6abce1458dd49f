import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { LaunchRequest } from '../../../main/desktop/app/arguments.ts';
import { SecondApp } from '../../../main/desktop/app/second-app.ts';
import type {
  EngineStatus,
  EngineSupervisorEvents,
} from '../../../main/desktop/engine-process/engine-supervisor.ts';
import { InboxFiles } from '../../../main/desktop/inbox/inbox-files.ts';
import { createEmitter } from '../../../main/engine/events.ts';

const asked = (path: string): LaunchRequest => ({
  items: [{ kind: 'path', path }],
  hidden: false,
  capture: null,
});
const locked = (role: string): EngineStatus => ({
  state: 'broken',
  error: errorData('profile-locked', 'It is taken', { pid: 1, role }),
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapferry-second-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Lets time pass as fast as it is asked for. */
const atOnce = (_ms: number, callback: () => void) => void setImmediate(callback);

function start() {
  const engine = createEmitter<EngineSupervisorEvents>();
  const files = new InboxFiles(folder);
  const offers: Promise<boolean>[] = [];
  let ends = 0;
  const second = new SecondApp({
    engine,
    first: asked('/first.png'),
    handOver(request) {
      const offer = files.handOver(request, atOnce);
      offers.push(offer);
      return offer;
    },
    end: () => {
      ends += 1;
    },
  });
  /** Resolves once all that was offered is settled. */
  const settled = async () => {
    for (let count = -1; count !== offers.length; ) {
      count = offers.length;
      await Promise.all(offers);
      await new Promise(setImmediate);
    }
  };
  return { engine, second, offers, settled, ends: () => ends };
}

const pathsOf = (requests: readonly LaunchRequest[]) =>
  requests.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'path' ? [item.path] : [])));

test('an app that is not the only one hands over all that it was asked, and ends', async () => {
  const { engine, second, settled, ends } = start();
  const taken: string[] = [];
  const running = new InboxFiles(folder);
  second.note([asked('/later.png')]);
  engine.emit('state', locked('app'));
  taken.push(...pathsOf(running.take()));
  // It comes while the others are being taken.
  second.note([asked('/last.png')]);
  const unfollow = running.follow((requests) => taken.push(...pathsOf(requests)));
  await settled();
  unfollow();
  expect(ends()).toBe(1);
  expect(taken).toEqual(['/first.png', '/later.png', '/last.png']);
});

test('one that nobody takes anything from waits: the engine has outlived its app', async () => {
  const { engine, settled, offers, ends } = start();
  engine.emit('state', locked('app'));
  await settled();
  expect(await Promise.all(offers)).toEqual([false]);
  expect(ends()).toBe(0);
  expect(readdirSync(join(folder, 'handover'))).toEqual([]);
  engine.emit('state', { state: 'running', error: null });
  engine.emit('state', locked('app'));
  expect(offers).toHaveLength(1);
});

test('one whose profile is taken by a command waits for it, and so does one whose engine has run', () => {
  for (const role of ['service', 'command']) {
    const { engine, offers } = start();
    engine.emit('state', locked(role));
    expect(offers).toHaveLength(0);
  }
  const { engine, second, offers } = start();
  engine.emit('state', { state: 'running', error: null });
  second.note([asked('/later.png')]);
  engine.emit('state', locked('app'));
  expect(offers).toHaveLength(0);
  expect(existsSync(join(folder, 'handover'))).toBe(false);
});

test('what is offered is not taken by the one that offers it, who hears of others meanwhile', async () => {
  expect(await new InboxFiles('/dev/null').handOver(asked('/a.png'), atOnce)).toBe(false);
  const files = new InboxFiles(folder);
  const told: string[] = [];
  const unfollow = files.follow((requests) => told.push(...pathsOf(requests)));
  const offer = files.handOver(asked('/a.png'), atOnce);
  new InboxFiles(folder).write(asked('/b.png'));
  expect(pathsOf(files.take())).toEqual(['/b.png']);
  expect(await offer).toBe(false);
  new InboxFiles(folder).write(asked('/c.png'));
  await vi.waitFor(() => expect(told).toEqual(['/c.png']));
  unfollow();
  expect(readdirSync(join(folder, 'handover'))).toEqual([]);
});

test('what others leave is told while they leave it, and once', async () => {
  const left = new InboxFiles(folder);
  left.write(asked('/before.png'));
  const told: string[] = [];
  const files = new InboxFiles(folder);
  const { promise, resolve } = Promise.withResolvers<void>();
  const unfollow = files.follow((requests) => {
    for (const { items } of requests)
      for (const item of items) if (item.kind === 'path') told.push(item.path);
    if (told.length === 2) resolve();
  });
  expect(told).toEqual(['/before.png']);
  left.write(asked('/after.png'));
  await promise;
  expect(told).toEqual(['/before.png', '/after.png']);
  expect(readdirSync(join(folder, 'handover'))).toEqual([]);
  unfollow();
});

test('of two apps that look at the same moment one takes a request, and what is none is removed', () => {
  const [one, other] = [new InboxFiles(folder), new InboxFiles(folder)];
  one.write(asked('/a.png'));
  writeFileSync(join(folder, 'handover', 'other.json'), '{"items": 1}');
  const taken = [one, other].map((files) => files.take().length);
  expect(taken).toEqual([1, 0]);
  expect(readdirSync(join(folder, 'handover'))).toEqual([]);
});
