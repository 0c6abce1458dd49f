import { mostRefusalsPerWindow, promiseErrors, quantile, refusalGroups } from '../../test/simulation/figures.ts';
import { type Played, play } from '../../test/simulation/play.ts';
import type { Scene } from '../../test/simulation/scene.ts';
import { scenes } from '../../test/simulation/scenes.ts';
import { atLeast, atMost, type Figure } from './figure.ts';

const days = 30;
const seed = 1;
const sampleMs = 6 * 3_600_000;

/** Every scene for a month beside an oracle that knows all limits. */
export function measureMonth(): Figure[] {
  const figures: Figure[] = [];
  const calmErrors: number[] = [];
  const allErrors: number[] = [];
  const promptStarts: number[] = [];
  let dailyHits = 0;
  for (const scene of scenes) {
    const played = play(scene, { days, seed, sampleMs });
    figures.push(...judge(scene, played));
    const errors = promiseErrors(played);
    if (errors.length > 0) figures.push(...promises(scene.name, errors, scene.calm ?? false));
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
    ...promises('all scenes without unforeseeable events', calmErrors, true),
    ...promises('all scenes', allErrors, true),
    cost(),
  ];
}

function judge(scene: Scene, played: Played): Figure[] {
  const strict = scene.honest && scene.alone;
  return [
    atLeast(
      `throughput over the oracle's: ${scene.name}`,
      played.throughput,
      scene.honest ? 0.99 : 0.95,
      'ratio',
    ),
    strict
      ? atMost(`refused requests: ${scene.name}`, refusalGroups(played).length, scene.surprises ?? 0, 'requests')
      : atMost(
          `refused requests in a window, at most: ${scene.name}`,
          mostRefusalsPerWindow(played),
          scene.maxRefusals ?? 1,
          'requests',
        ),
  ];
}

/** Where storms, nights or strangers come in between nobody can keep a promise: there it is only shown how it went. */
function promises(of: string, errors: readonly number[], isBound: boolean): Figure[] {
  const figure = (name: string, share: number, limit: number): Figure => {
    const value = 100 * quantile(errors, share);
    return isBound ? atMost(name, value, limit, '%') : { name, value, unit: '%', ok: true };
  };
  return [
    figure(`promise error, median: ${of}`, 0.5, 2),
    figure(`promise error, 95th percentile: ${of}`, 0.95, 10),
  ];
}

/** What a simulated month of one scene costs, both sides and the world included. */
function cost(): Figure {
  const scene = scenes.find(({ name }) => name === 'bursts and screenshots');
  if (!scene) throw new Error('no such scene');
  const begun = performance.now();
  play(scene, { days, seed });
  return atMost('30 simulated days of one scene', (performance.now() - begun) / 1000, 5, 's');
}
