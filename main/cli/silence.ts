import type { EngineEvent } from '../../contract/engine.ts';
import type { Clock } from '../engine/clock.ts';
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
export function watchSilence(batch: Batch, clock: Pick<Clock, 'after'>, tell: () => void): SilenceWatch {
  /** State of each job, as last heard. */
  const states = new Map<string, string>();
  let callOff = () => {};
  let isStopped = false;

  const heard = () => {
    callOff();
    if (isStopped) return;
    callOff = clock.after(silentMs, () => {
      if (batch.openJobs().some(({ state }) => state === 'uploading')) tell();
    });
  };

  return {
    onEvent(event) {
      if (event.kind !== 'delta') return;
      const isMoving = (event.progress ?? []).some(([id]) => batch.has(id));
      const changed = (event.jobs ?? []).filter(({ id, state }) => batch.has(id) && states.get(id) !== state);
      // Only what it waits for, or when it is done, may have changed of the others.
      for (const { id, state } of changed) states.set(id, state);
      if (isMoving || changed.length > 0) heard();
    },
    stop() {
      isStopped = true;
      callOff();
    },
  };
}
