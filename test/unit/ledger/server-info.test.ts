import { expect, test } from 'vitest';
import { fitness } from '../../../main/engine/ledger/server-info.ts';

const info = (fields: Readonly<Record<string, string>>) =>
  `# Server\r\n${Object.entries({ redis_version: '7.0.15', run_id: 'run 1', role: 'master', ...fields })
    .map(([name, value]) => `${name}:${value}`)
    .join('\r\n')}\r\n`;

test('a server that is new enough and takes changes is fit, and its run is known', () => {
  expect(fitness(info({}), 'a:1')).toEqual({ run: 'run 1', problem: null, warning: null });
  expect(fitness(info({ redis_version: '6.0.0' }), 'a:1').problem).toBeNull();
});

test.each([
  ['old', { redis_version: '5.0.14' }],
  ['old', { redis_version: 'of its own' }],
  ['replica', { role: 'slave' }],
])('a server that is not is told (%s)', (reason, fields) => {
  const params = { place: 'a:1', reason };
  expect(fitness(info(fields), 'a:1').problem).toMatchObject({ code: 'ledger-unfit', params });
});

test('a server that still reads what it holds is asked again later', () => {
  const { problem } = fitness(info({ loading: '1' }), 'a:1');
  expect(problem).toMatchObject({ code: 'ledger-unreachable', params: { code: 'loading' } });
  expect(fitness(info({ loading: '0' }), 'a:1').problem).toBeNull();
});

test.each([
  ['allkeys-lru', '104857600', 'evicts'],
  ['allkeys-random', '1', 'evicts'],
  // What never expires is let alone by these.
  ['volatile-lru', '104857600', undefined],
  ['noeviction', '104857600', undefined],
  // Without a bound nothing is ever evicted.
  ['allkeys-lru', '0', undefined],
])('the policy %s with %s bytes is told: %s', (policy, most, reason) => {
  const { problem, warning } = fitness(info({ maxmemory: most, maxmemory_policy: policy }), 'a:1');
  expect(problem).toBeNull();
  expect(warning?.params?.reason).toBe(reason);
});
