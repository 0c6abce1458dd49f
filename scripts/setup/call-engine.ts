import type { Page } from '@playwright/test';
import type { Bridge, PackedBridge } from '../../contract/bridge.ts';
import { unpack } from '../../contract/bridge-codec.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../contract/engine.ts';
import { CannotGoOn } from './run-command.ts';

/** Calls the engine the way the window's own code does. */
export async function callEngine<N extends EngineCallName>(
  page: Page,
  name: N,
  input: EngineInput<N>,
): Promise<EngineOutput<N>> {
  const packed = await page.evaluate(
    ([call, value]) => {
      const { snapferry } = window as unknown as { snapferry: PackedBridge };
      return snapferry.engine[call](value);
    },
    [name, input] as const,
  );
  const result = unpack(packed) as Awaited<ReturnType<Bridge['engine'][N]>>;
  if (!result.ok) throw new CannotGoOn(`${name}: ${result.error.message}`);
  return result.value;
}
