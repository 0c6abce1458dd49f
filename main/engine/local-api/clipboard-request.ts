import type { ClipboardContent } from '../../../contract/local-api.ts';
import type { Clock } from '../clock.ts';
import { createShellQuestions } from '../shell-questions.ts';

/** Timeout of an answer: a shell that lives answers at once; a large picture takes its time to be packed. */
const answerTimeoutMs = 10_000;

/** Requests the clipboard, which only a shell can read. */
export interface ClipboardRequests {
  /** Null without an answer. */
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
