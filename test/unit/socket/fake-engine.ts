import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Capabilities } from '../../../contract/capabilities.ts';
import {
  type EngineCallName,
  type EngineClient,
  type EngineEvent,
  type EngineInput,
  type EngineOutput,
  engineCalls,
} from '../../../contract/engine.ts';

type Answers = {
  [N in EngineCallName]?: (input: EngineInput<N>) => EngineOutput<N> | Promise<EngineOutput<N>>;
};

/** An engine with scripted answers and events. */
export interface FakeEngine extends EngineClient {
  readonly calls: { name: EngineCallName; input: unknown }[];
  readonly listeners: Set<(event: EngineEvent) => void>;
  answers: Answers;
  tell(event: EngineEvent): void;
}

export const fakeCapabilities: Capabilities = {
  engine: { pid: process.pid, version: '9.8.7', node: process.version, startedAt: 0 },
  profile: '/nowhere',
  host: { id: 'imgur', apiUrl: 'https://api.imgur.com', hasClientId: true, isSandbox: false },
  vault: { kind: 'memory', why: 'a test' },
  setAside: null,
};

export function createFakeEngine(answers: Answers = {}): FakeEngine {
  const fake: FakeEngine = {
    calls: [],
    listeners: new Set(),
    answers: { capabilities: () => fakeCapabilities, ...answers },
    async call(name, input) {
      // As the real one does: input is validated, and defaults are filled.
      const parsed = engineCalls[name].input.parse(input) as EngineInput<typeof name>;
      fake.calls.push({ name, input: parsed });
      const answer = fake.answers[name];
      if (!answer) throw new AppError(errorData('internal', `The fake has no answer to ${name}`));
      return answer(parsed);
    },
    subscribe(listener) {
      fake.listeners.add(listener);
      return () => fake.listeners.delete(listener);
    },
    tell(event) {
      for (const listener of fake.listeners) listener(event);
    },
  };
  return fake;
}
