import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { bootstrap } from '../scripts/bootstrap.ts';
import { buildIfStale } from '../scripts/setup/build.ts';
import { callEngine } from '../scripts/setup/call-engine.ts';
import { openDisplay } from '../scripts/setup/display.ts';
import { launchApp } from '../scripts/setup/real-app.ts';

export const name = 'The window while 10,000 files are copied into a watched folder';

const files = 10_000;
const leastFrames = 50;
const mostEngineMb = 400;

/** Returns a unique picture: the same pixels, and a text of its own. */
function pictureOf(picture: Buffer, index: number): Buffer {
  const content = Buffer.from(`Comment\0number ${index}`);
  const chunk = Buffer.alloc(content.length + 12);
  chunk.writeUInt32BE(content.length);
  chunk.write('tEXt', 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return Buffer.concat([picture.subarray(0, -12), chunk, picture.subarray(-12)]);
}

/** Returns the peak resident memory of a process, MB. */
function peakMb(pid: number): number {
  const line = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1_000;
}

/**
 * Measures the built app in a real Electron: files are copied in, and the window counts its frames with the queue on it
 * until all of them are there. Linux only.
 */
export async function run() {
  await buildIfStale(() => {});
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const [source, watched] = [join(folder, 'source'), join(folder, 'watched')];
  mkdirSync(source);
  mkdirSync(watched);
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  for (let index = 0; index < files; index++)
    writeFileSync(join(source, `${index}.png`), pictureOf(picture, index));
  const runtime = await bootstrap(() => {});
  const display = await openDisplay();
  const env = {
    SNAPFERRY_HOME: join(folder, 'profile'),
    SNAPFERRY_API_URL: 'http://127.0.0.1:9',
    SNAPFERRY_CLIENT_ID: '5a4db0c0ffee123',
    LANGUAGE: 'en',
  };
  const { electron, page } = await launchApp({ runtime, display, env });
  try {
    await page.getByRole('main').waitFor();
    await callEngine(page, 'pause', {});
    await callEngine(page, 'addFolder', { path: watched, existing: 'ignore' });
    const { pid } = (await callEngine(page, 'capabilities', {})).engine;
    const idle = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const begun = performance.now();
          let frames = 0;
          const count = () => {
            frames += 1;
            const seconds = (performance.now() - begun) / 1_000;
            if (seconds < 5) requestAnimationFrame(count);
            else resolve(frames / seconds);
          };
          requestAnimationFrame(count);
        }),
    );
    const counting = page.evaluate(async (wanted) => {
      let frames = 0;
      let longest = 0;
      let last = performance.now();
      const begun = last;
      let isOver = false;
      const count = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        frames += 1;
        if (!isOver) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      for (;;) {
        const answer = JSON.parse((await window.snapferry.engine.folders({})) as string);
        const taken: number = answer.ok ? (answer.value.folders[0]?.taken ?? 0) : 0;
        if (taken >= wanted) break;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      isOver = true;
      const seconds = (performance.now() - begun) / 1_000;
      return { perSecond: frames / seconds, longest, seconds };
    }, files);
    for (let index = 0; index < files; index++)
      await copyFile(join(source, `${index}.png`), join(watched, `${index}.png`));
    const { perSecond, longest, seconds } = await counting;
    const { jobs } = await callEngine(page, 'jobs', {});
    const peak = peakMb(pid);
    return [
      { name: 'in the queue', value: jobs.length, unit: 'pictures', ok: jobs.length === files },
      { name: 'all of them after', value: seconds, unit: 's', ok: true },
      {
        name: 'frames a second, at least',
        value: perSecond,
        unit: '',
        limit: leastFrames,
        ok: perSecond >= leastFrames,
      },
      { name: 'the same before, with nothing to do', value: idle, unit: '', ok: true },
      { name: 'longest time without a frame', value: longest, unit: 'ms', ok: true },
      {
        name: "the engine's memory at its most",
        value: peak,
        unit: 'MB',
        limit: mostEngineMb,
        ok: peak < mostEngineMb,
      },
    ];
  } finally {
    await electron.close();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
