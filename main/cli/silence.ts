import type { EngineEvent } from '../../contract/engine.ts';
import type { Clock } from '../engine/clock.ts';
import { watchSilence } from '../engine/jobs/silence.ts';
import type { Batch } from './batch.ts';

/** Time without a sign of life after which it is told, ms: uploads are given up later, and by themselves. */
export const silentMs = 20_000;

/** Watches whether anything is heard of the pictures of a batch that are being sent. */
export interface SilenceWatch {
  onEvent(event: EngineEvent): void;
  stop(): void;
}

/**
 * Creates a watch over a batch.
 * @param tell called once for each silence
 */
export function watchBatchSilence(batch: Batch, clock: Clock, tell: () => void): SilenceWatch {
  /** State of each job, as last heard. */
  const states = new Map<string, string>();
  /** Null before the first sign of life, and after each silence. */
  let watch: ReturnType<typeof watchSilence> | null = null;
  let isStopped = false;

  const onSilent = () => {
    watch = null;
    if (batch.openJobs().some(({ state }) => state === 'uploading')) tell();
  };

  return {
    onEvent(event) {
      if (isStopped || event.kind !== 'delta') return;
      const isMoving = (event.progress ?? []).some(([id]) => batch.has(id));
      const changed = (event.jobs ?? []).filter(({ id, state }) => batch.has(id) && states.get(id) !== state);
      // Only what it waits for, or when it is done, may have changed of the others.
      for (const { id, state } of changed) states.set(id, state);
      if (!isMoving && changed.length === 0) return;
      if (watch) watch.heard();
      else watch = watchSilence(clock, silentMs, onSilent);
    },
    stop() {
      isStopped = true;
      watch?.stop();
    },
  };
}
