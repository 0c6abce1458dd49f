import type { ClipboardContent } from '../../../contract/local-api.ts';
import type { Clock } from '../clock.ts';
import { createShellQuestions } from '../shell-questions.ts';

/** A shell that lives answers at once; a large picture takes its time to be packed. */
const answerTimeoutMs = 10_000;

/** The clipboard, which only a shell can read. */
export interface ClipboardRequests {
  /** Null when nobody answers. */
  request(): Promise<ClipboardContent | null>;
  resolve(askId: string, content: ClipboardContent): void;
}

export function createClipboardRequests(clock: Clock, tell: (askId: string) => void): ClipboardRequests {
  const questions = createShellQuestions<null, ClipboardContent>({
    clock,
    timeoutMs: answerTimeoutMs,
    tell,
  });
  return { request: () => questions.ask(null), resolve: questions.resolve };
}
