import type { BudgetView } from '../../../contract/credits.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import { settingsSchema } from '../../../contract/settings.ts';

/** A job that waits for nothing, to be changed as a test needs it. */
export function jobWith(change: Partial<Job> & { id: string }): Job {
  return {
    seq: Number(change.id.replace(/\D/g, '')) || 0,
    batchId: 'batch',
    origin: 'drop',
    folder: null,
    source: { kind: 'file', path: '/pictures/one.png' },
    name: 'one.png',
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    lane: 'normal',
    state: 'ready',
    reason: null,
    doneBy: null,
    media: null,
    hasThumbnail: false,
    progress: null,
    attempts: 0,
    error: null,
    maybeTwice: false,
    remote: null,
    createdAt: 0,
    updatedAt: 0,
    endedAt: null,
    ...change,
  };
}

export function historyItem(id: string, uploadedAt: number): HistoryItem {
  return {
    id,
    jobId: `job of ${id}`,
    host: 'imgur',
    name: 'one.png',
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    origin: 'drop',
    media: {
      kind: 'image',
      mime: 'image/png',
      bytes: 10,
      width: 1,
      height: 1,
      animated: false,
      sha256: 'aa',
    },
    hasThumbnail: false,
    remote: remoteImage('abc'),
    maybeTwice: false,
    uploadedAt,
  };
}

function remoteImage(id: string) {
  return {
    id,
    link: `https://i.imgur.com/${id}.png`,
    page: `https://imgur.com/${id}`,
    deletehash: null,
    mime: null,
    width: null,
    height: null,
    bytes: null,
  };
}

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
    folders: [],
    localApi: { state: 'off', address: null, error: null },
    history,
    posts: [],
  };
}
