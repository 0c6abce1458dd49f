import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { RemoteImage } from '../../../contract/host.ts';
import type { Host, UploadSearch } from '../../../main/engine/hosts/host.ts';
import { createReconciler } from '../../../main/engine/jobs/reconciler.ts';
import type { Store } from '../../../main/engine/store/store.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';

const day = 24 * 3_600_000;
const image = { mime: 'image/png' } as RemoteImage;

interface Account {
  /** The keys of the uploads that are on each page. */
  readonly pages: readonly (readonly string[])[];
  /** Whether the host can be asked. */
  canAsk?: () => boolean;
  /** Is awaited before a page is told. */
  before?: () => Promise<void>;
}

/** A reconciler with a clock of its own, and an account whose pages it searches. */
function world(keys: readonly string[], { pages, canAsk = () => true, before = async () => {} }: Account) {
  const jobs = new Map(
    keys.map((id) => [
      id,
      { id, state: 'uncertain', uploadKey: id, account: 'ada', createdAt: 0 } as unknown as StoredJob,
    ]),
  );
  const at = { wall: 40 * day, steady: 0, requests: 0, begun: 0 };
  const [found, missing]: [string[], string[]] = [[], []];
  let timer: { readonly at: number; run(): void } | null = null;
  const find: UploadSearch['find'] = async (sought, page, begun) => {
    at.begun = begun.at;
    await before();
    const there = pages[page] ?? [];
    const images = new Map(there.filter((key) => sought.includes(key)).map((key) => [key, image]));
    return { kind: 'searched', images, isLast: page >= pages.length - 1, observation: {} as never };
  };
  const ended = (id: string) => {
    const job = jobs.get(id);
    jobs.delete(id);
    return { ok: true, value: job };
  };
  const reconciler = createReconciler({
    store: {
      jobs: {
        get: (id: string) => jobs.get(id),
        resolveUploaded: (id: string) => ({ ok: true, value: { job: ended(id).value, history: null } }),
        resend: ended,
      },
    } as unknown as Pick<Store, 'jobs'>,
    clock: {
      now: () => at.wall,
      steady: () => at.steady,
      after(ms, run) {
        timer = { at: at.steady + ms, run };
        return () => {
          timer = null;
        };
      },
    },
    log: pino({ level: 'silent' }),
    host: () => ({ id: 'imgur', uploadSearch: { cost: {}, find } }) as unknown as Host,
    request: (async (_: unknown, work: (...all: unknown[]) => unknown) => {
      at.requests += 1;
      return canAsk() ? await work(null, null, null) : null;
    }) as never,
    found: ({ id }) => found.push(id),
    processing: () => {},
    missing: ({ id }) => missing.push(id),
  });
  /** Lets everything happen that needs no time. */
  const rest = async () => {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
  };
  return {
    ...{ at, jobs, found, missing, reconciler, rest },
    add: (...ids: string[]) => {
      for (const id of ids) reconciler.add(jobs.get(id) as StoredJob);
    },
    /** Lets so many milliseconds pass, with the timers in them. */
    async pass(ms: number) {
      const until = at.steady + ms;
      await rest();
      while (timer !== null && timer.at <= until) {
        const { run, at: due } = timer;
        timer = null;
        at.wall += due - at.steady;
        at.steady = due;
        run();
        await rest();
      }
      at.wall += until - at.steady;
      at.steady = until;
    },
  };
}

test('what is added in the middle of a search has one of its own, without waiting for another cause', async () => {
  let go = () => {};
  const before = () =>
    new Promise<void>((resolve) => {
      go = resolve;
    });
  const { add, found, at, rest } = world(['a', 'b'], { pages: [['a', 'b']], before });
  add('a');
  await rest();
  add('b');
  go();
  await rest();
  expect(found).toEqual(['a']);
  expect(at.requests).toBe(2);
  go();
  await rest();
  expect(found).toEqual(['a', 'b']);
});

test('the second search follows after its pause, wherever the wall clock was set to', async () => {
  const { add, at, reconciler, missing, rest, pass } = world(['a'], { pages: [[]] });
  add('a');
  await rest();
  // Set forward it is no reason to hurry: the host may be busy with what it got.
  at.wall += day;
  reconciler.wake();
  await rest();
  expect(at.requests).toBe(1);
  at.wall -= 40 * day;
  await pass(19_999);
  expect(at.requests).toBe(1);
  await pass(1);
  expect(missing).toEqual(['a']);
  expect(at.requests).toBe(2);
});

test('many are looked for by one search of their account, as each of its pages costs credits', async () => {
  const names = Array.from({ length: 137 }, (_, index) => `job-${index}`);
  const there = names.filter((_, index) => index % 2 === 0);
  const pages = [0, 1, 2].map((page) => there.filter((_, index) => index % 3 === page));
  const { add, at, found, missing, pass } = world(names, { pages });
  // The first is looked for by itself; the others come meanwhile.
  add(...names);
  await pass(60_000);
  expect(found.toSorted()).toEqual(there.toSorted());
  expect(missing).toHaveLength(names.length - there.length);
  expect(at.requests).toBeLessThanOrEqual(4 * pages.length);
});

test('what is found before the host can no longer be asked is settled', async () => {
  // The first is looked for by itself, the other with it after that.
  const answers = [true, true, false];
  const canAsk = () => answers.shift() ?? true;
  const { add, at, found, pass, rest } = world(['a', 'b'], { pages: [['a'], ['b']], canAsk });
  add('b');
  add('a');
  await rest();
  expect(found).toEqual(['b']);
  expect(at.requests).toBe(3);
  await pass(30_000);
  expect(found).toEqual(['b', 'a']);
});

test('a host that cannot be asked for a day is tried every half minute at most', async () => {
  const { add, at, pass, missing } = world(['a', 'b', 'c'], { pages: [[]], canAsk: () => false });
  add('a', 'b', 'c');
  await pass(day);
  expect(at.requests).toBeLessThanOrEqual(day / 30_000 + 3);
  expect(at.requests).toBeGreaterThan(1_000);
  expect(missing).toEqual([]);
});

test('an upload that began before the clock was set back leaves no time at which the common search ends', async () => {
  const { add, at, jobs, pass } = world(['old', 'ahead'], { pages: [[]] });
  for (const [id, createdAt] of [
    ['old', 39 * day],
    ['ahead', 44 * day],
  ] as const)
    jobs.set(id, { ...(jobs.get(id) as StoredJob), createdAt });
  add('old', 'ahead');
  await pass(25_000);
  expect(at.begun).toBe(44 * day);
});
