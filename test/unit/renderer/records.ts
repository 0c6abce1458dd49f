import type { BudgetView } from '../../../contract/credits.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import { settingsSchema } from '../../../contract/settings.ts';
import { historyItemWith } from '../../support/records.ts';

export const historyItem = (id: string, uploadedAt: number): HistoryItem =>
  historyItemWith({ id, uploadedAt });

export function budget(change: Partial<BudgetView>): BudgetView {
  return {
    id: 'user',
    limit: 500,
    remaining: 500,
    reserved: 0,
    kept: 0,
    resetAt: null,
    windowMs: 3_600_000,
    source: 'header',
    seenAt: null,
    ...change,
  };
}

export function snapshotWith(
  seq: number,
  jobs: Job[],
  history: HistoryItem[] = [],
): EngineOutput<'snapshot'> {
  return {
    seq,
    jobs,
    summary: { paused: false, open: jobs.length, uploading: 0, failed: 0, uploaded: 0, doneBy: null },
    credits: { budgets: [], uploadsNow: 0, strikes: 0, blocked: null },
    accounts: {
      accounts: [],
      signIn: null,
      hasClientSecret: false,
      vault: { kind: 'keychain', why: null },
      returnAddress: '',
    },
    settings: settingsSchema.parse({}),
    capabilities: {
      engine: { pid: 1, version: '0', node: '24', startedAt: 0 },
      profile: '/profile',
      host: { id: 'imgur', apiUrl: 'https://api.imgur.com', hasClientId: false, isSandbox: false },
      vault: { kind: 'memory', why: null },
      setAside: null,
    },
    destinations: { destinations: [], chosen: 'imgur' },
    folders: [],
    localApi: { state: 'off', address: null, error: null },
    history,
    posts: [],
  };
}
