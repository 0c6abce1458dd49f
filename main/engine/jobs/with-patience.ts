import { toErrorData } from '../../../contract/app-error.ts';
import type { Clock } from '../clock.ts';
import { sleep } from '../library/pause.ts';
import { isWithoutProcess } from '../media/index.ts';

/** Pauses before another try, ms. After the last one it fails, for then no process will start. */
const pausesMs = [1_000, 5_000, 30_000, 60_000];

/**
 * Makes work that opens files wait while no process for them can be started: the system is short of memory or of
 * processes, or somebody ends ours. That is no judgement on a picture.
 */
export function withPatience<A, T>(
  clock: Clock,
  work: (what: A, signal: AbortSignal) => Promise<T>,
): (what: A, signal: AbortSignal) => Promise<T> {
  return async (what, signal) => {
    for (const pause of pausesMs) {
      try {
        return await work(what, signal);
      } catch (thrown) {
        if (!isWithoutProcess(toErrorData(thrown))) throw thrown;
        await sleep(clock, pause, signal);
        if (signal.aborted) throw thrown;
      }
    }
    return work(what, signal);
  };
}
