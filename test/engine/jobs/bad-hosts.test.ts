import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { TokenManager } from '../../../main/engine/accounts/token-manager.ts';
import type { Host, UploadHooks, UploadOutcome } from '../../../main/engine/hosts/host.ts';
import { budgets, readingCost, uploadCost } from '../../../main/engine/hosts/imgur/budgets.ts';
import { openScheduler } from '../../../main/engine/jobs/connect-host.ts';
import { createDispatcher, type Dispatcher } from '../../../main/engine/jobs/dispatcher.ts';
import type { HostConnection } from '../../../main/engine/jobs/host-connection.ts';
import { ownAllowance } from '../../../main/engine/ledger/allowance.ts';
import type { Observation, Scheduler } from '../../../main/engine/scheduler/types.ts';
import { openStore, type Store } from '../../../main/engine/store/store.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';
import { seededRandom } from '../../../sandbox/seeded-random.ts';
import { type VirtualClock, virtualClock } from '../../support/virtual-clock.ts';
import { temporaryFolder } from '../support/running-engine.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Result of an upload at a host, after how many ms. */
type Fate =
  | { readonly kind: 'takes'; readonly afterMs: number }
  | {
      readonly kind: 'answers';
      readonly status: 429 | 503;
      readonly afterMs: number;
      /** For how long it asks to be left alone. */
      readonly waitMs?: number;
    }
  /** The whole request was sent, and then the connection is reset. */
  | { readonly kind: 'resets'; readonly afterMs: number }
  | { readonly kind: 'silent' };

interface World {
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly dispatcher: Dispatcher;
  readonly scheduler: Scheduler;
  /** Times of all requests. */
  readonly requests: number[];
  /** Time at which each job was uploaded. */
  readonly arrived: Map<string, number>;
  readonly started: number;
  states(): Record<string, number>;
  reason(id: string): WaitReason | null;
  readonly ids: readonly string[];
}

const media: Media = {
  kind: 'image',
  mime: 'image/jpeg',
  bytes: 300_000,
  width: 10,
  height: 10,
  animated: false,
  sha256: 'aa',
};

/** Runs the real sending code over a real store, against a scripted host; none of it takes real time. */
async function world(count: number, fateOf: (request: number, sinceMs: number) => Fate): Promise<World> {
  const clock = virtualClock();
  const started = clock.now();
  const requests: number[] = [];
  const arrived = new Map<string, number>();
  const store = openStore({ profile: await temporaryFolder(), now: clock.now });
  const [first, ...others] = store.jobs.add(
    Array.from({ length: count }, (_, index) => ({
      batchId: 'batch',
      origin: 'drop' as const,
      folder: null,
      source: { kind: 'file' as const, path: `/pictures/${index}.jpg` },
      name: `${index}.jpg`,
      title: null,
      description: null,
      privacy: 'hidden' as const,
      account: null,
      lane: 'normal' as const,
      duplicates: 'upload' as const,
    })),
  );
  const jobs = [first, ...others].flatMap((job) => job ?? []);
  const host = badHost(clock, (hooks) => {
    requests.push(clock.now());
    return carryOut(clock, fateOf(requests.length - 1, clock.now() - started), hooks);
  });
  const quotaKey = `${host.origin} 0123456789abcde`;
  const connection: HostConnection = {
    host,
    quotaKey,
    scheduler: openScheduler({ host, quotaKey, store, clock, random: seededRandom(7) }),
    allowance: ownAllowance,
    credentials: { kind: 'anonymous', clientId: '0123456789abcde' },
    clientId: '0123456789abcde',
    isRepeatable: false,
  };
  const line = (job: StoredJob) =>
    connection.scheduler.put({
      id: job.id,
      seq: job.seq,
      lane: job.lane,
      source: job.batchId,
      postId: null,
      account: null,
      cost: uploadCost,
      bytes: media.bytes,
      notBefore: job.notBefore,
      urgent: false,
      isReady: true,
      leavesRoom: false,
      isCapture: false,
    });
  const dispatcher = createDispatcher({
    // A disk takes time that this clock knows nothing of; what survives a loss of power is a matter of the crash tests.
    store: { ...store, flush: async () => {} },
    clock,
    random: seededRandom(11),
    log: pino({ enabled: false }),
    connection,
    keys: {} as TokenManager,
    readingAccount: () => null,
    pace: () => Promise.resolve(),
    prioritize: () => {},
    onStarted: () => {},
    onProgress: () => {},
    onRetry: line,
    onElsewhere: () => {},
    onEnded: (job) => {
      if (job.state === 'uploaded') arrived.set(job.id, clock.now());
    },
    planChanged: () => {},
  });
  for (const { id } of jobs) {
    store.jobs.beginPreparing(id);
    const outgoing = { bytes: media.bytes, sha256: media.sha256, removed: [], recipe: null };
    const prepared = store.jobs.finishPreparing(id, {
      media,
      carries: [],
      outgoing,
      hasThumbnail: false,
      look: null,
    });
    if (prepared.ok) line(prepared.value);
  }
  dispatcher.start();
  onTestFinished(async () => {
    const stopped = dispatcher.stop(0);
    await clock.pass(10 * minute);
    await stopped;
    store.close();
  });
  return {
    clock,
    store,
    dispatcher,
    scheduler: connection.scheduler,
    requests,
    arrived,
    started,
    ids: jobs.map(({ id }) => id),
    states() {
      const states: Record<string, number> = {};
      for (const { state } of store.jobs.list()) states[state] = (states[state] ?? 0) + 1;
      return states;
    },
    reason: (id) => connection.scheduler.reasonFor(id, clock.now()),
  };
}

function badHost(clock: VirtualClock, upload: (hooks: UploadHooks) => Promise<UploadOutcome>): Host {
  return {
    id: 'imgur',
    origin: 'http://127.0.0.1:9',
    budgets,
    uploadCost,
    upload: (_request: unknown, hooks: UploadHooks) => upload(hooks),
    budgetReading: {
      cost: readingCost,
      read: () => Promise.resolve({ kind: 'read', observation: observation(clock, null) }),
    },
  } as unknown as Host;
}

const observation = (clock: VirtualClock, refusal: Observation['refusal']): Observation => ({
  sentAt: clock.now(),
  receivedAt: clock.now(),
  clockOffsetMs: 0,
  // Limits that are never in the way.
  readings: {
    user: { limit: 400_000, remaining: 390_000, resetInMs: hour },
    client: { limit: 10_000_000, remaining: 9_000_000, resetInMs: day },
    post: { limit: 100_000, remaining: 90_000, resetInMs: hour },
  },
  source: 'header',
  refusal,
});

let pictures = 0;
async function carryOut(clock: VirtualClock, fate: Fate, hooks: UploadHooks): Promise<UploadOutcome> {
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));
  await hooks.onCommit();
  hooks.onProgress(media.bytes, media.bytes);
  const patience = hooks.answerMs ?? 180 * second;
  const afterMs = fate.kind === 'silent' ? Number.POSITIVE_INFINITY : fate.afterMs;
  const lost = (code: 'timeout' | 'connection-lost'): UploadOutcome => ({
    kind: 'failed',
    failure: errorData(code, 'No answer came.'),
    remedy: { kind: 'back-off', atLeastMs: 0 },
    arrival: 'unknown',
    observation: null,
  });
  if (afterMs > patience) {
    await wait(patience);
    return lost('timeout');
  }
  await wait(afterMs);
  if (fate.kind === 'resets') return lost('connection-lost');
  if (fate.kind === 'answers') {
    const isLimit = fate.status === 429;
    return {
      kind: 'failed',
      failure: errorData(isLimit ? 'rate-limited' : 'server-trouble', `HTTP ${fate.status}`),
      remedy: isLimit ? { kind: 'wait-for-credits' } : { kind: 'back-off', atLeastMs: 0 },
      arrival: 'partial',
      observation: observation(
        clock,
        isLimit ? { kind: 'rate', budget: null, waitMs: fate.waitMs ?? null } : null,
      ),
    };
  }
  pictures += 1;
  const id = `p${pictures}`;
  const image = {
    id,
    link: `https://example.org/${id}.jpg`,
    page: `https://example.org/${id}`,
    deletehash: `d${id}`,
    mime: media.mime,
    width: 1,
    height: 1,
    bytes: 1,
  };
  return { kind: 'uploaded', image, observation: observation(clock, null) };
}

const takes: Fate = { kind: 'takes', afterMs: 300 };

describe('a host that answers everything for a day with', () => {
  test('503 is asked a bounded number of times, fails nothing, and all goes by itself when it is well', async () => {
    const { clock, requests, arrived, started, states, reason, ids } = await world(20, (_, since) =>
      since < day ? { kind: 'answers', status: 503, afterMs: 100 } : takes,
    );
    await clock.pass(10 * minute);
    expect(requests.length).toBeLessThanOrEqual(30);
    await clock.pass(3 * hour);
    expect(reason(ids.at(-1) ?? '')).toMatchObject({ kind: 'host', until: expect.any(Number) });
    await clock.pass(day - 3 * hour - 10 * minute);
    expect(requests.length).toBeLessThan(24 * 30 + 80);
    expect(states()).toEqual({ ready: 20 });
    await clock.pass(5 * minute);
    expect(states()).toEqual({ uploaded: 20 });
    expect(Math.min(...arrived.values()) - started - day).toBeLessThanOrEqual(2 * minute + second);
  });

  test('429 with every budget full is asked a bounded number of times, and says when next', async () => {
    const { clock, requests, states, reason, ids } = await world(20, (_, since) =>
      since < day ? { kind: 'answers', status: 429, afterMs: 100 } : takes,
    );
    await clock.pass(10 * minute);
    expect(reason(ids.at(-1) ?? '')).toMatchObject({ kind: 'refused', until: expect.any(Number) });
    await clock.pass(day - 10 * minute);
    expect(requests.length).toBeLessThan(24 * 6);
    expect(states()).toEqual({ ready: 20 });
    await clock.pass(2 * hour);
    expect(states()).toEqual({ uploaded: 20 });
  });
});

describe('an outage of ten minutes', () => {
  test.each<[string, Fate]>([
    ['of refusals', { kind: 'answers', status: 503, afterMs: 100 }],
    ['of slow refusals', { kind: 'answers', status: 503, afterMs: 5 * second }],
  ])('%s costs one picture that waits alone thirty requests, and half a minute more', async (_, fate) => {
    const { clock, requests, arrived, started } = await world(1, (_request, since) =>
      since < 10 * minute ? fate : takes,
    );
    await clock.pass(10 * minute);
    expect(requests.length).toBeLessThanOrEqual(30);
    await clock.pass(minute);
    expect([...arrived.values()][0] ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
      started + 10 * minute + 36 * second,
    );
  });

  test('of silence costs thirty requests, loses nothing and flags what may be there twice', async () => {
    const { clock, requests, arrived, started, store, states } = await world(40, (_, since) =>
      since < 10 * minute ? { kind: 'silent' } : takes,
    );
    await clock.pass(10 * minute);
    expect(requests.length).toBeLessThanOrEqual(30);
    await clock.pass(10 * minute);
    expect(states()).toEqual({ uploaded: 40 });
    expect(Math.min(...arrived.values())).toBeLessThanOrEqual(started + 10 * minute + 46 * second);
    const tried = store.jobs.list().filter(({ attempts }) => attempts > 1);
    expect(tried.every(({ maybeTwice }) => maybeTwice)).toBe(true);
  });
});

test('one 503 among good answers: the next picture starts within a second, the failed one is up within five', async () => {
  const { clock, requests, arrived, started, states } = await world(40, (request) =>
    request === 12 ? { kind: 'answers', status: 503, afterMs: 300 } : takes,
  );
  await clock.pass(30 * second);
  expect(states()).toEqual({ uploaded: 40 });
  const failedAt = (requests[12] ?? 0) + 300;
  expect((requests.find((at) => at >= failedAt) ?? 0) - failedAt).toBeLessThanOrEqual(second);
  const late = [...arrived.values()].map((at) => at - started);
  expect(Math.max(...late)).toBeLessThanOrEqual(failedAt - started + 5 * second);
  expect(requests).toHaveLength(41);
});

test('one that is never answered stops no other, and is up within a minute', async () => {
  const { clock, arrived, started, states, store } = await world(40, (request) =>
    request === 2 ? { kind: 'silent' } : takes,
  );
  await clock.pass(6 * second);
  expect(states()).toEqual({ uploaded: 39, uploading: 1 });
  await clock.pass(minute);
  expect(states()).toEqual({ uploaded: 40 });
  expect(Math.max(...arrived.values())).toBeLessThanOrEqual(started + minute);
  expect(store.jobs.list().filter(({ maybeTwice }) => maybeTwice)).toHaveLength(1);
});

test('a host that takes 100 seconds for each is waited for in the end, without a rush of requests', async () => {
  const { clock, requests, states } = await world(24, () => ({ kind: 'takes', afterMs: 100 * second }));
  await clock.pass(45 * minute);
  expect(states()).toEqual({ uploaded: 24 });
  expect(requests.length).toBeLessThanOrEqual(2 * 24);
});

test('a host that resets every second connection gets all, at twice the requests', async () => {
  const { clock, requests, states } = await world(60, (request) =>
    request % 2 === 1 ? { kind: 'resets', afterMs: 300 } : takes,
  );
  await clock.pass(10 * minute);
  expect(states()).toEqual({ uploaded: 60 });
  expect(requests.length).toBeLessThanOrEqual(2 * 60 + 1);
});

test('a host that resets all for ten minutes is left alone, and then gets all', async () => {
  const { clock, requests, states } = await world(30, (_, since) =>
    since < 10 * minute ? { kind: 'resets', afterMs: 300 } : takes,
  );
  await clock.pass(10 * minute);
  expect(requests.length).toBeLessThanOrEqual(30);
  await clock.pass(5 * minute);
  expect(states()).toEqual({ uploaded: 30 });
});

test('one 429 that names a time stops everything for that long, whatever else was on its way', async () => {
  const { clock, requests, states } = await world(60, (request) =>
    request === 20
      ? { kind: 'answers', status: 429, afterMs: 100, waitMs: 15 * second }
      : { kind: 'takes', afterMs: request % 2 === 0 ? 100 : 300 },
  );
  await clock.pass(10 * second);
  const heardAt = (requests[20] ?? 0) + 100;
  expect(requests.filter((at) => at > heardAt && at < heardAt + 15 * second)).toEqual([]);
  await clock.pass(2 * minute);
  expect(requests.filter((at) => at > heardAt && at < heardAt + 15 * second)).toEqual([]);
  expect(states()).toEqual({ uploaded: 60 });
  expect(requests).toHaveLength(61);
});

describe('attempts that are begun before there is a slot for them', () => {
  /** Runs until more are begun than sent. */
  const untilAhead = async (count: number, fateOf: (request: number, sinceMs: number) => Fate) => {
    const found = await world(count, fateOf);
    for (let turn = 0; (found.states().uploading ?? 0) <= 9; turn += 1) {
      expect(turn).toBeLessThan(100);
      await found.clock.pass(50);
    }
    return found;
  };

  test('are put back by a pause as if they had not begun, and go after it', async () => {
    const { clock, scheduler, dispatcher, requests, states, store } = await untilAhead(80, () => ({
      kind: 'takes',
      afterMs: 200,
    }));
    scheduler.changeSettings({ paused: true });
    dispatcher.pump();
    await clock.pass(1);
    const sent = requests.length;
    expect(states().uploading).toBeLessThanOrEqual(9);
    await clock.pass(minute);
    expect(requests).toHaveLength(sent);
    expect(states()).toEqual({ uploaded: sent, ready: 80 - sent });
    const waiting = store.jobs.list().filter(({ state }) => state === 'ready');
    for (const { attempts, error, tally } of waiting)
      expect({ attempts, error, credits: tally.credits }).toEqual({ attempts: 0, error: null, credits: 0 });
    scheduler.changeSettings({ paused: false });
    dispatcher.pump();
    await clock.pass(minute);
    expect(states()).toEqual({ uploaded: 80 });
    expect(store.jobs.list().every(({ attempts }) => attempts === 1)).toBe(true);
    expect(requests).toHaveLength(80);
  });

  test('are not sent after a refusal that nothing explains', async () => {
    const { clock, started, requests, states } = await untilAhead(80, (_, since) =>
      since < 3 * second || since > minute
        ? { kind: 'takes', afterMs: 200 }
        : { kind: 'answers', status: 429, afterMs: 100 },
    );
    await clock.pass(20 * second);
    const refused = requests.filter((at) => at - started >= 3 * second);
    // Those that were on the way with the first one, and none of those that were begun.
    expect(refused.length).toBeLessThanOrEqual(9);
    expect(Math.max(...refused) - Math.min(...refused)).toBeLessThanOrEqual(100);
    expect(states().uploading).toBeUndefined();
    await clock.pass(hour);
    expect(states()).toEqual({ uploaded: 80 });
  });
});
