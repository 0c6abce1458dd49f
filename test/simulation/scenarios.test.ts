import { describe, expect, it } from 'vitest';
import { maxRefusalsPerWindow, refusalGroups } from './metrics.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';
import { type SimulationResult, simulate } from './simulate.ts';

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

it('a server that refuses everything is tried at most once a minute, and everything goes once it is well', () => {
  const played = simulate(
    {
      name: 'refuses everything',
      honest: false,
      alone: true,
      setUp({ imgur, machine, time }) {
        imgur.broken = true;
        machine.add(40, 'bulk', 'folder');
        time.at(time.now + 86_400_000, () => {
          imgur.broken = false;
        });
      },
    },
    { days: 2, seed: 1 },
  );
  const times = played.refusals.map(({ at }) => at);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(times.length).toBeGreaterThan(10);
  expect(times.length).toBeLessThan(24 * 5);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30_000);
  expect(played.uploaded).toBe(40);
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
