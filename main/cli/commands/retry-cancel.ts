import type { Job } from '../../../contract/job.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { findJobs } from '../find-jobs.ts';
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
  const { done, refused } = await withSession(context, async (client) => {
    const ids = await findJobs(client, given, isMeant);
    return client.call(call, { ids });
  });
  for (const id of done) terminal.printResult(i18n.t(`cli.${what}.done`, { id }));
  for (const { id, error } of refused) terminal.printError(`${visible(id)}: ${i18n.failure(error)}`);
  return refused.length === 0 ? exitCodes.done : exitCodes.someFailed;
}
