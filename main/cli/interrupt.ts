import type { Batch } from './batch.ts';
import type { CommandContext } from './context.ts';
import type { UploadReport } from './report.ts';
import type { Session } from './session.ts';

/** Length of a shown id, which `cancel` and `retry` accept. */
export const shortIdLength = 8;

/** Returns the ids of the remaining jobs, or of their batches where that is shorter. */
function idsToCancel(batch: Batch): string {
  const batches = [...new Set(batch.openJobs().map(({ batchId }) => batchId))];
  const ids = batches.length > 0 ? batches : batch.openIds();
  return ids.map((id) => id.slice(0, shortIdLength)).join(' ');
}

/**
 * Ends an interrupted batch: uploads in progress may end, the rest stays in the queue and is reported with the command
 * that cancels it; or all of it is cancelled.
 */
export async function interruptBatch(
  session: Session,
  batch: Batch,
  report: Pick<UploadReport, 'onEnded'>,
  { terminal, i18n }: CommandContext,
  isDiscarded: boolean,
): Promise<void> {
  const { client, isOwn } = session;
  client.subscribe((event) => {
    if (event.kind === 'delta') report.onEnded((event.jobs ?? []).flatMap((job) => batch.update(job)));
  });
  if (isDiscarded && batch.openIds().length > 0) await client.call('cancel', { ids: batch.openIds() });
  else if (isOwn) terminal.printInfo(i18n.t('cli.stopping'));
  const ids = idsToCancel(batch);
  if (isOwn) await session.close();
  const count = batch.openIds().length;
  if (count === 0) return;
  if (isDiscarded) terminal.printInfo(i18n.t('cli.interrupted.discarded', { count }));
  else terminal.printInfo(i18n.t(isOwn ? 'cli.interrupted' : 'cli.interrupted.goes-on', { count, ids }));
}
