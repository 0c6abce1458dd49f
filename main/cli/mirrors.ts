import type { Job } from '../../contract/job.ts';
import type { CommandContext } from './context.ts';
import type { Session } from './session.ts';

/** For how long a command waits for the mirrors of its pictures, whose links are printed already, ms. */
const timeoutMs = 60_000;

/**
 * Waits until the mirrors of these jobs have ended, where the engine ends with the command. What is left goes on the
 * next time.
 */
export async function waitForMirrors(
  { client, isOwn }: Pick<Session, 'client' | 'isOwn'>,
  ids: readonly string[],
  { clock, interrupted }: Pick<CommandContext, 'clock' | 'interrupted'>,
): Promise<void> {
  if (!isOwn || ids.length === 0 || interrupted.aborted) return;
  const ours = new Set(ids);
  const isOpen = ({ id, mirrorTo, mirrorOf, state, endedAt }: Job) =>
    mirrorOf != null
      ? ours.has(mirrorOf) && endedAt === null
      : ours.has(id) && state === 'uploaded' && mirrorTo != null;
  await new Promise<void>((resolve) => {
    const end = () => {
      callOff();
      unsubscribe();
      resolve();
    };
    const callOff = clock.after(timeoutMs, end);
    const look = async () => {
      const { jobs } = await client.call('jobs', {});
      if (!jobs.some(isOpen)) end();
    };
    const unsubscribe = client.subscribe((event) => {
      if (event.kind === 'delta' && event.jobs?.some(({ endedAt }) => endedAt !== null)) look().catch(end);
    });
    interrupted.addEventListener('abort', end, { once: true });
    look().catch(end);
  });
}
