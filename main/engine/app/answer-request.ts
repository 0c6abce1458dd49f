import { toErrorData } from '../../../contract/app-error.ts';
import type { EngineCallName, EngineClient, EngineInput, EngineReply } from '../../../contract/engine.ts';
import { engineRequestSchema } from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';

/** Answers one request that came over a channel; null for an invalid one. */
export async function answerRequest(client: EngineClient, message: unknown): Promise<EngineReply | null> {
  const request = judge(engineRequestSchema, message);
  if (!request.success) return null;
  const { id, name, input } = request.data;
  try {
    // The engine judges name and input by the contract, whatever they claim to be.
    const output = await client.call(name as EngineCallName, input as EngineInput<EngineCallName>);
    return { type: 'answer', id, output };
  } catch (thrown) {
    return { type: 'failure', id, error: toErrorData(thrown) };
  }
}
