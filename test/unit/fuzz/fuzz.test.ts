import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mutate } from '../../fuzz/mutate.ts';
import { randomOf } from '../../fuzz/random.ts';
import { fuzz } from '../../fuzz/run.ts';
import { partsOf } from '../../fuzz/structure.ts';
import { targets } from '../../fuzz/targets/index.ts';
import { mediaSeeds } from '../../fuzz/targets/media-seeds.ts';

const seeds = mkdtempSync(join(tmpdir(), 'snapferry-fuzz-seeds-'));
afterAll(() => rmSync(seeds, { recursive: true, force: true }));

/** Of each target; `npm run fuzz` runs as many as wanted. Those that open databases and engines cost more. */
const cases = 200;
const fewer: Readonly<Record<string, number>> = { 'profile-database': 15, 'profile-files': 100, engine: 150 };

// A machine that does ten other things is no finding: there the bound of two seconds is `npm run fuzz`'s.
const patienceMs = 20_000;

describe('a few thousand cases', () => {
  test.each(Object.keys(targets))(
    'of %s: nothing breaks',
    async (target) => {
      const found = await fuzz({
        target,
        seeds,
        seed: 1,
        cases: fewer[target] ?? cases,
        patienceMs,
        memory: 512_000_000,
        mostFindings: 3,
      });
      expect(found.map(({ number, why }) => `--target ${target} --seed 1 --case ${number}: ${why}`)).toEqual(
        [],
      );
    },
    300_000,
  );
});

describe('the harness', () => {
  test('makes the same case of the same seed, and another of another', async () => {
    const all = (await mediaSeeds(seeds)).map(({ bytes }) => bytes);
    const make = (seed: number) => mutate(all[0] as Buffer, randomOf(seed, 'x', 3), all);
    expect(make(1)).toEqual(make(1));
    expect([2, 3, 4, 5].some((seed) => !make(seed).equals(make(1)))).toBe(true);
  });

  test('knows the structure of most of what it changes', async () => {
    const known = (await mediaSeeds(seeds)).filter(({ bytes }) => partsOf(bytes).length > 1);
    expect(known.length).toBeGreaterThan(55);
  });

  test('finds what breaks, kills or stops a process, and goes on behind it', async () => {
    const found = await fuzz({
      target: 'broken-on-purpose',
      seeds,
      seed: 1,
      cases: 8,
      patienceMs: 2_000,
      memory: 300_000_000,
      mostFindings: 9,
    });
    expect(found.map(({ number }) => number)).toEqual([1, 3, 5, 6]);
    expect(found.map(({ why }) => /not so|ended its process|more than/.exec(why)?.[0])).toEqual([
      'not so',
      'ended its process',
      'more than',
      'ended its process',
    ]);
  }, 120_000);
});
