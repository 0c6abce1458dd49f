import type { HistoryItem, Job } from '../../../contract/records.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { creditsObject, historyObject, jobObject } from '../json-output.ts';
import { withSession } from '../session.ts';

/** `credits`: what is left of each budget that the host has told of, and how many uploads could go now. */
export async function credits(isJson: boolean, context: CommandContext): Promise<ExitCode> {
  const { terminal, words, clock } = context;
  const view = await withSession(context, (client) => client.call('credits', {}));
  if (isJson) {
    terminal.printResult(JSON.stringify(creditsObject(view)));
    return exitCodes.done;
  }
  for (const { id, limit, remaining, resetAt, source } of view.budgets) {
    const name = words.budget(id);
    if (source === 'assumed' || limit === null || remaining === null) {
      terminal.printResult(words.t('cli.credits.unknown', { name }));
      continue;
    }
    const when = {
      hasTime: resetAt === null ? 'no' : 'yes',
      time: words.formatDateTime(resetAt ?? 0, clock.now()),
    };
    const numbers = { remaining: words.formatNumber(remaining), limit: words.formatNumber(limit) };
    terminal.printResult(words.t('cli.credits.budget', { name, ...numbers, ...when }));
  }
  terminal.printResult(words.t('cli.credits.uploads-now', { count: view.uploadsNow }));
  if (view.blocked) terminal.printResult(words.reason(view.blocked, clock.now()));
  return exitCodes.done;
}

function describeJob(job: Job, { words, clock }: CommandContext): string {
  const percent = job.progress ? Math.floor((100 * job.progress.sent) / Math.max(1, job.progress.total)) : 0;
  const state = words.t(`state.${job.state}`, { percent });
  const detail =
    job.remote?.link ??
    (job.reason && words.reason(job.reason, clock.now())) ??
    (job.state === 'failed' && job.error ? words.title(job.error) : '');
  return `${job.id}  ${state}  ${job.name}${detail ? `  ${detail}` : ''}`;
}

/** `queue`: every job in the list, in the order in which they came. */
export async function queue(isJson: boolean, context: CommandContext): Promise<ExitCode> {
  const { terminal, words, clock } = context;
  const { jobs, summary } = await withSession(context, async (client) => {
    const snapshot = await client.call('snapshot', {});
    return { jobs: snapshot.jobs, summary: snapshot.summary };
  });
  for (const job of jobs)
    terminal.printResult(isJson ? JSON.stringify(jobObject(job)) : describeJob(job, context));
  if (isJson) return exitCodes.done;
  const { open, paused, doneBy } = summary;
  const when = {
    hasTime: doneBy === null ? 'no' : 'yes',
    time: words.formatDateTime(doneBy ?? 0, clock.now()),
  };
  terminal.printInfo(words.t(paused ? 'cli.queue.paused' : 'cli.queue.open', { count: open, ...when }));
  return exitCodes.done;
}

function describeItem(item: HistoryItem, { words, clock }: CommandContext): string {
  const twice = item.maybeTwice ? `  ${words.t('cli.history.maybe-twice')}` : '';
  return `${words.formatDateTime(item.uploadedAt, clock.now())}  ${item.remote.link}  ${item.name}${twice}`;
}

/** `history`: what was uploaded, newest first. */
export async function history(
  options: { readonly search?: string; readonly limit: number; readonly json?: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, words } = context;
  const { search = '', limit } = options;
  const { items, total } = await withSession(context, (client) => client.call('history', { search, limit }));
  for (const item of items)
    terminal.printResult(options.json ? JSON.stringify(historyObject(item)) : describeItem(item, context));
  if (!options.json) terminal.printInfo(words.t('cli.history.shown', { count: items.length, total }));
  return exitCodes.done;
}
