import { randomUUID } from 'node:crypto';
import type { GivenClipboard } from '../../../contract/local-api.ts';
import type { Clock } from '../clock.ts';

/** A shell that lives answers at once; a large picture takes its time to be packed. */
const patienceMs = 10_000;

/** The clipboard, which only a shell can read: it is asked by an event and answers by a call. */
export interface Clipboard {
  /** Null when nobody answers. */
  ask(): Promise<GivenClipboard | null>;
  give(askId: string, content: GivenClipboard): void;
}

export function createClipboard(clock: Clock, tell: (askId: string) => void): Clipboard {
  const asked = new Map<string, (content: GivenClipboard | null) => void>();
  return {
    ask: () =>
      new Promise((resolve) => {
        const askId = randomUUID();
        const end = (content: GivenClipboard | null) => {
          callOff();
          asked.delete(askId);
          resolve(content);
        };
        const callOff = clock.after(patienceMs, () => end(null));
        asked.set(askId, end);
        tell(askId);
      }),
    give: (askId, content) => asked.get(askId)?.(content),
  };
}
