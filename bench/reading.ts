import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Box, Finding, PrivateKind, ReadingLanguage } from '../contract/reading.ts';
import { mediaEnvironment } from '../main/engine/media/pool/launch-child.ts';
import { installLanguages } from '../test/support/reading/language-files.ts';
import type { PhraseLanguage } from '../test/support/reading/phrases.ts';
import { makeScreenshot, type Screenshot, usualFonts } from '../test/support/reading/screenshots.ts';
import { checkSecondFonts } from '../test/support/reading/second/fonts.ts';
import { makeSecondScreenshot } from '../test/support/reading/second-set.ts';
import { withBundle } from './bundled.ts';
import { atLeast, atMost, type Measurement } from './measurement.ts';

// Measures what is found of planted secrets, and what ordinary pictures are held for, over two seeded sets; and what
// reading costs. The second set was written without knowledge of the rules: rules that only fit the first show it there.
// `SNAPFERRY_READING_SET=40` measures a part of each set, for a look in between.

export const name = 'Reading made screenshots: planted secrets, ordinary ones, and what it costs';

const count = Number(process.env.SNAPFERRY_READING_SET ?? 200);
const seed = 19;
/** Kinds that pictures are held for unless somebody chooses others. */
const held: ReadonlySet<PrivateKind> = new Set(['card', 'iban', 'secret', 'password']);
const dataOf: Readonly<Record<PhraseLanguage, ReadingLanguage>> = {
  en: 'eng',
  de: 'deu',
  es: 'spa',
  id: 'ind',
  it: 'ita',
  pt: 'por',
  ru: 'rus',
};
const systemRussian = '/usr/share/tesseract-ocr/5/tessdata/rus.traineddata';

interface Read {
  readonly findings: readonly Finding[];
  readonly ms: number;
  readonly processorMs: number;
  /** Of the process so far. */
  readonly peakMegabytes: number;
}

export const run = (): Promise<Measurement[]> =>
  withBundle({ reader: join(import.meta.dirname, 'reading', 'reader.ts') }, (program) =>
    measureAll(() => startReader(join(program, 'reader.cjs'))),
  );

async function measureAll(start: () => Reader): Promise<Measurement[]> {
  // Asked before anything is read, as reading the first set takes long.
  const obstacle = await checkSecondFonts().then(
    () => null,
    (thrown: Error) => thrown.message,
  );
  if (obstacle !== null) console.log(`  The second set is not measured. ${obstacle}`);
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-bench-'));
  try {
    await installLanguages(folder, 'eng', 'deu', 'spa', 'ind', 'ita', 'por');
    const hasRussian = await readFile(systemRussian).then(
      () => true,
      () => false,
    );
    if (!hasRussian) console.log('  There is no data of Russian: its pictures are read as English ones.');
    const pathOf = (language: ReadingLanguage) =>
      language === 'rus' ? systemRussian : join(folder, 'reading', `${language}.traineddata`);
    const read: ReadShot = async (reader, shot, name) => {
      const path = join(folder, `${name}.png`);
      await writeFile(path, shot.png);
      const own = dataOf[shot.language];
      const languages = [...new Set([own, 'eng' as const])]
        .filter((language) => language !== 'rus' || hasRussian)
        .map((language) => ({ language, path: pathOf(language) }));
      const told = await reader.read(path, languages);
      await rm(path);
      return told;
    };
    const first = await measureSet('', makeScreenshot, { start, read });
    const second =
      obstacle === null ? await measureSet('second set: ', makeSecondScreenshot, { start, read }) : nothing;
    const sizes = [
      ...(await measureSize('1920 by 1200', 1.5, 2_500, { start, read })),
      ...(await measureSize('3840 by 2400', 3, 4_000, { start, read })),
    ];
    const all = [...first.reads, ...second.reads, ...sizes.flatMap(({ reads }) => reads)];
    return [
      ...first.figures,
      ...second.figures,
      ...sizes.map(({ figure }) => figure),
      atMost(
        'memory of the process, at its peak',
        Math.max(...all.map((one) => one.peakMegabytes)),
        300,
        'MB',
      ),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Reader = ReturnType<typeof startReader>;
type ReadShot = (reader: Reader, shot: Screenshot, name: string) => Promise<Read>;
interface Readers {
  readonly start: () => Reader;
  readonly read: ReadShot;
}
type MakeShot = (seed: number, index: number, wantsPlants: boolean) => Promise<Screenshot>;

const nothing = { figures: [], reads: [] } as const;

/** Measures a set of pictures: with something private in them, and without. `prefix` begins the names of its figures. */
async function measureSet(prefix: string, make: MakeShot, readers: Readers) {
  const planted = await measure(true, make, readers);
  const ordinary = await measure(false, make, readers);
  const found = planted.found.filter(({ isFound }) => isFound).length / planted.found.length;
  const heldBack = ordinary.reads.filter(({ findings }) => findings.some(({ kind }) => held.has(kind)));
  for (const { kind, text, isFound, where } of planted.found)
    if (!isFound) console.log(`    ${prefix}missed: ${kind} ${text} (${where})`);
  return {
    figures: [
      atLeast(`${prefix}planted secrets found, of ${planted.found.length}`, found * 100, 95, '%'),
      ...byKind(prefix, planted.found),
      atMost(`${prefix}ordinary ones held, of ${count}`, (heldBack.length / count) * 100, 2, '%'),
    ],
    reads: [...planted.reads, ...ordinary.reads],
  };
}

/**
 * Measures pictures of a size, in English: the first of a process loads the program and is left out. On a busy machine
 * the time on the wall says more of the others than of the reading.
 */
async function measureSize(size: string, scale: number, limit: number, { start, read }: Readers) {
  const reader = start();
  try {
    const reads: Read[] = [];
    // All four kinds of scenes, light and dark.
    for (let turn = 0; turn < 9; turn += 1) {
      const index = turn % 8;
      const shot = await makeScreenshot(seed, index, false, usualFonts, scale);
      reads.push(await read(reader, { ...shot, language: 'en' }, `size-${turn}`));
    }
    const warm = reads.slice(1);
    return [
      {
        figure: atMost(`${size}, median`, median(warm.map(({ ms }) => ms)), limit, 'ms'),
        reads,
      },
      {
        figure: {
          name: `${size}, processor, median`,
          value: median(warm.map(({ processorMs }) => processorMs)),
          unit: 'ms',
          ok: true,
        },
        reads: [],
      },
    ];
  } finally {
    reader.stop();
  }
}

interface Sought {
  readonly kind: PrivateKind;
  readonly text: string;
  readonly where: string;
  readonly isFound: boolean;
}

/** Reads one language after another, as nobody changes it from picture to picture. */
async function measure(wantsPlants: boolean, make: MakeShot, { start, read }: Readers) {
  const found: Sought[] = [];
  const reads: Read[] = [];
  const turns = Object.keys(dataOf).length;
  for (let turn = 0; turn < turns; turn += 1) {
    const reader = start();
    try {
      for (let index = turn; index < count; index += turns) {
        const shot = await make(seed, index, wantsPlants);
        const result = await read(reader, shot, String(index));
        reads.push(result);
        const where = `${index}, ${shot.scene}, ${shot.language}, ${shot.isDark ? 'dark' : 'light'}, ${shot.scale}x`;
        for (const { kind, text, box } of shot.planted) {
          const places = result.findings.filter((one) => one.kind === kind).flatMap(({ boxes }) => boxes);
          found.push({ kind, text, where, isFound: places.some((place) => overlaps(place, box)) });
        }
        if (!wantsPlants)
          for (const { kind, boxes } of result.findings)
            console.log(`    in an ordinary one: ${kind} at ${JSON.stringify(boxes[0])} (${where})`);
      }
    } finally {
      reader.stop();
    }
  }
  return { found, reads };
}

function byKind(prefix: string, found: readonly Sought[]): Measurement[] {
  return [...new Set(found.map(({ kind }) => kind))].map((kind) => {
    const own = found.filter((one) => one.kind === kind);
    const share = own.filter(({ isFound }) => isFound).length / own.length;
    return { name: `${prefix}of those, ${kind} (${own.length})`, value: share * 100, unit: '%', ok: true };
  });
}

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Starts a process that reads as the product's does, bundled as that is, and tells what each picture cost it. */
function startReader(script: string) {
  const child = fork(script, [], {
    serialization: 'advanced',
    env: mediaEnvironment(),
  });
  let settle: { resolve(read: Read): void; reject(thrown: Error): void } | null = null;
  child.on('message', (message: Read | { readonly failure: string }) => {
    if ('failure' in message) settle?.reject(new Error(message.failure));
    else settle?.resolve(message);
  });
  child.on('exit', (code) => settle?.reject(new Error(`The reader ended (${code}).`)));
  return {
    read(path: string, languages: readonly { language: ReadingLanguage; path: string }[]): Promise<Read> {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject };
        child.send({ path, languages });
      });
    },
    stop: () => void child.kill(),
  };
}
