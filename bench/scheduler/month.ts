import { etaErrors, maxRefusalsPerWindow, quantile, refusalGroups } from '../../test/simulation/metrics.ts';
import type { Scenario } from '../../test/simulation/scenario.ts';
import { scenarios } from '../../test/simulation/scenarios.ts';
import { type SimulationResult, simulate } from '../../test/simulation/simulate.ts';
import { atLeast, atMost, type Measurement } from '../measurement.ts';

const days = 30;
const seed = 1;
const sampleMs = 6 * 3_600_000;

/** Measures every scenario for a month against an oracle that knows all limits. */
export function measureMonth(): Measurement[] {
  const figures: Measurement[] = [];
  const calmErrors: number[] = [];
  const allErrors: number[] = [];
  const promptStarts: number[] = [];
  let dailyHits = 0;
  for (const scene of scenarios) {
    const played = simulate(scene, { days, seed, sampleMs });
    figures.push(...evaluateScenario(scene, played));
    const errors = etaErrors(played);
    if (errors.length > 0) figures.push(...measureEtas(scene.name, errors, scene.calm ?? false));
    allErrors.push(...errors);
    if (scene.calm) calmErrors.push(...errors);
    promptStarts.push(...played.promptStarts);
    dailyHits += played.dailyHits;
  }
  const inTime = promptStarts.filter((ms) => ms <= 1000).length / promptStarts.length;
  return [
    ...figures,
    atMost('daily limit hits caused, all scenes', dailyHits, 0, 'hits'),
    atLeast('interactive uploads started within 1 s of a backlog', 100 * inTime, 99, '%'),
    ...measureEtas('all scenes without unforeseeable events', calmErrors, true),
    ...measureEtas('all scenes', allErrors, true),
    cost(),
  ];
}

function evaluateScenario(scene: Scenario, played: SimulationResult): Measurement[] {
  const strict = scene.honest && scene.alone;
  return [
    atLeast(
      `throughput over the oracle's: ${scene.name}`,
      played.throughput,
      scene.honest ? 0.99 : 0.95,
      'ratio',
    ),
    strict
      ? atMost(
          `refused requests: ${scene.name}`,
          refusalGroups(played).length,
          scene.surprises ?? 0,
          'requests',
        )
      : atMost(
          `refused requests in a window, at most: ${scene.name}`,
          maxRefusalsPerWindow(played),
          scene.maxRefusals ?? 1,
          'requests',
        ),
  ];
}

/**
 * Measures the error of estimates. With storms, nights or other clients no estimate can be exact: there the result is
 * only shown.
 */
function measureEtas(of: string, errors: readonly number[], isBound: boolean): Measurement[] {
  const figure = (name: string, share: number, limit: number): Measurement => {
    const value = 100 * quantile(errors, share);
    return isBound ? atMost(name, value, limit, '%') : { name, value, unit: '%', ok: true };
  };
  return [
    figure(`promise error, median: ${of}`, 0.5, 2),
    figure(`promise error, 95th percentile: ${of}`, 0.95, 10),
  ];
}

/** Measures the cost of a simulated month of one scenario, both sides and the world included. */
function cost(): Measurement {
  const scene = scenarios.find(({ name }) => name === 'bursts and screenshots');
  if (!scene) throw new Error('no such scene');
  const begun = performance.now();
  simulate(scene, { days, seed });
  return atMost('30 simulated days of one scene', (performance.now() - begun) / 1000, 5, 's');
}
