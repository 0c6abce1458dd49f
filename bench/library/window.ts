import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../main/engine/queue/store.ts';
import { bootstrap } from '../../scripts/bootstrap.ts';
import { type Display, openDisplay } from '../../scripts/setup/display.ts';
import { launchApp, type RealApp } from '../../scripts/setup/real-app.ts';
import type { ElectronRuntime } from '../../scripts/setup/runtime.ts';
import { atLeast, atMost, type Figure } from '../scheduler/figure.ts';
import { libraryItem } from './items.ts';

export const name = 'The window with a library of 100,000, in a real Electron';

const many = 100_000;
/** More than two screens of it: there is something to scroll. */
const few = 500;
const rounds = 5;
const frames = 180;

interface Measured {
  /** From the press until the first pictures' frame was shown, ms. */
  readonly paints: readonly number[];
  /** From a key until the frame that shows what matches, ms. */
  readonly keys: readonly number[];
  /** Frames a second while scrolling. */
  readonly fps: number;
  /** What the window's process holds, bytes, and of it JavaScript's heap. */
  readonly memory: number;
  readonly heap: number;
}

/** The same app twice, with few items and with very many. */
export async function run(): Promise<Figure[]> {
  const runtime = await bootstrap(() => {});
  const display = await openDisplay();
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  try {
    const measureWith = (count: number) => measure(runtime, display, join(folder, `of ${count}`), count);
    const empty = await measureWith(0);
    const small = await measureWith(few);
    const large = await measureWith(many);
    const fact = (what: string, value: number, unit: string): Figure => ({
      name: what,
      value,
      unit,
      ok: true,
    });
    return [
      atMost('first paint of the library, the slowest of five', quantile(large.paints, 1), 150, 'ms'),
      fact('the same, median', quantile(large.paints, 0.5), 'ms'),
      fact(`the same of ${few}, median`, quantile(small.paints, 0.5), 'ms'),
      fact('key to frame while searching (median)', quantile(large.keys, 0.5), 'ms'),
      fact('key to frame while searching (95th percentile)', quantile(large.keys, 0.95), 'ms'),
      fact(`key to frame while searching in ${few} (95th percentile)`, quantile(small.keys, 0.95), 'ms'),
      atMost("window's memory against that with an empty library", large.memory / empty.memory, 1.3, '×'),
      fact("window's memory", large.memory / 1e6, 'MB'),
      fact("window's memory, empty library", empty.memory / 1e6, 'MB'),
      fact("JavaScript's part of it", large.heap / 1e6, 'MB'),
      atLeast(`frames a second while scrolling, against ${few}`, large.fps / small.fps, 0.9, '×'),
      fact('frames a second while scrolling', large.fps, ''),
    ];
  } finally {
    display.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function measure(
  runtime: ElectronRuntime,
  display: Display,
  profile: string,
  count: number,
): Promise<Measured> {
  const store = openStore({ profile, now: Date.now });
  store.importItems(Array.from({ length: count }, (_, index) => libraryItem(index)));
  store.close();
  const app = await launchApp({
    runtime,
    display,
    // An address at which nobody is: nothing leaves this machine, and thumbnails are not to be had.
    env: {
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: 'http://127.0.0.1:9',
      SNAPFERRY_CLIENT_ID: 'bench',
      LANGUAGE: 'en',
    },
  });
  try {
    await app.page.getByRole('navigation').waitFor();
    await app.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    const paints = count === 0 ? [] : await paint(app);
    if (count === 0) await app.page.getByRole('button', { name: 'Library' }).click();
    const fps = count === 0 ? 0 : await scroll(app);
    const held = await memoryOf(app);
    const keys = count === 0 ? [] : await type(app);
    return { paints, keys, fps, ...held };
  } finally {
    await app.electron.close();
  }
}

async function paint({ page }: RealApp): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const button = [...document.querySelectorAll('nav button')].find(
              (each) => each.textContent === 'Library' || each.getAttribute('aria-label') === 'Library',
            );
            const from = performance.now();
            const look = () => {
              // The frame after the one that has them is the first that comes when they were shown.
              if (document.querySelector('[role="row"][data-id][aria-label]'))
                requestAnimationFrame(() => resolve(performance.now() - from));
              else requestAnimationFrame(look);
            };
            (button as HTMLElement).click();
            look();
          }),
      ),
    );
    await page.getByRole('button', { name: 'Queue', exact: true }).click();
    await page.getByRole('grid').waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: 'Library', exact: true }).click();
  await page.getByRole('grid').waitFor();
  return times;
}

/** Types words letter by letter, and looks for the frame that shows the answer to each. */
async function type({ page }: RealApp): Promise<number[]> {
  const times: number[] = [];
  const box = page.getByRole('searchbox');
  for (const word of ['harbour', 'invoice 4', 'img_471', 'cat']) {
    await box.fill('');
    await page.waitForTimeout(400);
    await box.focus();
    for (const letter of word) {
      await page.evaluate(() => {
        const look = new Promise<number>((resolve) => {
          const input = document.querySelector('input[type="search"]');
          const before = document.querySelector('h1')?.parentElement?.textContent;
          input?.addEventListener(
            'input',
            () => {
              const from = performance.now();
              const check = () => {
                if (document.querySelector('h1')?.parentElement?.textContent !== before)
                  requestAnimationFrame(() => resolve(performance.now() - from));
                else if (performance.now() - from > 2_000) resolve(-1);
                else requestAnimationFrame(check);
              };
              check();
            },
            { once: true },
          );
        });
        Object.assign(window, { look });
      });
      await page.keyboard.type(letter);
      const time = await page.evaluate(() => (window as unknown as { look: Promise<number> }).look);
      // The number that match is the same as before: nothing can be seen of the answer.
      if (time >= 0) times.push(time);
    }
  }
  await box.fill('');
  await page.waitForTimeout(400);
  return times;
}

/** As far as a wheel turned fast goes, frame by frame. */
function scroll({ page }: RealApp): Promise<number> {
  return page.evaluate(
    (count) =>
      new Promise<number>((resolve) => {
        const grid = document.querySelector('[role="grid"]');
        let left = count;
        let from = 0;
        const step = (now: number) => {
          if (from === 0) from = now;
          if (left === 0) {
            resolve((count / (now - from)) * 1000);
            return;
          }
          left -= 1;
          if (grid) {
            const atEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
            grid.scrollTop = atEnd ? 0 : grid.scrollTop + 120;
          }
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    frames,
  );
}

async function memoryOf({ electron, page }: RealApp): Promise<{ memory: number; heap: number }> {
  const session = await electron.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(1_000);
  await session.send('HeapProfiler.collectGarbage');
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  const memory = await electron.evaluate(({ app, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
    const metrics = app.getAppMetrics().find((one) => one.pid === pid);
    return (metrics?.memory.workingSetSize ?? 0) * 1024;
  });
  return { memory, heap };
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
