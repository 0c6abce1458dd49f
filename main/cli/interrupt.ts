import type { Batch } from './batch.ts';
import type { CommandContext } from './context.ts';
import type { UploadReport } from './report.ts';
import type { Session } from './session.ts';

/** Length of a shown id, which `cancel` and `retry` accept. */
export const shortIdLength = 8;

/** Returns the ids of the remaining jobs, or of their batches where that is shorter and none but ours is in them. */
function idsToCancel(batch: Batch, foreign: ReadonlySet<string>, isDiscarded: boolean): string {
  const others = batch.openIds().filter((id) => foreign.has(id));
  const own = batch.openJobs().filter(({ id }) => !foreign.has(id));
  const batches = isDiscarded ? [] : [...new Set(own.map(({ batchId }) => batchId))];
  const ids = batches.length + others.length > 0 ? [...batches, ...others] : batch.openIds();
  return ids.map((id) => id.slice(0, shortIdLength)).join(' ');
}

/**
 * Ends an interrupted batch: uploads in progress may end, the rest stays in the queue and is reported with the command
 * that cancels it; or all of it is cancelled.
 * @param foreign ids of jobs that an earlier command made: they are never cancelled with ours
 */
export async function interruptBatch(
  session: Session,
  batch: Batch,
  report: Pick<UploadReport, 'onEnded'>,
  { terminal, i18n }: CommandContext,
  { isDiscarded, foreign }: { readonly isDiscarded: boolean; readonly foreign: ReadonlySet<string> },
): Promise<void> {
  const { client, isOwn } = session;
  client.subscribe((event) => {
    if (event.kind === 'delta') report.onEnded((event.jobs ?? []).flatMap((job) => batch.update(job)));
  });
  const own = () => batch.openIds().filter((id) => !foreign.has(id));
  const discarded = isDiscarded ? own() : [];
  if (discarded.length > 0) await client.call('cancel', { ids: discarded });
  else if (isOwn) terminal.printInfo(i18n.t('cli.stopping'));
  const ids = idsToCancel(batch, foreign, isDiscarded);
  if (isOwn) await session.close();
  const open = batch.openIds();
  const called = open.filter((id) => discarded.includes(id)).length;
  if (called > 0) terminal.printInfo(i18n.t('cli.interrupted.discarded', { count: called }));
  const count = open.length - called;
  if (count > 0)
    terminal.printInfo(i18n.t(isOwn ? 'cli.interrupted' : 'cli.interrupted.goes-on', { count, ids }));
}
