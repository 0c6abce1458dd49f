import type { Clock } from '../clock.ts';

/** Calls back once after so many ms of silence. Activity after that makes no difference. */
export function watchSilence(
  clock: Clock,
  afterMs: number,
  onSilent: () => void,
): { heard(): void; stop(): void } {
  let heardAt = clock.now();
  let callOff = () => {};
  // Looked at again when it is due, so that each sign of life costs no more than a note of its time.
  const look = () => {
    const left = heardAt + afterMs - clock.now();
    if (left <= 0) onSilent();
    else callOff = clock.after(left, look);
  };
  callOff = clock.after(afterMs, look);
  return {
    heard() {
      heardAt = clock.now();
    },
    stop: () => callOff(),
  };
}
