import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

function start() {
  const engine = createEmitter<EngineSupervisorEvents>();
  const files = new InboxFiles(folder);
  let ends = 0;
  const second = new SecondApp({
    engine,
    first: asked('/first.png'),
    leave: (request) => files.write(request),
    end: () => {
      ends += 1;
    },
  });
  return { engine, second, files, ends: () => ends };
}

test('an app that is not the only one hands over all that it was asked, and ends', () => {
  const { engine, second, files, ends } = start();
  second.note([asked('/later.png')]);
  engine.emit('state', locked('app'));
  engine.emit('state', locked('app'));
  expect(ends()).toBe(1);
  const paths = files.take().flatMap(({ items }) => items);
  expect(paths.map((item) => (item.kind === 'path' ? item.path : '')).sort()).toEqual([
    '/first.png',
    '/later.png',
  ]);
});

test('one whose profile is taken by a command waits for it, and so does one whose engine has run', () => {
  for (const role of ['service', 'command']) {
    const { engine, ends } = start();
    engine.emit('state', locked(role));
    expect(ends()).toBe(0);
  }
  const { engine, second, ends } = start();
  engine.emit('state', { state: 'running', error: null });
  second.note([asked('/later.png')]);
  engine.emit('state', locked('app'));
  expect(ends()).toBe(0);
  expect(existsSync(join(folder, 'handover'))).toBe(false);
});

test('one that cannot hand over stays', () => {
  const engine = createEmitter<EngineSupervisorEvents>();
  let ends = 0;
  new SecondApp({
    engine,
    first: asked('/a.png'),
    leave: () => false,
    end: () => {
      ends += 1;
    },
  });
  engine.emit('state', locked('app'));
  expect(ends).toBe(0);
});

test('what others leave is told while they leave it, and once', async () => {
  const left = new InboxFiles(folder);
  left.write(asked('/before.png'));
  const told: string[] = [];
  const files = new InboxFiles(folder);
  const { promise, resolve } = Promise.withResolvers<void>();
  files.follow((requests) => {
    for (const { items } of requests)
      for (const item of items) if (item.kind === 'path') told.push(item.path);
    if (told.length === 2) resolve();
  });
  expect(told).toEqual(['/before.png']);
  left.write(asked('/after.png'));
  await promise;
  expect(told).toEqual(['/before.png', '/after.png']);
  expect(readdirSync(join(folder, 'handover'))).toEqual([]);
  files.unfollow();
});

test('of two apps that look at the same moment one takes a request, and what is none is removed', () => {
  const [one, other] = [new InboxFiles(folder), new InboxFiles(folder)];
  one.write(asked('/a.png'));
  writeFileSync(join(folder, 'handover', 'other.json'), '{"items": 1}');
  const taken = [one, other].map((files) => files.take().length);
  expect(taken).toEqual([1, 0]);
  expect(readdirSync(join(folder, 'handover'))).toEqual([]);
});
