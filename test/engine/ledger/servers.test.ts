import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock as clock } from '../../../main/engine/clock.ts';
import type { CommonStore } from '../../../main/engine/ledger/store.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { freePort } from '../../support/free-port.ts';
import { openLedgerStore, whenKnown } from '../../support/ledger-store.ts';
import { startRedis } from '../../support/redis-server.ts';
import { ownName, testAuthority } from '../../support/way.ts';

const application = 'app';
const common = (machine: string, generation: number) => ({
  ...{ machine, life: '1', generation, lease: 15_000, ids: ['user'] },
  ...{ wants: [0, 1, 0], isBusy: true },
});
const nothingKnown = { budgets: {}, leases: {}, owed: {}, strikes: [], members: 0 };
const part = { amount: 1, nominal: 1, length: 3_600_000, assumed: 10 };
const quote = { ...part, margin: 0, cut: 0, most: 10, over: false, strict: false };
const charge = { ...part, isCharged: true, limit: 10, source: 'header', closes: false, resetIn: 3_000_000 };

/** Uses all that the scripts do: joins, says what waits, reserves, settles. Returns what is left. */
async function spendOne(store: CommonStore, machine = 'one', remaining = 9): Promise<number | undefined> {
  const joined = await store.reserve(application, { ...common(machine, 0), join: nothingKnown });
  const me = common(machine, joined.generation);
  await store.reserve(application, { ...me, prolong: ['nothing'], ratios: { user: 1 } });
  const asks = [{ id: `${machine} ${remaining}`, lane: 2, budgets: { user: quote } }];
  const reply = await store.reserve(application, { ...me, asks });
  expect(reply).toMatchObject({ granted: [`${machine} ${remaining}`] });
  const charges = { user: { ...charge, remaining } };
  const end = { id: `${machine} ${remaining}`, charges, isAccepted: true, isAnswered: true };
  const settled = await store.settle(application, { ...me, ...end });
  return settled.budgets.user?.remaining;
}

/** The rights that the guide gives, as words of `ACL SETUSER`. */
function rightsOfTheGuide(): string[] {
  const guide = readFileSync(new URL('../../../docs/many-machines.md', import.meta.url), 'utf8');
  return guide.match(/ACL SETUSER snapferry on >a-long-password (.*)/)?.[1]?.split(' ') ?? [];
}

async function addUser(url: string, name: string, rights: readonly string[]): Promise<void> {
  const bare = new Redis(url);
  onTestFinished(() => bare.disconnect());
  await bare.acl('SETUSER', name, 'on', '>a-long-password', ...rights);
}

const as = (url: string, user: string) => url.replace('://', `://${user}@`);

test('a user with the rights that the guide lists can do everything', async () => {
  const { url } = await startRedis();
  await addUser(url, 'snapferry', rightsOfTheGuide());
  const store = openLedgerStore(as(url, 'snapferry'), 'a-long-password');
  const end = store.onWake(application, () => {});
  onTestFinished(end);
  await whenKnown(store);
  expect(store.error).toBeNull();
  expect(await spendOne(store)).toBe(9);
  expect(store.error).toBeNull();
});

test.each(['+info', '+evalsha', '+hset', '~snapferry:*'])('a user without %s is told', async (right) => {
  const { url } = await startRedis();
  await addUser(
    url,
    'less',
    rightsOfTheGuide().filter((one) => one !== right && one !== '+eval'),
  );
  const store = openLedgerStore(as(url, 'less'), 'a-long-password');
  await whenKnown(store);
  if (store.isReady) await expect(spendOne(store)).rejects.toThrow();
  expect(store.error).toMatchObject({ code: 'ledger-refused', params: { reason: 'rights' } });
});

test('a password that is not read from its file is told', async () => {
  const { url } = await startRedis();
  const { createLedgers } = await import('../../../main/engine/ledger/index.ts');
  const { createScheduler } = await import('../../../main/engine/scheduler/index.ts');
  const { parseLedgerAddress } = await import('../../../main/engine/ledger/address.ts');
  const { pino } = await import('pino');
  const rules = [
    { id: 'user', windowMs: 1000, assumedLimit: 10, announced: true, countsStrikes: false },
  ] as const;
  const allowance = createLedgers({
    isOn: true,
    settings: () => ({ url: null, without: 'part' }),
    environment: { ...parseLedgerAddress(url), passwordFile: '/nowhere/ledger' },
    passwords: { read: async () => null },
    profileId: () => 'profile',
    network: createNetwork({ clock }),
    clock,
    random: () => 0.5,
    log: pino({ enabled: false }),
  }).open({
    rules,
    quotaKey: 'key',
    scheduler: createScheduler({
      ...{ rules, snapshot: null, leftOver: [], random: () => 0.5, now: clock.now() },
      settings: { paused: false, maxParallel: 8, bandwidth: null, quietHours: null },
    }),
  });
  onTestFinished(() => allowance.close());
  await new Promise<void>((resolve) => {
    const look = () => allowance.view()?.error && resolve();
    onTestFinished(allowance.follow(look));
    look();
  });
  expect(allowance.view()).toMatchObject({ state: 'stopped', error: { code: 'bad-ledger' } });
  expect(allowance.block()).toMatchObject({ error: { params: { reason: 'file' } } });
});

test('TLS is spoken with a server whose certificate is trusted, and with no other', async () => {
  const port = await freePort();
  const pem = fileURLToPath(new URL('../../fixtures/certificates/good.pem', import.meta.url));
  await startRedis([
    ...['--tls-port', String(port), '--tls-cert-file', pem, '--tls-key-file', pem],
    ...['--tls-auth-clients', 'no', '--requirepass', 'right'],
  ]);
  const lookup = ((_host: string, how: { all?: boolean }, done: (...told: unknown[]) => void) => {
    const address = '127.0.0.1';
    setImmediate(() => (how.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)));
  }) as never;
  const url = `rediss://${ownName}:${port}`;
  const trusted = openLedgerStore(url, 'right', {
    network: createNetwork({ clock, lookup, authorities: [testAuthority] }),
  });
  const stranger = openLedgerStore(url, 'right', { network: createNetwork({ clock, lookup }) });
  await Promise.all([whenKnown(trusted), whenKnown(stranger)]);
  expect(trusted.error).toBeNull();
  expect(await spendOne(trusted)).toBe(9);
  expect(stranger.isReady).toBe(false);
  expect(stranger.error).toMatchObject({ code: 'ledger-unreachable' });
});

test('a replica is told: it takes no changes', async () => {
  const main = await startRedis();
  const replica = await startRedis(['--replicaof', '127.0.0.1', String(main.port)]);
  const store = openLedgerStore(replica.url);
  await whenKnown(store);
  expect(store.error).toMatchObject({ code: 'ledger-unfit', params: { reason: 'replica' } });
});

test('a server that becomes a replica while it is used is told', async () => {
  const [main, other] = await Promise.all([startRedis(), startRedis()]);
  const store = openLedgerStore(main.url);
  await whenKnown(store);
  expect(await spendOne(store)).toBe(9);
  const bare = new Redis(main.url);
  onTestFinished(() => bare.disconnect());
  await bare.replicaof('127.0.0.1', other.port);
  await expect(spendOne(store)).rejects.toThrow();
  expect(store.error).toMatchObject({ code: 'ledger-unfit', params: { reason: 'replica' } });
});

/** Serves what a server of long ago says to each command. */
async function startOldServer(): Promise<string> {
  const info = '# Server\r\nredis_version:4.0.9\r\nrun_id:1\r\nrole:master\r\n';
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      for (const [, word] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)\r\n/g)) {
        if (word?.toLowerCase() === 'info') socket.write(`$${info.length}\r\n${info}\r\n`);
        else socket.write(`-ERR unknown command '${word}'\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an old server is told', async () => {
  const store = openLedgerStore(await startOldServer());
  await whenKnown(store);
  expect(store.error).toMatchObject({ code: 'ledger-unfit', params: { reason: 'old' } });
});

test.each(['leases', 'expiry', 'seen', 'busy', 'book'])(
  'entries that the server dropped (%s) keep nothing from being spent, and nothing is spent twice',
  async (name) => {
    const { url } = await startRedis();
    const store = openLedgerStore(url);
    const bare = new Redis(url);
    onTestFinished(() => bare.disconnect());
    await whenKnown(store);
    expect(await spendOne(store)).toBe(9);
    const joined = await store.reserve(application, { ...common('one', 0), join: nothingKnown });
    const asks = [{ id: 'held', lane: 2, budgets: { user: quote } }];
    await store.reserve(application, { ...common('one', joined.generation), asks });
    const key = (one: string) => `snapferry:{${application}}:${one}`;
    await bare.del(key(name));
    // The next look at what has expired finds it.
    const knows = {
      user: { limit: 10, believed: 10, remaining: 9, resetIn: 3_000_000, closed: false, source: 'header' },
    };
    const known = { user: { ...knows.user, ratio: 1, length: 3_600_000 } };
    const again = { ...nothingKnown, budgets: known, leases: { held: { user: part } } };
    await expect
      .poll(async () => {
        const reply = await store.reserve(application, { ...common('one', 0), join: again });
        const { remaining, reserved, inFlight } = ('budgets' in reply && reply.budgets.user) || {};
        const [leases, ends, seen, busy] = await Promise.all([
          bare.hlen(key('leases')),
          ...['expiry', 'seen', 'busy'].map((one) => bare.zcard(key(one))),
        ]);
        return { remaining, reserved, inFlight, leases, ends, seen, busy };
      })
      .toEqual({ remaining: 9, reserved: 1, inFlight: 1, leases: 1, ends: 1, seen: 1, busy: 1 });
  },
);

/** Lets a machine hold so many, and returns what settles one of them. */
async function holding(url: string, ids: readonly string[]) {
  const store = openLedgerStore(url);
  await whenKnown(store);
  const joined = await store.reserve(application, { ...common('one', 0), join: nothingKnown });
  const me = common('one', joined.generation);
  expect(await settleAfter('first', {})).toBeDefined();
  for (const id of ids) await grant(id);
  async function grant(id: string) {
    const asks = [{ id, lane: 2, budgets: { user: quote } }];
    expect(await store.reserve(application, { ...me, asks })).toMatchObject({ granted: [id] });
  }
  async function settleAfter(id: string, told: object, how: object = {}) {
    await grant(id);
    return settle(id, told, how);
  }
  function settle(id: string, told: object, how: object = {}) {
    const charges = { user: { ...charge, remaining: 9, earliestIn: 2_999_000, ...told } };
    const end = { id, charges, isAccepted: true, isAnswered: true, held: 1_000, ago: 0, ...how };
    return store.settle(application, { ...me, ...end });
  }
  return { store, me, settle };
}

test('an answer that comes in after a refusal is counted like any other', async () => {
  const { url } = await startRedis();
  const { store, settle } = await holding(url, ['a', 'b']);
  await settle('a', { remaining: null, earliestIn: null, closes: true, isCharged: false });
  const { budgets } = await settle('b', { remaining: 7 });
  expect(budgets.user).toMatchObject({ closed: true, inFlight: 0, remaining: 7 });
  expect(store.error).toBeNull();
});

test('prices are learned of what was told at once, and of nothing that may not have been charged', async () => {
  const { url } = await startRedis();
  const { store, me, settle } = await holding(url, ['a', 'b', 'c']);
  const before = (await settle('a', { remaining: 8 })).budgets.user?.settledNominal;
  expect(before).toBe(2);
  // It ended while the store was away.
  const late = await settle('b', { remaining: 7 }, { ago: 4_000 });
  expect([late.samples, late.budgets.user?.settledNominal]).toEqual([{}, before]);
  // What the machine spent alone, and what it held in an earlier life.
  const owed = { user: { ...part, amount: 2, nominal: 2, limit: 10 } };
  const reply = await store.reserve(application, { ...me, life: '2', join: { ...nothingKnown, owed } });
  expect('budgets' in reply && reply.budgets.user).toMatchObject({ remaining: 4, settledNominal: before });
});

test('a connection that breaks with many calls on the way is given up once, and opened once', async () => {
  const redis = await startRedis();
  let waiting = 0;
  const after = () => {
    waiting += 1;
    return () => {};
  };
  const store = openLedgerStore(redis.url, null, { clock: { ...clock, after } });
  await whenKnown(store);
  const bare = new Redis(redis.url);
  bare.on('error', () => {});
  onTestFinished(() => bare.disconnect());
  await bare.client('PAUSE', 600_000, 'ALL');
  const warnings: string[] = [];
  const hear = ({ name }: Error) => void warnings.push(name);
  process.on('warning', hear);
  onTestFinished(() => void process.off('warning', hear));
  const calls = Array.from({ length: 20 }, () =>
    store.reserve(application, { ...common('one', 0), join: nothingKnown }),
  );
  const ended = Promise.allSettled(calls);
  await redis.kill();
  const ends = await ended;
  expect(ends.map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
  // Warnings, and the end of the connection, come in turns of their own.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
  expect(waiting).toBe(1);
});
