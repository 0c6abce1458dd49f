import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createScheduler } from '../../main/engine/scheduler/index.ts';
import type { Scheduler } from '../../main/engine/scheduler/types.ts';
import { quantile } from '../../test/simulation/metrics.ts';
import { rules, uploadCost } from '../../test/simulation/virtual-imgur.ts';
import { atMost, type Measurement } from '../measurement.ts';

const jobs = 100_000;
const decisions = 3_000;
const begin = Date.UTC(2026, 2, 10, 8);

function filled(): Scheduler {
  const scheduler = createScheduler({
    rules,
    snapshot: null,
    leftOver: [],
    settings: { paused: false, maxParallel: 8, bandwidth: null, quietHours: null },
    random: () => 0.5,
    now: begin,
  });
  for (let seq = 0; seq < jobs; seq += 1) {
    scheduler.put({
      id: `job ${seq}`,
      seq,
      lane: seq % 3 === 0 ? 'normal' : 'bulk',
      source: `source ${seq % 50}`,
      postId: seq % 7 === 0 ? `post ${Math.floor(seq / 70)}` : null,
      account: null,
      cost: { ...uploadCost },
      bytes: 1_000_000,
      notBefore: 0,
      urgent: false,
      leavesRoom: seq % 3 !== 0,
      isCapture: false,
      isReady: true,
    });
  }
  return scheduler;
}

/** Measures decisions with a long queue, in the course of uploading. */
export function measureDecisions(): Measurement[] {
  const scheduler = filled();
  const times: number[] = [];
  let now = begin;
  for (let count = 0; count < decisions; count += 1) {
    const begun = performance.now();
    const { start, wakeAt } = scheduler.decide(now);
    times.push(performance.now() - begun);
    for (const item of start) {
      scheduler.started(item.id, item.id, now);
      scheduler.settle(
        item.id,
        {
          settlement: 'charged',
          health: 'good',
          measured: { bytes: item.bytes, tookMs: 500, answerMs: null },
        },
        now + 500,
      );
    }
    now = start.length > 0 ? now + 600 : Math.max(now + 1000, wakeAt ?? 0);
  }
  const forecasts = [1, 2, 3, 4, 5].map(() => {
    scheduler.changeSettings({});
    const begun = performance.now();
    scheduler.forecast(now);
    return performance.now() - begun;
  });
  return [
    atMost('a decision with 100,000 jobs, median', quantile(times, 0.5), 1, 'ms'),
    atMost('a decision with 100,000 jobs, 99th percentile', quantile(times, 0.99), 10, 'ms'),
    atMost('memory kept by a decision', growth(scheduler, now), 1, 'bytes'),
    { name: 'a forecast of 100,000 jobs, median', value: quantile(forecasts, 0.5), unit: 'ms', ok: true },
  ];
}

/** Returns the bytes that each of many decisions leaves behind. */
function growth(scheduler: Scheduler, now: number): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const decide = (times: number) => {
    for (let count = 0; count < times; count += 1) scheduler.decide(now + count);
    collect();
  };
  decide(20_000);
  const before = process.memoryUsage().heapUsed;
  decide(200_000);
  return Math.max(0, process.memoryUsage().heapUsed - before) / 200_000;
}
