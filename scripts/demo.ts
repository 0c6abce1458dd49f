import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { bootstrap } from './bootstrap.ts';
import { makePictures } from './demo/pictures.ts';
import { type Arrival, arrivalTable, creditTable, progressLine } from './demo/tables.ts';
import { uploadFromTerminal } from './demo/terminal-upload.ts';
import { buildIfStale } from './setup/build.ts';
import { callEngine } from './setup/call-engine.ts';
import { openDisplay } from './setup/display.ts';
import { createDisposables, type Disposables } from './setup/disposables.ts';
import { root } from './setup/paths.ts';
import { dropFiles, launchApp, type RealApp } from './setup/real-app.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';
import type { ElectronRuntime } from './setup/runtime.ts';
import { startSandboxProcess } from './setup/sandbox-server.ts';

/** Slow enough to see bars move. */
const bytesPerSecond = 700_000;
const uploadTimeoutMs = 75_000;
const pollIntervalMs = 250;
const output = join(root, 'out', 'demo');

/**
 * Implements `npm run demo`: real pictures go through the real app to a look-alike of the host on this machine, a dozen
 * by a drop on the window and two by the command line, and come back byte for byte, or pixel for pixel without their
 * metadata.
 */
await runMain(async () => {
  const undo = createDisposables();
  const limit = setTimeout(() => {
    console.error('The demo takes longer than it may; it is ended.');
    void undo.run().then(() => process.exit(1));
  }, 600_000);
  try {
    const electron = await bootstrap(printLine);
    await buildIfStale(printLine);
    await runDemo(electron, undo);
    return 0;
  } finally {
    clearTimeout(limit);
    await undo.run();
  }
});

async function runDemo(runtime: ElectronRuntime, undo: Disposables): Promise<void> {
  const startedAt = Date.now();
  await mkdir(output, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-demo-'));
  undo.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  printLine('Making 14 pictures of many kinds.');
  const pictures = await makePictures(join(folder, 'pictures'));

  const sandbox = await startSandboxProcess([
    '--folder',
    join(folder, 'host'),
    '--bytes-per-second',
    String(bytesPerSecond),
  ]);
  undo.add(() => sandbox.stop());
  printLine(`An Imgur look-alike listens at ${sandbox.origin}; nothing leaves this machine.`);
  const env = {
    SNAPFERRY_HOME: join(folder, 'profile'),
    SNAPFERRY_API_URL: sandbox.origin,
    SNAPFERRY_CLIENT_ID: sandbox.clientId,
  };

  const display = await openDisplay();
  undo.add(() => display.stop());
  const app = await launchApp({ runtime, display, env });
  undo.add(() => app.electron.close());
  try {
    await uploadAll(app, pictures, env, undo, startedAt);
  } catch (error) {
    const log = join(output, 'electron.log');
    await writeFile(log, app.errors());
    printLine(`What Electron and the engine said is in ${log}`);
    throw error;
  }
}

async function uploadAll(
  app: RealApp,
  pictures: { forWindow: string[]; forTerminal: string[] },
  env: Record<string, string>,
  undo: Disposables,
  startedAt: number,
): Promise<void> {
  const { page } = app;
  await callEngine(page, 'changeSettings', { theme: 'light' });
  printLine(
    `Dropping ${pictures.forWindow.length} pictures on the window, ${pictures.forTerminal.length} in the terminal.`,
  );
  await dropFiles(app, pictures.forWindow);
  const terminal = uploadFromTerminal(pictures.forTerminal, env);
  undo.add(() => terminal.stop());

  const expected = pictures.forWindow.length + pictures.forTerminal.length;
  await printProgress(app, expected);
  const printed = await terminal.links;

  const arrivals = await compareUploads(app, [...pictures.forWindow, ...pictures.forTerminal]);
  const linkOf = (file: string) => arrivals.find((arrival) => arrival.name === basename(file))?.link;
  requireSame('The terminal printed', printed, pictures.forTerminal.map(linkOf));
  const clipboard = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  requireSame('The clipboard holds', clipboard.split('\n'), pictures.forWindow.map(linkOf));

  await takeScreenshot(app, 'dark', 'window-dark.png');
  const credits = await callEngine(page, 'credits', {});
  console.log(`\n${arrivalTable(arrivals)}\n\n${creditTable(credits.budgets, Date.now())}\n`);
  printLine(
    `${arrivals.length} of ${expected} pictures arrived, every pixel the same; ` +
      `${arrivals.filter(({ removed }) => removed.length > 0).length} without the places, cameras and authors in their files; the window's links are in the clipboard, in order. ` +
      `${((Date.now() - startedAt) / 1000).toFixed(1)} s.`,
  );
  printLine(`Screenshots: ${join('out', 'demo', 'window.png')} and window-dark.png`);
}

/** Prints the progress until every picture has a link. The screenshot of the window is taken half-way. */
async function printProgress(app: RealApp, expected: number): Promise<void> {
  let shown = '';
  let photographed = false;
  for (const until = Date.now() + uploadTimeoutMs; Date.now() < until; await pause(pollIntervalMs)) {
    const { jobs, summary } = await callEngine(app.page, 'snapshot', {});
    const line = progressLine(jobs, summary, expected);
    if (line !== shown) {
      // In a terminal the line is overwritten; in a log each step is a line of its own, so only finished uploads are
      // printed.
      if (process.stdout.isTTY) process.stdout.write(`\r${line} `);
      else if (line.split(',')[0] !== shown.split(',')[0]) console.log(line);
      shown = line;
    }
    const failed = jobs.find((job) => job.state === 'failed' || job.state === 'cancelled');
    if (failed)
      throw new SetupError(`"${failed.name}" did not arrive: ${failed.error?.message ?? failed.state}`);
    const arrived = jobs.filter((job) => job.state === 'uploaded').length;
    if (!photographed && arrived >= expected / 2) {
      await takeScreenshot(app, 'light', 'window.png');
      photographed = true;
    }
    if (arrived >= expected) {
      if (process.stdout.isTTY) process.stdout.write('\n');
      return;
    }
  }
  throw new SetupError(`Not all pictures had a link after ${uploadTimeoutMs / 1000} s. Last: ${shown}`);
}

/** Downloads every link and compares the content with the file that was sent. */
async function compareUploads(app: RealApp, files: readonly string[]): Promise<Arrival[]> {
  const { items } = await callEngine(app.page, 'history', { limit: files.length });
  return Promise.all(
    files.map(async (file) => {
      const item = items.find((one) => one.name === basename(file));
      if (!item) throw new SetupError(`"${basename(file)}" is not in the history.`);
      const served = await fetch(item.remote.link);
      const bytes = Buffer.from(await served.arrayBuffer());
      const removed = item.metadata?.removed ?? [];
      const given = await readFile(file);
      const isSame = removed.length === 0 ? hash(bytes) === hash(given) : await isStrippedOnly(given, bytes);
      if (!served.ok || !isSame) {
        throw new SetupError(
          `${item.remote.link} does not give "${item.name}" back (HTTP ${served.status}).`,
        );
      }
      const pixels = (await hashOfPixels(bytes)) ?? hash(bytes);
      return {
        name: item.name,
        way: item.origin,
        link: item.remote.link,
        bytes: bytes.length,
        pixels,
        removed,
      };
    }),
  );
}

/** Whether the served file has the same pixels and none of the metadata. */
async function isStrippedOnly(given: Buffer, served: Buffer): Promise<boolean> {
  const [before, after] = await Promise.all([sharp(given).metadata(), sharp(served).metadata()]);
  const isBare = !after.exif && !after.xmp && !after.iptc && (before.exif || before.xmp || before.iptc);
  return Boolean(isBare) && (await hashOfPixels(given)) === (await hashOfPixels(served));
}

async function hashOfPixels(bytes: Buffer): Promise<string | null> {
  const pixels = await sharp(bytes)
    .raw()
    .toBuffer()
    .catch(() => null);
  return pixels && hash(pixels);
}

async function takeScreenshot(app: RealApp, theme: 'light' | 'dark', name: string): Promise<void> {
  await callEngine(app.page, 'changeSettings', { theme });
  await app.page.waitForFunction(
    (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    theme === 'dark',
  );
  await app.page.screenshot({ path: join(output, name) });
}

function requireSame(
  what: string,
  actual: readonly string[],
  expected: readonly (string | undefined)[],
): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw new SetupError(`${what} ${actual.join(' ') || 'nothing'} and not ${expected.join(' ')}`);
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function printLine(line: string): void {
  console.log(line);
}
