import { describe, expect, it } from 'vitest';
import { maxRefusalsPerWindow, refusalGroups } from './metrics.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { type SimulationResult, simulate } from './simulate.ts';

const minuteMs = 60_000;
// The whole month of every scene is played by the benchmark.
const days = 4;

describe.each(scenarios.map((scene): [string, Scenario] => [scene.name, scene]))('%s', (_name, scene) => {
  it.each([1, 2])('uses what there is and is not refused what it could have foreseen (dice %i)', (seed) => {
    const played = simulate(scene, { days, seed });
    expect(played.broken).toEqual([]);
    expect(played.dailyHits).toBe(0);
    expect(played.throughput).toBeGreaterThanOrEqual(scene.honest ? 0.99 : 0.95);
    expect(maxRefusalsPerWindow(played)).toBeLessThanOrEqual(scene.maxRefusals ?? 1);
    if (scene.honest && scene.alone)
      expect(refusalGroups(played).length).toBeLessThanOrEqual(scene.surprises ?? 0);
    const late = played.promptStarts.filter((ms) => ms > 1000).length;
    expect(late).toBeLessThanOrEqual(Math.ceil(0.01 * played.promptStarts.length));
  });
});

it('a clock that is set costs at most one refusal each time where there is no steady clock', () => {
  const scene = scenarios.find(({ name }) => name.startsWith('clock'));
  if (!scene) throw new Error('no such scene');
  const played = simulate(scene, { days: 8, seed: 3, hasSteadyClock: false });
  expect(played.broken).toEqual([]);
  expect(maxRefusalsPerWindow(played)).toBeLessThanOrEqual(1);
  expect(played.throughput).toBeGreaterThan(0.95);
});

describe('a refusal that no budget explains', () => {
  it.each(['blips', 'blips of a minute'])(
    'of a moment delays its picture by two minutes at most: %s',
    (name) => {
      const scene = scenarios.find((one) => one.name === name);
      if (!scene) throw new Error('no such scene');
      const played = simulate(scene, { days: 4, seed: 5 });
      const late = played.refusals.map(
        ({ id, at }) => (played.doneAt.get(id) ?? Number.POSITIVE_INFINITY) - at,
      );
      expect(late.length).toBeGreaterThan(3);
      // A refusal near the end of a window's credits waits for the next window with all others.
      const soon = late.filter((ms) => ms <= 2 * minuteMs).length;
      expect(soon / late.length).toBeGreaterThan(0.85);
      expect(Math.max(...late)).toBeLessThan(61 * minuteMs);
    },
  );

  it('of everything for a day is tried a bounded number of times, and everything goes once it is well', () => {
    const day = 24 * 60 * minuteMs;
    const played = simulate(
      {
        name: 'refuses everything',
        honest: false,
        alone: true,
        setUp({ imgur, machine, time }) {
          imgur.broken = true;
          machine.add(40, 'bulk', 'folder');
          time.at(time.now + day, () => {
            imgur.broken = false;
          });
        },
      },
      { days: 2, seed: 1 },
    );
    const groups = refusalGroups(played);
    // The first four that went together are one.
    expect(groups[0]?.length).toBeLessThanOrEqual(4);
    expect(played.refusals.length).toBeLessThan(24 * 6);
    const times = groups.map(([first]) => first?.at ?? 0);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
    expect(played.uploaded).toBe(40);
    expect(Math.max(...played.doneAt.values())).toBeLessThan(
      times[0] === undefined ? 0 : times[0] + day + 61 * minuteMs,
    );
  });
});

describe('an outage', () => {
  /** Simulates an outage in the middle of uploads. */
  const outage = (lastsMs: number): { requests: number; firstAfterMs: number; lost: number } => {
    let began = 0;
    const played = simulate(
      {
        name: 'outage',
        honest: true,
        alone: true,
        setUp({ imgur, machine, time }) {
          imgur.changeLimits(500_000, 12_000_000);
          machine.add(3_000, 'normal', 'drop');
          began = time.now + 20_000;
          time.at(began, () => {
            imgur.stormUntil = began + lastsMs;
          });
        },
      },
      { days: 2, seed: 3 },
    );
    const end = began + lastsMs;
    const after = [...played.doneAt.values()].filter((at) => at >= end);
    return {
      requests: played.overCapacity,
      firstAfterMs: Math.min(...after) - end,
      lost: 3_000 - played.uploaded,
    };
  };

  it('of ten minutes costs thirty requests at most, and the first picture is up within half a minute of its end', () => {
    for (let lasts = 9 * minuteMs; lasts <= 10 * minuteMs; lasts += 10_000) {
      const { requests, firstAfterMs, lost } = outage(lasts);
      expect(requests).toBeLessThanOrEqual(30);
      expect(firstAfterMs).toBeLessThanOrEqual(32_000);
      expect(lost).toBe(0);
    }
  });

  it('of an hour ends with a picture within two minutes, and one of a day costs a bounded number of requests', () => {
    expect(outage(60 * minuteMs).firstAfterMs).toBeLessThanOrEqual(2 * minuteMs + 2_000);
    const { requests, firstAfterMs, lost } = outage(24 * 60 * minuteMs);
    expect(requests).toBeLessThan(24 * 30 + 80);
    expect(firstAfterMs).toBeLessThanOrEqual(2 * minuteMs + 2_000);
    expect(lost).toBe(0);
  });
});

describe('windows of eight seconds, as on a test server', () => {
  const windowMs = 8_000;
  const short = (hiddenCap: number): Scenario => ({
    name: 'short windows',
    honest: true,
    alone: true,
    scale: 3_600_000 / windowMs,
    faster: 40,
    setUp({ imgur, machine }) {
      imgur.changeLimits(300, 12_500, hiddenCap);
      machine.add(60, 'bulk', 'folder');
    },
  });
  const lasted = ({ doneAt }: SimulationResult, start: number): number =>
    Math.max(...doneAt.values()) - start;
  const start = Date.UTC(2026, 2, 1);

  it('sixty pictures with credits for thirty are up within the second, without a refusal', () => {
    const played = simulate({ ...short(1e9), start }, { days: 0.01, seed: 1 });
    expect(played.uploaded).toBe(60);
    expect(played.refusals).toEqual([]);
    expect(lasted(played, start)).toBeGreaterThan(windowMs);
  });

  it('a hidden cap of twenty is met at most twice a window, and its window is as short as the others', () => {
    const played = simulate({ ...short(20), start }, { days: 0.01, seed: 1 });
    expect(played.uploaded).toBe(60);
    expect(maxRefusalsPerWindow(played)).toBeLessThanOrEqual(2);
    expect(lasted(played, start)).toBeLessThan(20 * windowMs);
  });
});
