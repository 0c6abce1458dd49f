import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { findJobs } from '../find-jobs.ts';
import { withSession } from '../session.ts';
import { visible } from '../visible.ts';

/** `retry` and `cancel`: tells of each job whether that could be done. */
export async function retryOrCancel(
  what: 'retry' | 'cancel',
  given: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, words } = context;
  const { done, refused } = await withSession(context, async (client) => {
    const ids = await findJobs(client, given, ({ state, endedAt }) =>
      what === 'cancel' ? endedAt === null : state === 'failed' || state === 'cancelled',
    );
    return client.call(what, { ids });
  });
  for (const id of done) terminal.printResult(words.t(`cli.${what}.done`, { id }));
  for (const { id, error } of refused) terminal.printError(`${visible(id)}: ${words.failure(error)}`);
  return refused.length === 0 ? exitCodes.done : exitCodes.someFailed;
}
