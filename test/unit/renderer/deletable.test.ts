import { expect, test } from 'vitest';
import type { Destination, DestinationsView } from '../../../contract/destinations.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { serviceName } from '../../../renderer/state/destinations.ts';
import { canDelete, planDeletion } from '../../../renderer/state/library/deletable.ts';
import { historyItem } from './records.ts';

const destination = (
  id: string,
  title: string,
  deletion: Destination['traits']['deletion'],
  removedAt: number | null = null,
): Destination => ({
  id,
  kind: id,
  title,
  values: {},
  secrets: {},
  origin: null,
  problem: null,
  traits: { deletion, audience: 'link', showsName: false, isRepeatable: true },
  out: null,
  waiting: 0,
  createdAt: 0,
  removedAt,
});
const view: DestinationsView = {
  chosen: 'imgur',
  destinations: [
    destination('imgur', 'Imgur', 'request'),
    destination('box', 'Litterbox', 'expires'),
    destination('old', 'Old space', 'request', 5),
  ],
};

const { remote, ...item } = historyItem('x', 0);
const keyed = { ...remote, deletehash: 'key' };
const keyless = { ...remote, deletehash: null };
const at = (id: string, host: string, change: Partial<LibraryItem> = {}): LibraryItem => ({
  ...item,
  importedFrom: null,
  kind: 'image',
  bytes: null,
  folder: null,
  postId: null,
  thumbnail: id,
  presence: 'alive',
  checkedAt: null,
  deletion: null,
  similarTo: null,
  id,
  host,
  remote: keyed,
  ...change,
});

test('divides a selection into what can be deleted and what stays, with why and how many', () => {
  const plan = planDeletion(
    [
      at('a', 'imgur'),
      at('b', 'imgur', { remote: keyless }),
      at('c', 'imgur', { remote: keyless, account: 'ada' }),
      at('d', 'box'),
      at('e', 'box'),
      at('f', 'old'),
      at('g', 'elsewhere'),
      at('h', 'imgur', { presence: 'deleted' }),
      at('i', 'imgur', { presence: 'deleting' }),
    ],
    view,
    (host) => serviceName(view, host),
  );
  expect(plan.ids).toEqual(['a', 'c']);
  expect(plan.undeletable).toEqual([
    { why: 'keyless', service: 'Imgur', count: 1 },
    { why: 'expires', service: 'Litterbox', count: 2 },
    { why: 'removed', service: 'Old space', count: 1 },
    { why: 'removed', service: 'elsewhere', count: 1 },
  ]);
});

test('offers deletion exactly for what a plan would delete', () => {
  expect(canDelete(at('a', 'imgur'), view)).toBe(true);
  expect(canDelete(at('b', 'box'), view)).toBe(false);
  expect(canDelete(at('c', 'imgur', { presence: 'deleting' }), view)).toBe(false);
});
