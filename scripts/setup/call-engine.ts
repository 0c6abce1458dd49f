import type { Page } from '@playwright/test';
import type { Bridge, EncodedBridge } from '../../contract/bridge.ts';
import { decode } from '../../contract/bridge-codec.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../contract/engine.ts';
import { SetupError } from './run-command.ts';

/** Calls the engine the way the window's own code does. */
export async function callEngine<N extends EngineCallName>(
  page: Page,
  name: N,
  input: EngineInput<N>,
): Promise<EngineOutput<N>> {
  const packed = await page.evaluate(
    ([call, value]) => {
      const { snapferry } = window as unknown as { snapferry: EncodedBridge };
      return snapferry.engine[call](value);
    },
    [name, input] as const,
  );
  const result = decode(packed) as Awaited<ReturnType<Bridge['engine'][N]>>;
  if (!result.ok) throw new SetupError(`${name}: ${result.error.message}`);
  return result.value;
}
