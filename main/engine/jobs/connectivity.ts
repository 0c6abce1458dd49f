import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';

const firstPauseMs = 1_000;
const maxPauseMs = 30_000;

/** Probes the host at once and then with growing pauses; calls back once when it can be reached. */
export function whenReachable(
  host: Pick<Host, 'isReachable'>,
  clock: Clock,
  callback: () => void,
): () => void {
  let stopped = false;
  let callOff = () => {};
  const ask = async (pauseMs: number) => {
    if (await host.isReachable()) {
      if (!stopped) callback();
    } else if (!stopped) {
      wait(Math.min(pauseMs * 2, maxPauseMs));
    }
  };
  const wait = (pauseMs: number) => {
    callOff = clock.after(pauseMs, () => void ask(pauseMs));
  };
  callOff = clock.after(0, () => void ask(firstPauseMs / 2));
  return () => {
    stopped = true;
    callOff();
  };
}
