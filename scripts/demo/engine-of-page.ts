import type { Page } from '@playwright/test';
import type { Bridge } from '../../contract/bridge.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../contract/engine.ts';
import { CannotGoOn } from '../setup/run.ts';

/** Calls the engine the way the window's own code does. */
export async function callEngine<N extends EngineCallName>(
  page: Page,
  name: N,
  input: EngineInput<N>,
): Promise<EngineOutput<N>> {
  const result = await page.evaluate(
    ([call, value]) => {
      const { snapferry } = window as unknown as { snapferry: Bridge };
      return (snapferry.engine[call] as (input: unknown) => ReturnType<Bridge['engine'][N]>)(value);
    },
    [name, input] as const,
  );
  if (!result.ok) throw new CannotGoOn(`${name}: ${result.error.message}`);
  return result.value;
}
