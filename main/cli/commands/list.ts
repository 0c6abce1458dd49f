import type { Job } from '../../../contract/job.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { creditsObject, historyObject, jobObject } from '../json-output.ts';
import { withSession } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';

/** Implements `credits`: lists the rest of each known budget, and how many uploads could start now. */
export async function credits(isJson: boolean, context: CommandContext): Promise<ExitCode> {
  const { terminal, i18n, clock } = context;
  const view = await withSession(context, (client) => client.call('credits', {}));
  if (isJson) {
    terminal.printResult(jsonLine(creditsObject(view)));
    return exitCodes.done;
  }
  for (const { id, limit, remaining, resetAt, source } of view.budgets) {
    const name = i18n.budget(id);
    if (source === 'assumed' || limit === null || remaining === null) {
      terminal.printResult(i18n.t('cli.credits.unknown', { name }));
      continue;
    }
    const when = {
      hasTime: resetAt === null ? 'no' : 'yes',
      time: i18n.formatDateTime(resetAt ?? 0, clock.now()),
    };
    const numbers = { remaining: i18n.formatNumber(remaining), limit: i18n.formatNumber(limit) };
    terminal.printResult(i18n.t('cli.credits.budget', { name, ...numbers, ...when }));
  }
  terminal.printResult(i18n.t('cli.credits.uploads-now', { count: view.uploadsNow }));
  if (view.blocked) terminal.printResult(i18n.reason(view.blocked, clock.now()));
  return exitCodes.done;
}

function describeJob(job: Job, service: string, { i18n, clock }: CommandContext): string {
  const percent = job.progress ? Math.floor((100 * job.progress.sent) / Math.max(1, job.progress.total)) : 0;
  const state = i18n.t(`state.${job.state}`, { percent, service });
  const detail =
    (job.remote && visible(job.remote.link)) ??
    (job.reason && i18n.reason(job.reason, clock.now())) ??
    (job.state === 'failed' && job.error ? i18n.title(job.error) : '');
  return `${job.id}  ${state}  ${visible(job.name)}${detail ? `  ${detail}` : ''}`;
}

/** Implements `queue`: lists every job, in order of arrival. */
export async function queue(isJson: boolean, context: CommandContext): Promise<ExitCode> {
  const { terminal, i18n, clock } = context;
  const { jobs, summary, hosts } = await withSession(context, async (client) => {
    const snapshot = await client.call('snapshot', {});
    return { jobs: snapshot.jobs, summary: snapshot.summary, hosts: snapshot.destinations.destinations };
  });
  const serviceOf = ({ host }: Job) => hosts.find(({ id }) => id === host)?.title ?? host;
  for (const job of jobs)
    terminal.printResult(isJson ? jsonLine(jobObject(job)) : describeJob(job, serviceOf(job), context));
  if (isJson) return exitCodes.done;
  const { open, paused, doneBy } = summary;
  const when = {
    hasTime: doneBy === null ? 'no' : 'yes',
    time: i18n.formatDateTime(doneBy ?? 0, clock.now()),
  };
  terminal.printInfo(i18n.t(paused ? 'cli.queue.paused' : 'cli.queue.open', { count: open, ...when }));
  return exitCodes.done;
}

function describeItem(item: HistoryItem, { i18n, clock }: CommandContext): string {
  const twice = item.maybeTwice ? `  ${i18n.t('cli.history.maybe-twice')}` : '';
  const time = i18n.formatDateTime(item.uploadedAt, clock.now());
  return `${time}  ${visible(item.remote.link)}  ${visible(item.name)}${twice}`;
}

/** Implements `history`: lists uploads, newest first. */
export async function history(
  options: { readonly search?: string; readonly limit: number; readonly json?: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const { search = '', limit } = options;
  const { items, total } = await withSession(context, (client) => client.call('history', { search, limit }));
  for (const item of items)
    terminal.printResult(options.json ? jsonLine(historyObject(item)) : describeItem(item, context));
  if (!options.json) terminal.printInfo(i18n.t('cli.history.shown', { count: items.length, total }));
  return exitCodes.done;
}
