import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { withSession } from '../session.ts';

/** `retry` and `cancel`: tells of each job whether that could be done. */
export async function retryOrCancel(
  what: 'retry' | 'cancel',
  ids: readonly string[],
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, words } = context;
  const { done, refused } = await withSession(context, (client) => client.call(what, { ids: [...ids] }));
  for (const id of done) terminal.printResult(words.t(`cli.${what}.done`, { id }));
  for (const { id, error } of refused) terminal.printError(`${id}: ${words.failure(error)}`);
  return refused.length === 0 ? exitCodes.done : exitCodes.someFailed;
}
