import type { Job } from '../../../contract/job.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { findJobs, shortestPrefix } from '../find-jobs.ts';
import { withSession } from '../session.ts';
import { visible } from '../visible.ts';

export interface RetryOptions {
  /** Whether damaged pictures are sent as they are. */
  readonly damaged?: boolean;
}

/** Implements `retry`: reports for each job whether it is back in the queue. */
export function retry(
  given: readonly string[],
  { damaged = false }: RetryOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const isDamaged = ({ state, error }: Job) => state === 'failed' && error?.code === 'picture-damaged';
  const hasFailed = ({ state }: Job) => state === 'failed' || state === 'cancelled';
  return damaged
    ? ask('uploadAnyway', 'retry', given, isDamaged, context)
    : ask('retry', 'retry', given, hasFailed, context);
}

/** Implements `cancel`: reports for each job whether it was cancelled. */
export function cancel(given: readonly string[], context: CommandContext): Promise<ExitCode> {
  return ask('cancel', 'cancel', given, ({ endedAt }) => endedAt === null, context);
}

async function ask(
  call: 'retry' | 'cancel' | 'uploadAnyway',
  what: 'retry' | 'cancel',
  given: readonly string[],
  isMeant: (job: Job) => boolean,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const { done, refused, found } = await withSession(context, async (client) => {
    const found = await findJobs(client, given, isMeant);
    const { ids } = found;
    const answer = ids.length > 0 ? await client.call(call, { ids: [...ids] }) : { done: [], refused: [] };
    return { ...answer, found };
  });
  for (const id of done) terminal.printResult(i18n.t(`cli.${what}.done`, { id }));
  for (const { id, error } of refused) terminal.printError(`${visible(id)}: ${i18n.failure(error)}`);
  for (const { given: id, ids } of found.ambiguous)
    terminal.printError(i18n.t('cli.id.ambiguous', { id, count: ids.length, ids: ids.join(', ') }));
  for (const id of found.short) terminal.printError(i18n.t('cli.id.short', { id, least: shortestPrefix }));
  const isAll = refused.length === 0 && found.ambiguous.length === 0 && found.short.length === 0;
  return isAll ? exitCodes.done : exitCodes.someFailed;
}
