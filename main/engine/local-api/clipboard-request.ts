import { randomUUID } from 'node:crypto';
import type { ClipboardContent } from '../../../contract/local-api.ts';
import type { Clock } from '../clock.ts';

/** A shell that lives answers at once; a large picture takes its time to be packed. */
const answerTimeoutMs = 10_000;

/** The clipboard, which only a shell can read: it is asked by an event and answers by a call. */
export interface ClipboardRequests {
  /** Null when nobody answers. */
  request(): Promise<ClipboardContent | null>;
  resolve(askId: string, content: ClipboardContent): void;
}

export function createClipboardRequests(clock: Clock, tell: (askId: string) => void): ClipboardRequests {
  const asked = new Map<string, (content: ClipboardContent | null) => void>();
  return {
    request: () =>
      new Promise((resolve) => {
        const askId = randomUUID();
        const end = (content: ClipboardContent | null) => {
          callOff();
          asked.delete(askId);
          resolve(content);
        };
        const callOff = clock.after(answerTimeoutMs, () => end(null));
        asked.set(askId, end);
        tell(askId);
      }),
    resolve: (askId, content) => asked.get(askId)?.(content),
  };
}
