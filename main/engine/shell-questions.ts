import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

/** What only a shell can tell: it is asked by an event and answers by a call. */
export interface ShellQuestions<Question, Answer> {
  /** Null when nobody answers in time. */
  ask(question: Question): Promise<Answer | null>;
  /** An answer that nobody waits for any more is dropped. */
  resolve(askId: string, answer: Answer): void;
}

/** @param tell announces the question */
export function createShellQuestions<Question, Answer>(options: {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly tell: (askId: string, question: Question) => void;
}): ShellQuestions<Question, Answer> {
  const asked = new Map<string, (answer: Answer | null) => void>();
  return {
    ask: (question) =>
      new Promise((resolve) => {
        const askId = randomUUID();
        const end = (answer: Answer | null) => {
          callOff();
          asked.delete(askId);
          resolve(answer);
        };
        const callOff = options.clock.after(options.timeoutMs, () => end(null));
        asked.set(askId, end);
        options.tell(askId, question);
      }),
    resolve: (askId, answer) => asked.get(askId)?.(answer),
  };
}
