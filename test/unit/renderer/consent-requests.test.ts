import { describe, expect, test } from 'vitest';
import type { Destination } from '../../../contract/destinations.ts';
import type { Job } from '../../../contract/job.ts';
import type { Settings } from '../../../contract/settings.ts';
import { folderConsent, openConsentRequests } from '../../../renderer/state/consent-requests.ts';
import { createMirror } from '../../../renderer/state/engine-mirror.ts';
import { jobWith } from '../../support/records.ts';
import { snapshotWith } from './records.ts';

const held = (id: string, host: string): [string, Job] => [
  id,
  jobWith({ id, host, state: 'paused', held: { why: 'consent', kind: 'capture', username: null } }),
];
const jobs = new Map([held('a', 'imgur'), held('b', 'imgur'), held('c', 'my-nas')]);
const none: ReadonlySet<string> = new Set();

test('asks once for all pictures of a kind, host and account', () => {
  expect(openConsentRequests(jobs, false, none).map(({ host, count }) => [host, count])).toEqual([
    ['imgur', 2],
    ['my-nas', 1],
  ]);
});

test('does not ask for an upload that cannot go', () => {
  expect(openConsentRequests(jobs, true, none).map(({ host }) => host)).toEqual(['my-nas']);
});

test('leaves to a card what it asks, for all that its answer is for', () => {
  const left = (onCards: string[]) =>
    openConsentRequests(jobs, false, new Set(onCards)).map(({ host }) => host);
  expect(left(['b'])).toEqual(['my-nas']);
  expect(left(['c'])).toEqual(['imgur']);
  expect(left(['other'])).toEqual(['imgur', 'my-nas']);
});

describe('the form of a folder', () => {
  const destination = (id: string, change: Partial<Destination> = {}): Destination => ({
    id,
    kind: id,
    title: `My ${id}`,
    values: {},
    secrets: {},
    origin: null,
    problem: null,
    traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true },
    out: null,
    waiting: 0,
    createdAt: 0,
    removedAt: null,
    ...change,
  });
  const problem = { code: 'credentials-refused', message: '', params: {} } as const;
  const state = (settings: Partial<Settings>) => {
    const snapshot = snapshotWith(1, []);
    const destinations = [destination('imgur'), destination('nas'), destination('broken', { problem })];
    const mirror = createMirror({
      ...snapshot,
      settings: { ...snapshot.settings, clientId: 'abc123def456789', ...settings },
      destinations: { destinations, chosen: 'imgur' },
    });
    return { mirror, shell: null };
  };
  const hidden = { host: null, privacy: 'hidden' } as const;

  test('says what has to be allowed, for the host, account and privacy that are chosen', () => {
    expect(folderConsent(state({ account: 'imgur:ada' }), { host: null, privacy: 'public' })).toEqual({
      ...{ kind: 'folder', host: 'imgur', account: 'imgur:ada', privacy: 'public' },
      username: null,
    });
    // Only the built-in host has accounts and public pictures.
    expect(folderConsent(state({ account: 'imgur:ada' }), { host: 'nas', privacy: 'public' })).toEqual({
      ...{ kind: 'folder', host: 'nas', account: null, privacy: 'hidden' },
      username: null,
      service: 'My nas',
    });
  });

  test('says nothing where it was allowed, rules decide, or nothing could go', () => {
    const given = { kind: 'folder', host: 'imgur', account: null, privacy: 'public' } as const;
    expect(folderConsent(state({ consents: [given] }), hidden)).toBeNull();
    const rule = {
      id: 'rule',
      when: { ways: [], kinds: [], minBytes: null, maxBytes: null },
      to: 'nas',
      mirrorTo: null,
      allowLessPrivate: false,
    };
    const ruled = state({ routing: { rules: [rule], fallback: [] } });
    expect(folderConsent(ruled, hidden)).toBeNull();
    expect(folderConsent(ruled, { host: null, privacy: 'public' })).not.toBeNull();
    expect(folderConsent(state({}), { host: 'broken', privacy: 'hidden' })).toBeNull();
    expect(folderConsent(state({}), { host: 'gone', privacy: 'hidden' })).toBeNull();
    expect(folderConsent(state({ clientId: null }), hidden)).toBeNull();
    expect(folderConsent({ mirror: null, shell: null }, hidden)).toBeNull();
  });
});
