import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BudgetView, CreditsView } from '../../../contract/credits.ts';
import type { Job } from '../../../contract/job.ts';
import type { RequestRecord, Sandbox } from '../../../sandbox/index.ts';

/** A budget that the ledger and the server count differently, with what may tell why. */
export interface LedgerGap {
  /** Credits that the ledger has beyond the server's. */
  readonly by: number;
  readonly known: BudgetView;
  /** The last requests that the server charged to it. */
  readonly last: readonly Pick<RequestRecord, 'at' | 'route' | 'status' | 'fault' | 'spent'>[];
}

const lastTold = 8;

/** What was found when all jobs had ended. */
export interface Verdict {
  /** Pictures that an engine confirmed to have, or that lay whole in a watched folder. */
  readonly handedIn: number;
  /** Of those, the ones that the server has not and no job accounts for. */
  readonly lost: readonly string[];
  /** Those that ended without a link, in the open. */
  readonly failed: readonly string[];
  /**
   * Those whose file is not opened any more because the processes that opened it ended, which is the rule after two:
   * here it was the harness that killed them.
   */
  readonly notOpenedAgain: readonly string[];
  /** Pictures that the server has more than once: with the mark at their job, and without. */
  readonly flaggedDoubles: number;
  readonly unflaggedDoubles: readonly string[];
  /** Files that the spool still keeps although no job needs them. */
  readonly orphans: readonly string[];
  /** Budgets whose rest is another one in the ledger than at the server. */
  readonly ledgerOff: readonly LedgerGap[];
}

export function judge(found: {
  readonly jobs: readonly Job[];
  readonly handed: ReadonlyMap<string, string>;
  readonly sandbox: Sandbox;
  readonly credits: CreditsView;
  readonly spool: readonly string[];
}): Verdict {
  const { jobs, handed, sandbox, spool } = found;
  const copies = new Map<string, number>();
  for (const { sha256 } of sandbox.pictures()) copies.set(sha256, (copies.get(sha256) ?? 0) + 1);
  const flagged = new Set(jobs.filter(({ maybeTwice }) => maybeTwice).map(({ name }) => name));
  const failed = jobs.filter(({ state }) => state !== 'uploaded');
  const told = new Set(failed.map(({ name }) => name));
  const doubles = [...handed].filter(([, hash]) => (copies.get(hash) ?? 0) > 1).map(([name]) => name);
  const isNotOpened = ({ error }: Job) => error?.code === 'cannot-be-looked-at';
  const needed = new Set(failed.flatMap(({ source }) => (source.kind === 'spool' ? [source.path] : [])));
  return {
    handedIn: handed.size,
    lost: [...handed].filter(([name, hash]) => !copies.has(hash) && !told.has(name)).map(([name]) => name),
    failed: failed.flatMap((job) =>
      isNotOpened(job) ? [] : `${job.name}: ${job.state} ${job.error?.code} ${job.error?.message}`,
    ),
    notOpenedAgain: failed.filter(isNotOpened).map(({ name }) => name),
    flaggedDoubles: doubles.filter((name) => flagged.has(name)).length,
    unflaggedDoubles: doubles.filter((name) => !flagged.has(name)),
    orphans: spool.filter((path) => !needed.has(path)),
    ledgerOff: compareLedger(found.credits, sandbox),
  };
}

/** Requests of our own that the server counts while the ledger is read. */
const ledgerSlack = 2;

/** Compares the rests of the budgets that the server counts over the whole run. */
function compareLedger({ budgets }: CreditsView, { log }: Sandbox): LedgerGap[] {
  const off: LedgerGap[] = [];
  for (const budget of ['user', 'client'] as const) {
    const known = budgets.find(({ id }) => id === budget || id.startsWith(`${budget}:`));
    if (known === undefined || known.limit === null || known.remaining === null)
      throw new Error(`The ledger does not know ${budget}.`);
    const spent = log.reduce((sum, one) => sum + (one.spent[budget] ?? 0), 0);
    const by = known.remaining - (known.limit - spent);
    if (Math.abs(by) <= ledgerSlack) continue;
    const charged = log.filter((one) => (one.spent[budget] ?? 0) > 0).slice(-lastTold);
    const last = charged.map(({ at, route, status, fault, spent }) => ({ at, route, status, fault, spent }));
    off.push({ by, known, last });
  }
  return off;
}

/** Lists the paths of all spooled files. */
export async function spoolOf(profile: string): Promise<string[]> {
  const folder = join(profile, 'spool');
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}
