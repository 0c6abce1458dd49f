import { AppError, errorData } from '../../contract/app-error.ts';
import { builtInDestination } from '../../contract/destinations.ts';
import type { CommandContext } from './context.ts';
import type { Session } from './session.ts';

/** Thrown when nothing can be attempted for a reason that has no error code; `message` is for people. */
export class PreconditionFailed extends Error {}

/**
 * Checks the conditions for adding anything to the queue, for this destination.
 * @throws {AppError} `no-client-id`
 * @throws {PreconditionFailed} when the running engine uses another host than this command was told to, so that no
 * picture goes to an unintended place; when the queue was just restored from a backup
 */
export async function checkPreconditions(
  { client, isOwn }: Pick<Session, 'client' | 'isOwn'>,
  { environment, i18n }: CommandContext,
  destination: string,
): Promise<void> {
  const { host, engine, setAside } = await client.call('capabilities', {});
  // From a backup the engine starts paused: the user, who knows what has arrived since, has to look first.
  if (isOwn && setAside?.restoredFrom) throw new PreconditionFailed(i18n.t('cli.set-aside.look'));
  // The rest is about the built-in host.
  if (destination !== builtInDestination) return;
  const { apiUrl } = environment.engine;
  const running = new URL(host.apiUrl).origin;
  if (apiUrl && running !== apiUrl)
    throw new PreconditionFailed(
      i18n.t('cli.other-host', { wanted: apiUrl, running, pid: String(engine.pid) }),
    );
  if (!host.hasClientId) throw new AppError(errorData('no-client-id', 'No Client-ID is set.'));
}

/** Ends a pause. It is set in the window; without one, nothing else could end it. */
export async function resumeQueue(
  { client, isOwn }: Pick<Session, 'client' | 'isOwn'>,
  { terminal, i18n }: CommandContext,
): Promise<void> {
  const { summary } = await client.call('snapshot', {});
  if (!summary.paused) return;
  terminal.printInfo(i18n.t(isOwn ? 'cli.paused.ended' : 'cli.paused'));
  if (isOwn) await client.call('resume', {});
}
