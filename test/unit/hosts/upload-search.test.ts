import { expect, test } from 'vitest';
import type { Credentials } from '../../../main/engine/hosts/host.ts';
import type { Connections } from '../../../main/engine/hosts/http/connections.ts';
import { createImageRequests } from '../../../main/engine/hosts/imgur/images.ts';

const hour = 3_600_000;
/** The host's clock. */
const there = Date.UTC(2026, 2, 10, 8);
const account: Credentials = { kind: 'account', clientId: '5a4db0c0ffee123', accessToken: 'f'.repeat(40) };

/**
 * Looks for an upload on a page with one other picture.
 * @param ours this machine's clock
 * @param pictureAt the picture's time, by the host's clock
 */
async function isLastPage(ours: number, begunAt: number, pictureAt: number): Promise<boolean> {
  const picture = {
    ...{ id: 'aBcDeF1', link: 'https://i.imgur.com/aBcDeF1.png', deletehash: null, type: 'image/png' },
    ...{ width: 1, height: 1, size: 90, name: 'another', datetime: pictureAt / 1_000 },
  };
  const answer = {
    origin: 'https://api.imgur.com',
    status: 200,
    headers: { date: new Date(there).toUTCString() },
    body: JSON.stringify({ data: [picture], success: true, status: 200 }),
    brokenBy: null,
    sentAt: ours,
    receivedAt: ours,
  };
  const connections = { call: async () => ({ kind: 'answered', answer }) } as unknown as Connections;
  const { uploadSearch } = createImageRequests(connections, 'https://imgur.com');
  const begun = { at: begunAt, now: ours };
  const found = await uploadSearch.find(['key', 'other'], 0, begun, account, new AbortController().signal);
  if (found.kind !== 'searched') throw new Error(found.kind);
  expect(found.images.size).toBe(0);
  return found.isLast;
}

test.each([
  ['right', 0],
  ['days ahead', 100 * hour],
  ['days behind', -100 * hour],
])('with a clock that is %s, younger pictures end no search', async (_, offset) => {
  const ours = there + offset;
  expect(await isLastPage(ours, ours - hour, there - hour / 2)).toBe(false);
});

test.each([
  ['right', 0],
  ['days ahead', 100 * hour],
])('with a clock that is %s, a picture from days before ends it', async (_, offset) => {
  const ours = there + offset;
  expect(await isLastPage(ours, ours - hour, there - 30 * hour)).toBe(true);
});

test('a clock that was set back since leaves no time at which a search ends', async () => {
  expect(await isLastPage(there, there + 100 * hour, there - 30 * hour)).toBe(false);
});

test('a clock that was set back less than the upload is old is counted as well', async () => {
  const begunAt = there - 60 * hour;
  expect(await isLastPage(there - 40 * hour, begunAt, begunAt)).toBe(false);
});
