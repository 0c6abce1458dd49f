import type { Destination, DestinationsView } from '../../../contract/destinations.ts';
import type { Routing, RoutingRule } from '../../../contract/routing.ts';
import { emptyRule } from '../../../renderer/state/routing.ts';
import { folderOf } from './folders.ts';
import { busyJobs, jobOf, longName, turn, uploading } from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';
import { at } from './time.ts';

const destination = (id: string, change: Partial<Destination>): Destination => ({
  id,
  kind: 's3',
  title: id,
  values: {},
  secrets: {},
  origin: null,
  problem: null,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true },
  out: null,
  waiting: 0,
  createdAt: at(9, 0),
  removedAt: null,
  ...change,
});

export const threeHosts: DestinationsView = {
  destinations: [
    destination('imgur', { kind: 'imgur', title: 'Imgur', origin: 'https://api.imgur.com' }),
    destination('bucket', {
      title: 'Pictures of the team',
      origin: 'https://s3.eu-central-1.example.com',
      values: {
        preset: 'other',
        endpoint: 'https://s3.eu-central-1.example.com',
        bucket: 'pictures',
        accessKeyId: 'AKIDEXAMPLE',
        publicUrl: 'https://pictures.example.com',
      },
      secrets: { secretAccessKey: { in: 'keychain' } },
    }),
    destination('catbox', {
      kind: 'catbox',
      title: 'Catbox',
      origin: 'https://catbox.moe',
      traits: { deletion: 'never', audience: 'link', showsName: false, isRepeatable: false },
      secrets: { userhash: { in: 'file', path: '/run/secrets/userhash' } },
    }),
    destination('archive', {
      title: 'Archive in the cellar, behind the router of the neighbours',
      origin: 'https://a-very-long-name-of-a-server.in-a-network.example.internal:9000',
      problem: {
        code: 'secret-unreadable',
        message: 'in plain English',
        params: { field: 'secretAccessKey', reason: 'keychain' },
      },
    }),
    destination('old', { title: 'Removed long ago', removedAt: at(9, 30) }),
  ],
  chosen: 'bucket',
};

const settings = { destination: 'bucket' };

const tomorrow = at(24, 5);
const out: Destination['out'] = {
  why: 'daily-limit',
  error: { code: 'daily-limit', message: '', params: {} },
  until: tomorrow,
  waiting: 3,
};
const ruleOf = (
  id: string,
  to: string,
  when: Partial<RoutingRule['when']>,
  change: Partial<RoutingRule> = {},
): RoutingRule => ({ ...emptyRule(id, to), when: { ...emptyRule(id, to).when, ...when }, ...change });
const routing: Routing = {
  rules: [
    ruleOf('captures', 'bucket', { ways: ['capture'] }, { mirrorTo: 'archive' }),
    ruleOf('large', 'archive', { kinds: ['video'], minBytes: 20_000_001 }),
    ruleOf('many', 'catbox', {
      kinds: ['image', 'animation'],
      ways: ['folder', 'command'],
      maxBytes: 5_000_000,
    }),
  ],
  fallback: [
    { from: 'imgur', to: 'bucket', after: ['daily-limit', 'blocked-here'], allowLessPrivate: false },
  ],
};

export const hostScenes = {
  hosts: () => ({
    snapshot: snapshotOf({
      destinations: threeHosts,
      settings,
      folders: [folderOf('Screenshots', { host: 'archive', taken: 12 }), folderOf('Camera', { taken: 3 })],
      jobs: [
        uploading(2, 0.43, { host: 'bucket' }),
        uploading(8, 0.08, { host: 'archive' }),
        jobOf(5, 'waiting', {
          ...turn(0),
          host: 'archive',
          title: 'The old harbour',
          name: longName,
        }),
        jobOf(13, 'waiting', {
          host: 'archive',
          reason: {
            kind: 'host',
            until: at(13, 51),
            service: 'Archive in the cellar, behind the router of the neighbours',
          },
        }),
        jobOf(10, 'waiting', { ...turn(1), host: 'bucket' }),
        jobOf(14, 'waiting', {
          reason: { kind: 'credits', budget: 'client', needed: 10, until: at(14, 20) },
        }),
        jobOf(3, 'uploaded', { host: 'catbox', maybeTwice: true, attempts: 2 }),
        jobOf(7, 'uploaded', { host: 'bucket' }),
        jobOf(9, 'cancelled'),
      ],
    }),
    shell,
    says: [],
  }),
  'host out': () => ({
    snapshot: snapshotOf({
      destinations: {
        ...threeHosts,
        chosen: 'imgur',
        destinations: threeHosts.destinations.map((one) => (one.id === 'imgur' ? { ...one, out } : one)),
      },
      settings: { routing, hotkeyHosts: { 'capture-screen': 'catbox' }, localApi: true },
      localApi: { state: 'listening', address: 'http://127.0.0.1:36677', error: null },
      jobs: [
        ...[4, 5, 6].map((n) =>
          jobOf(n, 'waiting', {
            reason: { kind: 'credits', budget: 'client', needed: 10, until: tomorrow },
          }),
        ),
        jobOf(7, 'uploaded', { host: 'bucket', route: 'rule' }),
        jobOf(8, 'uploaded', { host: 'archive', route: 'mirror', mirrorOf: 'job-7' }),
        jobOf(9, 'uploaded', {}),
      ],
    }),
    shell,
    says: [],
  }),
  'hosts, no keychain': () => ({
    snapshot: snapshotOf({ vault: 'memory', jobs: busyJobs }),
    shell,
    says: [],
  }),
} satisfies Record<string, () => Scene>;
