import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Asks a shell what only it can tell: by an event, which it answers by a call. */
export interface ShellQuestions<Question, Answer> {
  /** Null without an answer in time. */
  ask(question: Question): Promise<Answer | null>;
  /** Resolves a question. An answer that comes too late is dropped. */
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
