import { expect, test } from 'vitest';
import { checkAccess, type RequestOrigin } from '../../../main/engine/local-api/access-policy.ts';
import { ownerIn, type Peer } from '../../../main/engine/local-api/peer.ts';

const port = 36_677;
const key = { text: 'open sesame', isStrict: false };
const asked = (patch: Partial<RequestOrigin> = {}): RequestOrigin => ({
  host: `127.0.0.1:${port}`,
  origin: undefined,
  fetchSite: undefined,
  authorization: undefined,
  key: undefined,
  ...patch,
});
const verdict = (patch: Partial<RequestOrigin>, peer: Peer, isStrict = false) =>
  checkAccess(asked(patch), port, { ...key, isStrict }, peer);

test('without the key only programs that are proved to be of this user', () => {
  expect(verdict({}, 'same-user')).toMatchObject({ kind: 'welcome', files: 'all' });
  expect(verdict({}, 'other-user')).toEqual({ kind: 'wrong-key' });
  expect(verdict({}, 'unknown')).toEqual({ kind: 'wrong-key' });
  expect(verdict({}, 'same-user', true)).toEqual({ kind: 'wrong-key' });
});

test('with the key others too, but to files of folders that were allowed', () => {
  const shown = { authorization: 'Bearer open sesame' };
  expect(verdict(shown, 'other-user')).toMatchObject({ kind: 'welcome', files: 'allowed-folders' });
  expect(verdict({ key: 'open sesame' }, 'unknown')).toMatchObject({ kind: 'welcome', files: 'all' });
});

test('a key that is shown and wrong is refused, whoever shows it', () => {
  expect(verdict({ key: 'guess' }, 'same-user')).toEqual({ kind: 'wrong-key' });
});

test.each(['cross-site', 'same-site', 'Cross-Site'])(
  'a page that leaves its origin out is known by Sec-Fetch-Site: %s',
  (fetchSite) => {
    expect(verdict({ fetchSite }, 'same-user')).toMatchObject({ kind: 'foreign-page' });
    expect(verdict({ fetchSite, origin: 'app://obsidian.md' }, 'same-user')).toMatchObject({
      kind: 'welcome',
    });
  },
);

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const row = (from: string, to: string, state: string, uid: number, inode: number) =>
  `   0: ${from} ${to} ${state} 00000000:00000000 00:00000000 00000000  ${uid}        0 ${inode} 1 0000 20 4 30 10 -1\n`;

test('the owner of the other end is read from the kernel’s table', () => {
  // 127.0.0.1:40000 to 127.0.0.1:36677.
  const [client, server] = ['0100007F:9C40', '0100007F:8F45'];
  const listening = row(server, '00000000:0000', '0A', 0, 1);
  const ours = row(server, client, '01', 0, 2);
  const theirs = row(client, server, '01', 65_534, 3);
  expect(ownerIn(head + listening + ours + theirs, 40_000, port)).toBe(65_534);
  expect(ownerIn(head + listening + ours, 40_000, port)).toBeNull();
});

test('a connection that nobody holds any more is nobody’s, though the table says root', () => {
  const [client, server] = ['0100007F:9C40', '0100007F:8F45'];
  for (const line of [
    row(client, server, '05', 0, 0),
    row(client, server, '06', 0, 0),
    row(client, server, '01', 0, 0),
  ])
    expect(ownerIn(head + line, 40_000, port)).toBeNull();
});

test('loopback of IPv6, and that of IPv4 written in it', () => {
  const v6 = '00000000000000000000000001000000';
  const mapped = '0000000000000000FFFF00000100007F';
  expect(ownerIn(head + row(`${v6}:9C40`, `${v6}:8F45`, '01', 7, 3), 40_000, port)).toBe(7);
  expect(ownerIn(head + row(`${mapped}:9C40`, `${mapped}:8F45`, '01', 8, 3), 40_000, port)).toBe(8);
  const elsewhere = '0000000000000000FFFF00000101A8C0';
  expect(ownerIn(head + row(`${elsewhere}:9C40`, `${mapped}:8F45`, '01', 9, 3), 40_000, port)).toBeNull();
});
