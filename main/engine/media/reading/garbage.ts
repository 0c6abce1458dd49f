import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/**
 * Gives back at once what nobody holds any more. Pixels lie outside of V8's heap, 9 MB each copy of a large screen, and by
 * itself V8 waits for some of them to come together: just when the recognition takes another 100 MB.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
