import { expect, test } from 'vitest';
import { type FlippedFile, makeSmallProfile, tryFlip } from './flipped-profile.ts';

/** `npm run flips -- --every N`: every Nth bit of both files, instead of a sample. */
const every = Number(process.env.SNAPFERRY_FLIPS ?? 0);
const sample = { database: 160, log: 20 };

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A bit of a byte that is not zero: most of a small database is empty pages, where nothing can be damaged. */
function usedBit(bytes: Buffer, random: () => number): number {
  let at = Math.floor(random() * bytes.length);
  while (bytes[at] === 0) at = (at + 1) % bytes.length;
  return at * 8 + Math.floor(random() * 8);
}

test('a profile with any one bit flipped opens with all that a plain SELECT can read', {
  timeout: every > 0 ? 24 * 3_600_000 : 120_000,
}, () => {
  const small = makeSmallProfile();
  const random = seeded(14);
  const tally = new Map<string, number>();
  const faults: string[] = [];
  for (const file of ['database', 'log'] satisfies FlippedFile[]) {
    const bits = small[file].length * 8;
    const count = every > 0 ? Math.ceil(bits / every) : sample[file];
    for (let index = 0; index < count; index += 1) {
      const bit = every > 0 ? index * every : usedBit(small[file], random);
      const result = tryFlip(small, { file, bit, hasBackup: index % 3 === 0 });
      const told = `${file}: ${result.outcome}${result.faults.length > 0 ? `, ${[...new Set(result.faults)].join(', ')}` : ''}`;
      tally.set(told, (tally.get(told) ?? 0) + 1);
      if (result.faults.length > 0) faults.push(`${file} bit ${bit}: ${result.faults[0]}`);
    }
  }
  if (every > 0) console.table([...tally].map(([outcome, flips]) => ({ outcome, flips })));
  expect(faults).toEqual([]);
});
