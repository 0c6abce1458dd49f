import type { Job, JobState } from '../../../contract/job.ts';
import type { Media } from '../../../contract/media.ts';
import type { FoundMetadata } from '../../../contract/metadata.ts';
import { blockedCredits, blockedReason, busyDay, freshCredits, noClientIdCredits } from './credits.ts';
import { libraryItems } from './library.ts';
import {
  busyJobs,
  failed,
  failureOf,
  hashOf,
  historyOf,
  jobOf,
  longName,
  mediaOf,
  remoteOf,
  uploading,
} from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';
import { at, sceneTime } from './time.ts';

const failingJobs: readonly Job[] = [
  jobOf(20, 'uncertain', { maybeTwice: true, attempts: 1 }),
  jobOf(0, 'failed', {
    ...failed('not-an-image', { found: 'PDF' }),
    name: 'invoice.jpg',
    media: null,
    hasThumbnail: false,
    attempts: 0,
  }),
  jobOf(1, 'failed', {
    ...failed('empty-file'),
    name: 'empty.png',
    media: null,
    hasThumbnail: false,
    attempts: 0,
  }),
  jobOf(2, 'failed', failed('too-big', { bytes: 26_480_112, limit: 20_000_000 })),
  jobOf(3, 'failed', failed('changed-while-reading')),
  jobOf(4, 'failed', { ...failed('rejected', { reason: 'File type invalid (1)' }), attempts: 3 }),
  jobOf(5, 'failed', failed('server-trouble', { status: 503 })),
  jobOf(6, 'failed', { ...failed('vanished'), media: null, hasThumbnail: false }),
  jobOf(7, 'failed', failed('bad-answer')),
];

function manyJobs(): Job[] {
  return Array.from({ length: 10_000 }, (_, index) => {
    if (index < 3)
      return uploading(index, 0.2 + index * 0.3, { name: longName, title: `${longName} ${longName}` });
    if (index < 7_000)
      return jobOf(index, 'waiting', {
        reason: { kind: 'credits', budget: 'client', needed: 10, until: Date.UTC(2026, 2, 14, 4, 0) },
        doneBy: Date.UTC(2026, 2, 15, 11, 20),
        name: index % 3 === 0 ? longName : `picture-${index}.png`,
        ...(index % 5 === 0
          ? { title: `${longName} ${longName}`, description: `${longName} `.repeat(12) }
          : {}),
      });
    return jobOf(index, index % 41 === 0 ? 'failed' : 'uploaded', index % 41 === 0 ? failed('timeout') : {});
  });
}

/** Metadata that a phone writes into a photograph. */
const carried: readonly FoundMetadata[] = [
  { kind: 'place', text: 'Berlin, Deutschland', near: { latitude: 52.5, longitude: 13.4 } },
  { kind: 'author', text: 'Ada Lovelace', near: null },
  {
    kind: 'camera',
    text: 'Apple, iPhone 15 Pro, iPhone 15 Pro back triple camera 6.765mm f/1.78',
    near: null,
  },
  { kind: 'time', text: '2026-03-08 17:42:10', near: null },
  { kind: 'thumbnail', text: null, near: null },
  { kind: 'software', text: '19.3.1', near: null },
];

const video: Media = { ...mediaOf(10), duration: 42_300, hasSound: true };

const videoOf = (index: number, state: JobState, name: string, change: Partial<Job> = {}) =>
  jobOf(index, state, {
    name,
    source: { kind: 'file', path: `/home/ada/Videos/${name}` },
    media: { ...video, sha256: hashOf(index) },
    hasThumbnail: false,
    attempts: 1,
    ...change,
  });

const videoJobs: Job[] = [
  videoOf(10, 'processing', 'timelapse.mp4', {
    processing: { since: at(13, 46), link: 'https://i.imgur.com/aB3xQx7.mp4', canDelete: true },
  }),
  videoOf(22, 'processing', 'Дорога к морю, снято в августе из окна поезда, вторая часть.mov', {
    processing: { since: at(13, 47), link: null, canDelete: false },
  }),
  videoOf(34, 'uploading', 'demo of the new search.webm', {
    progress: { sent: 21_000_000, total: 48_220_118 },
  }),
  videoOf(46, 'uploaded', 'first flight.mp4', {
    remote: { ...remoteOf(46), link: 'https://i.imgur.com/Zt9Qx7a.mp4', mime: 'video/mp4' },
  }),
  videoOf(58, 'uploaded', 'harbour at night.mov', {
    remote: { ...remoteOf(58), link: 'https://i.imgur.com/Kw2Qx7b.mp4', mime: 'video/mp4' },
    error: failureOf('not-ready'),
  }),
  videoOf(70, 'failed', 'whole concert.mp4', {
    media: { ...video, duration: 5_420_000 },
    attempts: 0,
    error: failureOf('too-long', { seconds: 5420, most: 60 }),
  }),
  videoOf(82, 'failed', 'garden.mp4', {
    maybeTwice: true,
    media: { ...video, hasSound: false },
    error: failureOf('not-processed'),
  }),
];

export const queueScenes = {
  videos: () => ({ snapshot: snapshotOf({ jobs: videoJobs, doneBy: at(13, 53) }), shell, says: [] }),
  'first-run': () => ({
    snapshot: snapshotOf({ clientId: null, credits: noClientIdCredits }),
    shell,
    says: [],
  }),
  'no-client-id': () => ({
    snapshot: snapshotOf({
      jobs: busyJobs
        .slice(3, 5)
        .map((job) => ({ ...job, state: 'waiting', reason: noClientIdCredits.blocked })),
      clientId: null,
      credits: noClientIdCredits,
    }),
    shell,
    says: [],
  }),
  empty: () => ({ snapshot: snapshotOf({ credits: freshCredits }), shell, says: [] }),
  busy: () => ({
    snapshot: snapshotOf({
      jobs: busyJobs,
      doneBy: at(13, 53),
      history: [0, 1, 3, 7].map((i) => historyOf(i)),
    }),
    shell,
    says: [],
    spending: busyDay,
  }),
  sandbox: () => ({
    snapshot: snapshotOf({ jobs: busyJobs.slice(9), clientId: null, credits: freshCredits, isTrial: true }),
    shell: { ...shell, mode: 'sandbox' },
    says: [],
  }),
  waiting: () => ({
    snapshot: snapshotOf({
      jobs: Array.from({ length: 38 }, (_, index) =>
        jobOf(index, 'waiting', { reason: blockedReason, doneBy: at(14, 36), attempts: 0 }),
      ),
      credits: blockedCredits,
      doneBy: at(14, 36),
    }),
    shell,
    says: [],
  }),
  failing: () => ({
    snapshot: snapshotOf({ jobs: failingJobs }),
    shell,
    says: [],
    spending: { code: 'internal', message: 'in plain English: internal', params: {} },
  }),
  paused: () => ({
    snapshot: snapshotOf({
      jobs: busyJobs.slice(3, 8).map((job) => ({ ...job, state: 'paused', reason: null })),
      paused: true,
      setAside: {
        path: '/home/ada/.local/share/snapferry/damaged/snapferry-2026-03-12.sqlite',
        restoredFrom: 'backup-2026-03-11.sqlite',
        backupAt: Date.UTC(2026, 2, 11, 16, 20),
        rescued: 12,
        waiting: 3,
        leftOut: 1,
      },
    }),
    shell,
    says: [],
  }),
  many: () => ({
    snapshot: snapshotOf({ jobs: manyJobs(), doneBy: Date.UTC(2026, 2, 15, 11, 20) }),
    shell,
    says: [],
  }),
  starting: () => ({ snapshot: 'never', shell, says: [{ kind: 'engine', state: 'starting', error: null }] }),
  restarting: () => ({
    snapshot: snapshotOf({ jobs: busyJobs.slice(3) }),
    shell,
    says: [{ kind: 'engine', state: 'restarting', error: null }],
  }),
  broken: () => ({
    snapshot: { code: 'profile-newer', message: 'schema 7 is newer than 3', params: {} },
    shell,
    says: [
      {
        kind: 'engine',
        state: 'broken',
        error: { code: 'profile-newer', message: 'profile has schema 7, this version knows 3', params: {} },
      },
    ],
  }),
  metadata: () => ({
    snapshot: snapshotOf({
      jobs: [
        jobOf(0, 'ready', {
          carries: [...carried],
          cleaned: { removed: carried.map(({ kind }) => kind), bytes: 3_390_112 },
        }),
        jobOf(2, 'paused', { carries: carried.slice(0, 3), held: { why: 'metadata' }, metadata: 'hold' }),
        jobOf(5, 'ready', { carries: carried.slice(1, 4), metadata: 'keep' }),
        jobOf(4, 'failed', {
          error: {
            code: 'metadata-unreadable',
            message: 'A JPEG has something between its segments',
            params: {},
          },
        }),
        jobOf(3, 'ready', {}),
      ],
    }),
    library: libraryItems(30),
    shell,
    says: [],
  }),
  duplicates: () => ({
    snapshot: snapshotOf({
      jobs: [3, 5, 7].map((index) =>
        jobOf(index, 'paused', {
          held: { why: 'duplicate', historyId: 'item-3', link: remoteOf(index).link },
        }),
      ),
    }),
    library: libraryItems(30),
    shell,
    says: [],
  }),
  private: () => ({
    snapshot: snapshotOf({
      jobs: [
        jobOf(2, 'paused', {
          origin: 'capture',
          held: { why: 'private' },
          looked: {
            found: [
              { kind: 'card', boxes: [placeOf(2, 0.12, 0.2)] },
              { kind: 'password', boxes: [placeOf(2, 0.3, 0.55)] },
            ],
            failure: null,
          },
        }),
        jobOf(4, 'paused', { origin: 'capture', held: { why: 'look' } }),
        jobOf(3, 'uploaded', {
          origin: 'clipboard',
          looked: { found: [{ kind: 'secret', boxes: [placeOf(3, 0.2, 0.4)] }], failure: null },
        }),
        jobOf(5, 'ready', {
          looked: {
            found: [],
            failure: { code: 'reading-missing', message: '', params: { why: 'language' } },
          },
        }),
      ],
    }),
    library: libraryItems(30),
    shell,
    says: [],
  }),
  consent: () => ({
    snapshot: snapshotOf({
      jobs: [
        ...[1, 3, 5].map((index) =>
          jobOf(index, 'paused', {
            origin: 'folder',
            lane: 'bulk',
            account: 'imgur:ada-lovelace',
            held: { why: 'consent', kind: 'folder', username: 'ada-lovelace' },
          }),
        ),
        jobOf(2, 'waiting', {
          origin: 'capture',
          lane: 'interactive',
          reason: { kind: 'grace', until: sceneTime + 9_000 },
          doneBy: sceneTime + 11_000,
        }),
      ],
    }),
    shell,
    says: [],
  }),
} satisfies Record<string, () => Scene>;

/** A place in the picture of a job, by shares of its size. */
function placeOf(index: number, x: number, y: number) {
  const { width, height } = mediaOf(index);
  const [across, down] = [width ?? 0, height ?? 0];
  return {
    x: Math.round(across * x),
    y: Math.round(down * y),
    width: Math.round(across * 0.3),
    height: Math.round(down * 0.06),
  };
}
