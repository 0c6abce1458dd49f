import { type ChildProcess, fork } from 'node:child_process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  type EngineStatus,
  EngineSupervisor,
} from '../../../main/desktop/engine-process/engine-supervisor.ts';
import type { NodeProcess } from '../../../main/desktop/engine-process/node-process.ts';

/** Time that stands still until it is moved; timers are kept in order of their hour. */
class ManualClock {
  #now = 0;
  #timers: { at: number; callback: () => void }[] = [];
  now = () => this.#now;
  after = (ms: number, callback: () => void) => {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  get waiting() {
    return this.#timers.map((timer) => timer.at - this.#now);
  }
  advance(ms: number) {
    this.#now += ms;
    const due = this.#timers.filter((timer) => timer.at <= this.#now);
    this.#timers = this.#timers.filter((timer) => timer.at > this.#now);
    for (const timer of due) timer.callback();
  }
}

let clock: ManualClock;
let states: EngineStatus[];
let children: ChildProcess[];
let manners: string[];
let host: EngineSupervisor;

function spawnDouble(env: NodeJS.ProcessEnv): NodeProcess {
  const manner = manners.length > 1 ? manners.shift() : manners[0];
  const child = fork(new URL('./engine-double.ts', import.meta.url), [manner ?? 'well'], {
    serialization: 'advanced',
    env: { ...process.env, ...env },
  });
  children.push(child);
  return {
    post: (message) => child.send(message as object),
    onMessage: (listener) => child.on('message', listener),
    onOutput: () => {},
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

const state = () => states.at(-1)?.state;
const until = (wanted: EngineStatus['state']) => vi.waitFor(() => expect(state()).toBe(wanted), 10_000);

beforeEach(() => {
  clock = new ManualClock();
  const told: EngineStatus[] = [];
  states = told;
  children = [];
  manners = ['well'];
  host = new EngineSupervisor({ spawn: spawnDouble, clock });
  host.events.on('state', (next) => told.push(next));
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
});

test('calls made before the engine is ready are answered when it is', async () => {
  host.start({ SNAPFERRY_HOME: '/home/of/one' });
  expect(state()).toBe('starting');
  await expect(host.call('capabilities', {})).resolves.toMatchObject({ home: '/home/of/one' });
  expect(state()).toBe('running');
});

test('a failure arrives as a failure and an event reaches those who listen until they leave', async () => {
  const heard: string[] = [];
  host.start({});
  const leave = host.subscribe((event) => heard.push(event.kind));
  await expect(host.call('pause', {})).rejects.toMatchObject({ data: { code: 'wrong-state' } });
  await host.call('resume', {});
  leave();
  await host.call('resume', {});
  expect(heard).toEqual(['recovered']);
});

test('when the engine dies its calls are refused, it is started again, and calls made meanwhile are answered', async () => {
  const died = vi.fn();
  host.events.on('died', died);
  host.start({});
  await expect(host.call('credits', {})).rejects.toMatchObject({ data: { code: 'engine-stopped' } });
  expect(died.mock.calls).toEqual([[7]]);
  expect(state()).toBe('restarting');
  expect(states.at(-1)?.error?.code).toBe('engine-stopped');
  const later = host.call('capabilities', {});
  expect(clock.waiting).toEqual([250]);
  clock.advance(250);
  await expect(later).resolves.toMatchObject({ pid: children[1]?.pid });
  expect(states.map((one) => one.state)).toEqual([
    'starting',
    'running',
    'restarting',
    'restarting',
    'running',
  ]);
});

test('an engine that keeps dying is left alone after six deaths, and calls are told why', async () => {
  manners = ['dies'];
  host.start({});
  for (const pause of [250, 500, 1000, 2000, 4000]) {
    await vi.waitFor(() => expect(clock.waiting).toEqual([pause]), 10_000);
    clock.advance(pause);
  }
  await until('broken');
  await expect(host.call('snapshot', {})).rejects.toMatchObject({ data: { code: 'engine-stopped' } });
  expect(children).toHaveLength(6);
});

test('behind a lock it is broken with that reason, and takes over when the lock is gone', async () => {
  manners = ['locked', 'well'];
  host.start({});
  await until('broken');
  expect(states.at(-1)?.error?.code).toBe('profile-locked');
  await vi.waitFor(() => expect(clock.waiting).toEqual([3000]), 10_000);
  clock.advance(3000);
  await until('running');
});

test('an engine that does not become ready in time is killed and started again', async () => {
  manners = ['mute', 'well'];
  host.start({});
  clock.advance(60_000);
  await until('restarting');
  expect(states.at(-1)?.error?.message).toContain('ready in time');
  clock.advance(250);
  await until('running');
});

test('an engine of another protocol is not spoken to', async () => {
  manners = ['foreign'];
  host.start({});
  await until('broken');
  await expect(host.call('snapshot', {})).rejects.toMatchObject({ data: { code: 'internal' } });
});

test('stopping asks the engine, waits for its end, and it is not started again', async () => {
  host.start({});
  const died = vi.fn();
  host.events.on('died', died);
  await until('running');
  await host.stop();
  expect(died).not.toHaveBeenCalled();
  expect(children[0]?.exitCode).toBe(0);
  expect(clock.waiting).toEqual([]);
});

test('an engine that does not hear the stop is killed after ten seconds and two', async () => {
  manners = ['deaf'];
  host.start({});
  await until('running');
  const gone = host.stop();
  await expect(host.call('snapshot', {})).rejects.toMatchObject({ data: { code: 'engine-stopped' } });
  expect(clock.waiting).toEqual([12_000]);
  clock.advance(12_000);
  await gone;
  expect(children[0]?.signalCode).toBe('SIGKILL');
});

test('after a stop it can be started with another environment', async () => {
  host.start({ SNAPFERRY_HOME: '/one' });
  await until('running');
  await host.stop();
  host.start({ SNAPFERRY_HOME: '/two' });
  await expect(host.call('capabilities', {})).resolves.toMatchObject({ home: '/two' });
});
