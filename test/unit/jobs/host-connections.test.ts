import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Settings } from '../../../contract/settings.ts';
import { systemClock } from '../../../main/engine/clock.ts';
import type { FullHost } from '../../../main/engine/hosts/host.ts';
import { createConnections } from '../../../main/engine/hosts/http/connections.ts';
import { createHostConnections } from '../../../main/engine/jobs/host-connections.ts';
import { ownAllowance } from '../../../main/engine/ledger/allowance.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { manualClock } from '../../support/manual-clock.ts';

function connectionsTo(clientId: string | null = 'ours') {
  const opened: string[] = [];
  const clock = manualClock();
  const done: string[] = [];
  let endRetiring = () => {};
  const hostAt = (apiUrl: string | null) =>
    ({
      id: 'imgur',
      origin: `https://${apiUrl}`,
      budgets: [],
      retire: () => {
        done.push(`retire ${apiUrl}`);
        return new Promise<void>((resolve) => {
          endRetiring = resolve;
        });
      },
      close: async () => void done.push(`close ${apiUrl}`),
    }) as unknown as FullHost;
  const settings = { apiUrl: 'first', clientId, quietHours: null } as Settings;
  const connections = createHostConnections({
    store: {
      ledger: { load: () => null, listSpent: () => [], listLeftOver: () => [] },
      accounts: { list: () => [] },
      settings: { read: () => settings, isPaused: () => false },
    } as unknown as Parameters<typeof createHostConnections>[0]['store'],
    createHost: hostAt,
    environment: { apiUrl: null, clientId: null },
    ledgers: {
      isShared: () => false,
      open({ quotaKey }) {
        opened.push(quotaKey);
        return ownAllowance;
      },
    },
    clock,
    random: () => 0.5,
  });
  const change = (some: Partial<Settings>) => connections.applySettings({ ...settings, ...some });
  const use = (apiUrl: string) => change({ apiUrl });
  return {
    opened,
    change,
    clock,
    done,
    connections,
    use,
    endRetiring: () => endRetiring(),
  };
}

test('a host that is not in use any more is retired once nothing new can be asked of it', async () => {
  const { clock, done, connections, use, endRetiring } = connectionsTo();
  use('second');
  use('second');
  clock.advance(59_000);
  expect(done).toEqual([]);
  clock.advance(1_000);
  expect(done).toEqual(['retire first']);
  endRetiring();
  await Promise.resolve();
  await connections.close();
  expect(done).toEqual(['retire first', 'close second']);
});

test('at the end all are closed, and nothing happens afterwards', async () => {
  const { clock, done, connections, use } = connectionsTo();
  use('second');
  clock.advance(60_000);
  use('third');
  await connections.close();
  expect(done).toEqual(['retire first', 'close third', 'close first', 'close second']);
  expect(clock.timers).toBe(0);
});

test('without a Client-ID nobody is asked for an allowance', () => {
  const { opened, change } = connectionsTo(null);
  expect(opened).toEqual([]);
  change({ clientId: 'ours' });
  expect(opened).toEqual(['https://first ours']);
});

test('another common ledger is used by all connections, not by the built-in one alone', () => {
  const { opened, change, connections } = connectionsTo();
  const heard: string[] = [];
  connections.on('way-changed', () => heard.push('all'));
  const ledger = { url: 'redis://ledger.example:6379', without: 'part' } as const;
  change({ ledger });
  expect(opened).toHaveLength(2);
  expect(heard).toEqual(['all']);
  change({ ledger });
  expect(heard).toEqual(['all']);
});

test('a request under way is answered, and no connection is left', async () => {
  let answer = () => {};
  const arrived = Promise.withResolvers<void>();
  const server = createServer((_, response) => {
    answer = () => response.end('{"data":1}');
    arrived.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const network = createNetwork({ clock: systemClock });
  const connections = createConnections(`http://127.0.0.1:${port}`, systemClock, network, {});
  const call = {
    method: 'GET',
    path: '/',
    headers: {},
    body: null,
    signal: new AbortController().signal,
  } as const;
  const asked = connections.call(call);
  await arrived.promise;
  const retired = connections.retire();
  answer();
  expect((await asked).kind).toBe('answered');
  await retired;
  const open = () =>
    new Promise<number>((resolve, reject) =>
      server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  await expect.poll(open).toBe(0);
  expect(await connections.call(call)).toMatchObject({ kind: 'broken' });
});
