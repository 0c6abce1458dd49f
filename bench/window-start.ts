import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import { createSandbox } from '../sandbox/index.ts';
import { bootstrap } from '../scripts/bootstrap.ts';
import { buildIfStale } from '../scripts/setup/build.ts';
import { type Display, openDisplay } from '../scripts/setup/display.ts';
import { electronCommand, sandboxFlags, thisMachine } from '../scripts/setup/electron-command.ts';
import { root } from '../scripts/setup/paths.ts';
import type { ElectronRuntime } from '../scripts/setup/runtime.ts';
import { atMost, type Measurement, median } from './measurement.ts';
import { watchProcess } from './peers/watch-process.ts';
import { timeOfMark } from './window/page-marks.ts';

export const name =
  'The window beside an empty window of the same Electron: its start, and what it takes while hidden';

const emptyApp = fileURLToPath(new URL('./window/empty-app', import.meta.url));
const rounds = 7;
/** Then the start is over: V8 has given memory back for the last time, and the first backup is made. */
const settleMs = 75_000;
const idleMs = 60_000;

/** Bounds of the product: what a person notices, and what a laptop on battery does. */
const maxStart = 1.8;
const maxIdleCpu = 2;
const maxMemory = 1.5;

interface Place {
  readonly runtime: ElectronRuntime;
  readonly display: Display;
  readonly env: NodeJS.ProcessEnv;
  readonly data: string;
}

/** Starts an app and ends it once its window can be used. @returns the time in between, ms */
async function startOf(app: string, { runtime, display, env, data }: Place): Promise<number> {
  const flags = [...display.flags, ...sandboxFlags(thisMachine), '--remote-debugging-port=0'];
  const own = app === emptyApp ? [`--user-data-dir=${join(data, 'empty')}`] : [];
  const { command, args } = electronCommand(runtime.executable, app, [], [...flags, ...own]);
  const startedAt = Date.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  try {
    return (await timeOfMark(child, 'usable')) - startedAt;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Opens an app, hides its windows and looks at it while nothing is to be done. */
async function idleOf(app: string, { runtime, display, env, data }: Place) {
  if (runtime.kind === 'stand-in') process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(runtime.executable);
  const own = app === emptyApp ? [`--user-data-dir=${join(data, 'empty')}`] : [];
  const electron = await _electron.launch({
    args: [...display.flags, ...own, app],
    chromiumSandbox: sandboxFlags(thisMachine).length === 0,
    env: Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined)),
    colorScheme: null,
  });
  try {
    await (await electron.firstWindow()).getByRole('main').waitFor();
    await electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.hide();
    });
    await after(settleMs);
    const pid = electron.process().pid;
    if (pid === undefined) throw new Error('Electron has no process.');
    const before = watchProcess(pid)();
    const watch = watchProcess(pid, idleMs / 4);
    await after(idleMs);
    const { cpuMs, peakBytes } = watch();
    return { cpuMs: cpuMs - before.cpuMs, bytes: peakBytes };
  } finally {
    await electron.close();
  }
}

/** Starts both in turns, so that a slower minute of the machine meets both. The first round fills the caches. */
async function starts(place: Place): Promise<Measurement[]> {
  const empty: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [theirs, own] = [await startOf(emptyApp, place), await startOf(root, place)];
    if (round === 0) continue;
    empty.push(theirs);
    ours.push(own);
  }
  const ratios = ours.map((own, index) => own / (empty[index] ?? Number.NaN));
  return [
    atMost('start to a window that can be used, beside the empty one', median(ratios), maxStart, 'times'),
    { name: 'start, empty window', value: median(empty), unit: 'ms', ok: true },
    { name: 'start, Snapferry', value: median(ours), unit: 'ms', ok: true },
  ];
}

async function idles(place: Place): Promise<Measurement[]> {
  const empty = await idleOf(emptyApp, place);
  const ours = await idleOf(root, place);
  const minute = `in ${idleMs / 1_000} s, hidden`;
  return [
    // A tick of the clock is 10 ms: less is not seen.
    atMost(
      `processor ${minute}, beside the empty one`,
      ours.cpuMs / Math.max(empty.cpuMs, 10),
      maxIdleCpu,
      'times',
    ),
    { name: `processor ${minute}, empty window`, value: empty.cpuMs, unit: 'ms', ok: true },
    { name: `processor ${minute}, Snapferry`, value: ours.cpuMs, unit: 'ms', ok: true },
    atMost('memory, hidden, beside the empty one', ours.bytes / empty.bytes, maxMemory, 'times'),
    { name: 'memory, hidden, empty window', value: empty.bytes / 1e6, unit: 'MB', ok: true },
    { name: 'memory, hidden, Snapferry', value: ours.bytes / 1e6, unit: 'MB', ok: true },
  ];
}

/** Measures the built app, with a profile that is there, on a screen of its own. Linux only: it reads `/proc`. */
export async function run(): Promise<Measurement[]> {
  await buildIfStale(() => {});
  const data = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const sandbox = await createSandbox();
  const display = await openDisplay();
  try {
    const env = {
      ...process.env,
      ...display.env,
      SNAPFERRY_HOME: join(data, 'profile'),
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
      LANGUAGE: 'en',
    };
    const place = { runtime: await bootstrap(() => {}), display, env, data };
    return [...(await starts(place)), ...(await idles(place))];
  } finally {
    display.stop();
    await sandbox.close();
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
