import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { forkEngine } from '../test/support/engine-child.ts';
import { installLanguages } from '../test/support/reading/language-files.ts';
import { makeScreenshot, usualFonts } from '../test/support/reading/screenshots.ts';
import { withBundle } from './bundled.ts';
import { atLeast, type Measurement, median } from './measurement.ts';
import { makePhotographs } from './sending/pictures.ts';
import { startSandbox } from './sending/sandbox.ts';
import { openWay, type Way } from './sending/way.ts';

// Measures what the reading of a screen takes from uploads that go meanwhile: the same twenty, by the bundled engine, with
// a fresh profile each time, alone and while one screen after another is read.

export const name = 'Twenty uploads while screens are read, beside the same twenty alone';

const rounds = 5;
/**
 * A line as at home, and none: then the processor is all that they share, also with the look-alike of the host, so that
 * there is no bound.
 */
const works = [
  { of: '20 x 2 MB, a line of 8 MB/s', bytes: 2_000_000, bytesPerSecond: 8_000_000, isBound: true },
  { of: '20 x 0.3 MB, a line of 8 MB/s', bytes: 300_000, bytesPerSecond: 8_000_000, isBound: true },
  { of: '20 x 0.3 MB, no line but 50 ms', bytes: 300_000, bytesPerSecond: null, isBound: false },
];
const count = 20;
const least = 0.95;

interface Place {
  readonly program: string;
  readonly paths: readonly string[];
  readonly screen: string;
  readonly way: Way;
}

/** Uploads all pictures. @returns the time from the first to the last byte, and those of the readings meanwhile, ms */
async function upload({ program, paths, screen, way }: Place, reads: boolean) {
  const home = await mkdtemp(join(tmpdir(), 'snapferry-bench-'));
  await installLanguages(home, 'eng');
  const engine = forkEngine({
    entry: join(program, 'engine.cjs'),
    profile: home,
    env: {
      SNAPFERRY_API_URL: `http://127.0.0.1:${way.port}`,
      SNAPFERRY_CLIENT_ID: '0123456789abcde',
    },
  });
  const readings: number[] = [];
  let isOver = false;
  const read = async () => {
    const begun = performance.now();
    await engine.call('readPicture', { path: screen });
    readings.push(performance.now() - begun);
  };
  try {
    await engine.ready;
    // The process that reads is there in both cases; its first picture loads the program.
    await read();
    readings.length = 0;
    const reading = reads
      ? (async () => {
          while (!isOver) await read();
        })()
      : Promise.resolve();
    if (reads) await after(200);
    way.forget();
    await engine.call('add', {
      items: paths.map((path) => ({ kind: 'path' as const, path })),
      origin: 'command-line',
    });
    const isDone = async () => {
      const { jobs } = await engine.call('jobs', {});
      return jobs.length >= paths.length && jobs.every(({ state }) => state === 'uploaded');
    };
    while (!(await isDone())) await after(50);
    const { ms } = way.span();
    isOver = true;
    await reading;
    return { ms, readings };
  } finally {
    await engine.kill();
    // Its media processes may write their last thumbnail a moment longer.
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  }
}

export const run = (): Promise<Measurement[]> => withBundle(undefined, measureAll);

async function measureAll(program: string): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-bench-'));
  const sandbox = await startSandbox();
  try {
    const screen = join(folder, 'screen.png');
    await writeFile(screen, (await makeScreenshot(19, 0, false, usualFonts, 1.5)).png);
    const figures: Measurement[] = [];
    for (const { of, bytes, bytesPerSecond, isBound } of works) {
      const paths = await makePhotographs(await mkdtemp(join(folder, 'pictures-')), count, bytes);
      const way = await openWay({ to: sandbox.port, latencyMs: 50, bytesPerSecond });
      const place = { program, paths, screen, way };
      const ratios: number[] = [];
      const readings: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const alone = await upload(place, false);
        const beside = await upload(place, true);
        ratios.push(alone.ms / beside.ms);
        readings.push(...beside.readings);
      }
      await way.close();
      const speed = median(ratios);
      const what = `speed beside the reading: ${of}`;
      figures.push(
        isBound
          ? atLeast(what, speed, least, 'of theirs alone')
          : { name: what, value: speed, unit: 'of theirs alone', ok: true },
        { name: `a screen read meanwhile, median: ${of}`, value: median(readings), unit: 'ms', ok: true },
      );
    }
    return figures;
  } finally {
    sandbox.child.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
