import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etaErrors, maxRefusalsPerWindow, quantile, refusalGroups } from './metrics.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulate.ts';
import type { HeaderBehavior } from './virtual-imgur.ts';

const minuteMs = 60_000;

interface World {
  readonly userLimit: number;
  readonly clientLimit: number;
  readonly creditsPerUpload: number;
  readonly hiddenCap: number;
  readonly headers: HeaderBehavior;
  readonly loss: number;
  readonly drops: readonly {
    at: number;
    count: number;
    lane: 'interactive' | 'normal' | 'bulk';
    source: number;
    posts: number;
  }[];
  readonly outages: readonly { at: number; lasts: number }[];
  readonly clocks: readonly { at: number; off: number }[];
}

const time = fc.integer({ min: 0, max: 20 * 60 }).map((minutes) => minutes * minuteMs);

const world: fc.Arbitrary<World> = fc.record({
  userLimit: fc.integer({ min: 10, max: 2000 }),
  clientLimit: fc.integer({ min: 200, max: 12_500 }),
  creditsPerUpload: fc.constantFrom(1, 2, 5, 10),
  hiddenCap: fc.constantFrom(3, 20, 50, 1e9),
  headers: fc.constantFrom<HeaderBehavior>('honest', 'missing', 'client-frozen', 'flipping', 'reset-frozen'),
  loss: fc.constantFrom(0, 0.1),
  drops: fc.array(
    fc.record({
      at: time,
      count: fc.integer({ min: 1, max: 40 }),
      lane: fc.constantFrom('interactive', 'normal', 'bulk'),
      source: fc.integer({ min: 1, max: 3 }),
      posts: fc.constantFrom(0, 3, 12),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  outages: fc.array(fc.record({ at: time, lasts: time }), { maxLength: 2 }),
  clocks: fc.array(fc.record({ at: time, off: fc.integer({ min: -7_200_000, max: 7_200_000 }) }), {
    maxLength: 2,
  }),
});

function sceneOf(made: World): Scenario {
  return {
    name: 'made up',
    honest: true,
    alone: true,
    loss: made.loss,
    setUp({ imgur, machine, time: line }) {
      // An unannounced daily limit below the documented one can only be found by hitting it.
      const announced = made.headers === 'honest' || made.headers === 'reset-frozen';
      imgur.changeLimits(made.userLimit, announced ? made.clientLimit : 12_500, made.hiddenCap);
      imgur.creditsPerUpload = made.creditsPerUpload;
      imgur.headers = made.headers;
      const start = line.now;
      for (const { at, count, lane, source, posts } of made.drops) {
        line.at(start + at, () => machine.add(count, lane, `source ${source}`, posts));
      }
      for (const { at, lasts } of made.outages) {
        line.at(start + at, () => machine.setOnline(false));
        line.at(start + at + lasts, () => machine.setOnline(true));
      }
      for (const { at, off } of made.clocks) line.at(start + at, () => machine.setClock(off));
    },
  };
}

const total = (made: World): number => made.drops.reduce((sum, { count }) => sum + count, 0);
/** Enough for the narrowest world, in which every upload needs a window of its own. */
const days = 24;

/** Number of uploads that may be sent before the first answer. */
const uploadsAtFirst = 5;

describe('in every world', () => {
  it('nothing is lost, doubled, promised twice or starved, and no daily limit is hit', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 1e6 }), (made, seed) => {
        const played = simulate(sceneOf(made), { days, seed });
        expect(played.broken).toEqual([]);
        expect(played.uploaded).toBe(total(made));
        expect(played.dailyHits).toBe(0);
      }),
      { numRuns: 60, seed: 20_260_301 },
    );
  });

  it('honest headers and nobody else mean no refusal at all', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 1e6 }), (made, seed) => {
        const honest: World = { ...made, headers: 'honest', hiddenCap: 1e9 };
        const played = simulate(sceneOf(honest), { days, seed });
        // What is documented is believed until the first answer tells otherwise: with less it costs one refusal.
        const isLess = made.userLimit < uploadsAtFirst * made.creditsPerUpload;
        expect(refusalGroups(played).length).toBeLessThanOrEqual(isLess ? 1 : 0);
        for (const { sentAt } of played.refusals)
          expect(sentAt).toBeLessThan(Math.min(...played.doneAt.values(), Number.POSITIVE_INFINITY));
      }),
      { numRuns: 60, seed: 20_260_302 },
    );
  });

  it('a hidden cap is met at most once a window where the documentation has it, and at most six times elsewhere', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 1e6 }), (made, seed) => {
        const capped: World = {
          ...made,
          headers: 'honest',
          userLimit: 2000,
          clientLimit: 12_500,
          clocks: [],
        };
        const played = simulate(sceneOf(capped), { days, seed });
        // A refusal whose answer was lost is followed by another.
        const refusals = played.refusals.filter(({ isHeard }) => isHeard);
        expect(maxRefusalsPerWindow({ refusals })).toBeLessThanOrEqual(made.hiddenCap < 50 ? 6 : 1);
        for (const group of refusalGroups(played)) expect(group.length).toBeLessThanOrEqual(9);
      }),
      { numRuns: 40, seed: 20_260_303 },
    );
  });
});

it('promises move only with a cause: in a calm world the first one holds to the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 1, max: 1e6 }), (count, seed) => {
      const calm: Scenario = {
        name: 'calm',
        honest: true,
        alone: true,
        setUp: ({ machine }) => machine.add(count, 'bulk', 'folder'),
      };
      const played = simulate(calm, { days: 4, seed, sampleMs: 20 * minuteMs });
      const byId = new Map<string, number[]>();
      for (const { id, promised } of played.promises) byId.set(id, [...(byId.get(id) ?? []), promised]);
      const moves = [...byId.values()].map((all) => Math.max(...all) - Math.min(...all));
      expect(quantile(moves, 0.5)).toBeLessThan(5 * minuteMs);
      expect(quantile(etaErrors(played), 0.5)).toBeLessThan(0.02);
    }),
    { numRuns: 8, seed: 20_260_304 },
  );
});
