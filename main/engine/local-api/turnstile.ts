import type { Clock } from '../clock.ts';

/** Limits concurrency; the others wait in the order of their arrival, each for a limited time. */
export interface Turnstile {
  /** @returns the result of `work`; null when no turn came in time, and nothing was done */
  enter<T>(work: () => Promise<T>): Promise<T | null>;
}

/** @param patienceMs maximum wait for a turn */
export function createTurnstile(clock: Clock, places: number, patienceMs: number): Turnstile {
  let inside = 0;
  const waiting: (() => void)[] = [];

  const turn = () =>
    new Promise<boolean>((resolve) => {
      if (inside < places) {
        inside += 1;
        resolve(true);
        return;
      }
      const letIn = () => {
        callOff();
        resolve(true);
      };
      const callOff = clock.after(patienceMs, () => {
        waiting.splice(waiting.indexOf(letIn), 1);
        resolve(false);
      });
      waiting.push(letIn);
    });

  return {
    async enter(work) {
      if (!(await turn())) return null;
      try {
        return await work();
      } finally {
        // The place goes over to the next one.
        const next = waiting.shift();
        if (next) next();
        else inside -= 1;
      }
    },
  };
}
