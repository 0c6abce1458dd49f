import { toErrorData } from '../../contract/app-error.ts';
import type { EngineClient, EngineEvent } from '../../contract/engine.ts';
import type { CommandContext } from './context.ts';

/** Reports the recovery of a damaged database, if any. */
export async function printSetAside(
  { terminal, i18n }: Pick<CommandContext, 'terminal' | 'i18n'>,
  engine: EngineClient,
): Promise<void> {
  const { setAside } = await engine.call('capabilities', {});
  if (!setAside) return;
  const { path, restoredFrom, rescued, waiting, leftOut } = setAside;
  const id = restoredFrom ? 'cli.set-aside.restored' : 'cli.set-aside';
  terminal.printInfo(i18n.t(id, { path, restoredFrom: restoredFrom ?? '', rescued, waiting, leftOut }));
}

/** Reports what an engine recovered after a crash: resumed jobs, and possible duplicates. */
export async function printRecovered(
  { terminal, i18n }: CommandContext,
  client: EngineClient,
  event: Extract<EngineEvent, { kind: 'recovered' }>,
): Promise<void> {
  const { resumed, uncertain } = event;
  if (resumed.length > 0) terminal.printInfo(i18n.t('cli.recovered.resumed', { count: resumed.length }));
  if (uncertain.length === 0) return;
  terminal.printInfo(i18n.t('cli.recovered.uncertain', { count: uncertain.length }));
  try {
    const { jobs } = await client.call('jobs', { ids: uncertain });
    for (const { name } of jobs) terminal.printInfo(i18n.t('cli.recovered.uncertain.one', { name }));
  } catch (thrown) {
    terminal.printError(i18n.title(toErrorData(thrown)));
  }
}
