import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { PreconditionFailed } from '../preflight.ts';
import { withSession } from '../session.ts';

/**
 * Implements `web-link`: prints a link by which a browser signs in once.
 * @throws {PreconditionFailed} where nobody serves the window to browsers
 */
export async function webLink(context: CommandContext): Promise<ExitCode> {
  const { link } = await withSession(context, (client) => client.call('makeWebLink', {}));
  if (link === null) throw new PreconditionFailed(context.i18n.t('cli.web-link.none'));
  context.terminal.printResult(link);
  return exitCodes.done;
}
