import { describe, expect, it } from 'vitest';
import type { Destination, DestinationsView, HostField } from '../../../contract/destinations.ts';
import {
  changedValues,
  countOpenAt,
  expectedEndsAt,
  fieldText,
  firstValues,
  freeTitle,
  isBuiltInUnused,
  liveDestinations,
  missingFields,
  needsNothing,
  placeFailure,
  placeOf,
  serviceName,
  storedValues,
} from '../../../renderer/state/destinations.ts';
import { createMirror } from '../../../renderer/state/engine-mirror.ts';
import { canMove } from '../../../renderer/state/job-predicates.ts';
import type { WindowState } from '../../../renderer/state/window-store.ts';
import { jobWith } from '../../support/records.ts';
import { snapshotWith } from './records.ts';

const destination = (id: string, change: Partial<Destination> = {}): Destination => ({
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
  createdAt: 0,
  removedAt: null,
  ...change,
});
const view: DestinationsView = {
  destinations: [
    destination('imgur', { kind: 'imgur', title: 'Imgur' }),
    destination('my-nas', { title: 'My NAS' }),
    destination('old', { title: 'Old one', removedAt: 5 }),
  ],
  chosen: 'imgur',
};
const field = (key: string, change: Partial<HostField> = {}): HostField => ({
  key,
  type: 'text',
  secret: false,
  required: false,
  byDefault: null,
  label: { en: key },
  ...change,
});
const traits = {
  deletion: 'never',
  audience: 'link',
  showsName: false,
  isRepeatable: false,
  about: { en: '' },
} as const;
const bucket = {
  kind: 's3',
  title: 'S3',
  traits,
  importsFiles: false,
  fields: [
    field('bucket', { required: true }),
    field('key', { required: true, secret: true }),
    field('pathStyle', { type: 'flag', byDefault: 'yes' }),
    field('region'),
  ],
};

describe('hosts as the window shows them', () => {
  it('leaves out the removed ones, whose names are still known', () => {
    expect(liveDestinations(view).map(({ id }) => id)).toEqual(['imgur', 'my-nas']);
    expect(serviceName(view, 'old')).toBe('Old one');
    expect(serviceName(view, 'smms')).toBe('smms');
    expect(serviceName(null, 'imgur')).toBe('Imgur');
  });

  it('says where one is: its server, or its folder', () => {
    expect(placeOf({ origin: 'https://s3.example:9000', values: { path: '/x' } })).toBe('s3.example:9000');
    expect(placeOf({ origin: null, values: { path: '/srv/www' } })).toBe('/srv/www');
    expect(placeOf({ origin: null, values: {} })).toBe('');
  });

  it('has its texts in English where it has no others', () => {
    expect(fieldText({ en: 'Bucket', de: 'Eimer' }, 'de')).toBe('Eimer');
    expect(fieldText({ en: 'Bucket' }, 'ru')).toBe('Bucket');
  });

  it('counts the pictures that wait there, and nothing that has ended', () => {
    const jobs = [
      jobWith({ id: 'j1', host: 'my-nas', state: 'waiting' }),
      jobWith({ id: 'j2', host: 'my-nas', state: 'uploaded' }),
      jobWith({ id: 'j3', state: 'waiting' }),
    ];
    expect(countOpenAt(new Map(jobs.map((job) => [job.id, job])), 'my-nas')).toBe(1);
  });

  it('offers another host only as long as nothing was sent, and not to a post’s picture', () => {
    expect(canMove(jobWith({ id: 'j1', state: 'waiting' }))).toBe(true);
    expect(canMove(jobWith({ id: 'j1', state: 'uploading' }))).toBe(false);
    expect(canMove(jobWith({ id: 'j1', state: 'waiting', postId: 'p' }))).toBe(false);
  });
});

describe('the form for a new host', () => {
  it('begins with what the kind has by default', () => {
    expect(firstValues(bucket)).toEqual({ bucket: '', key: '', pathStyle: 'yes', region: '' });
  });

  it('names all that is missing at once', () => {
    const found = missingFields(bucket, ' ', { ...firstValues(bucket), bucket: '  ' });
    expect(Object.keys(found).sort()).toEqual(['bucket', 'key', 'name']);
    expect(found.bucket).toMatchObject({
      code: 'bad-setting',
      params: { field: 'bucket', reason: 'missing' },
    });
    expect(missingFields(bucket, 'NAS', { bucket: 'b', key: 'k' })).toEqual({});
  });

  it('places a refusal at its field, and any other beside all of them', () => {
    const refused = (code: 'bad-setting' | 'secret-unreadable', name: string) => ({
      code,
      message: '',
      params: { field: name },
    });
    expect(Object.keys(placeFailure(bucket.fields, refused('bad-setting', 'bucket')))).toEqual(['bucket']);
    expect(Object.keys(placeFailure(bucket.fields, refused('bad-setting', 'name')))).toEqual(['name']);
    expect(Object.keys(placeFailure(bucket.fields, refused('bad-setting', 'stray')))).toEqual(['']);
    expect(Object.keys(placeFailure(bucket.fields, refused('secret-unreadable', 'key')))).toEqual(['']);
  });

  it('knows a host that asks for nothing', () => {
    expect(needsNothing(bucket)).toBe(false);
    expect(needsNothing({ ...bucket, fields: [field('region')] })).toBe(true);
    expect(needsNothing({ ...bucket, fields: [], importsFiles: true })).toBe(false);
  });

  it('proposes a name that is free', () => {
    expect(freeTitle('Catbox', view)).toBe('Catbox');
    expect(freeTitle('my nas', view)).toBe('my nas 2');
    expect(freeTitle('Imgur', view)).toBe('Imgur 2');
    expect(freeTitle('Old one', view)).toBe('Old one');
  });
});

describe('the form of a host that is there', () => {
  const kind = {
    fields: [
      field('bucket', { required: true }),
      field('secret', { required: true, secret: true }),
      field('token', { secret: true }),
      field('style', { byDefault: 'path' }),
    ],
  };
  const before = { values: { bucket: 'pictures' } };

  it('shows what is set, the defaults, and no secret', () => {
    expect(storedValues(kind, before)).toEqual({ bucket: 'pictures', secret: '', token: '', style: 'path' });
  });

  it('tells what was changed only; what was emptied is taken away', () => {
    const shown = storedValues(kind, before);
    expect(changedValues(kind, before, shown, [])).toEqual({});
    expect(changedValues(kind, before, { ...shown, bucket: ' ', style: 'host' }, ['token'])).toEqual({
      bucket: null,
      style: 'host',
      token: null,
    });
    // Taken away, and then given anew.
    expect(changedValues(kind, before, { ...shown, token: 'new' }, ['token'])).toEqual({ token: 'new' });
  });

  it('misses no secret that is set', () => {
    const values = { ...storedValues(kind, before), bucket: '' };
    expect(Object.keys(missingFields(kind, 'A', values, ['secret']))).toEqual(['bucket']);
    expect(Object.keys(missingFields(kind, 'A', values))).toEqual(['bucket', 'secret']);
  });
});

describe('what waits for a host', () => {
  it('is expected to begin and to end by its first and its last', () => {
    const waiting = (id: string, doneBy: number | null, host = 'imgur') =>
      [id, jobWith({ id, host, state: 'waiting', doneBy })] as const;
    const jobs = new Map([waiting('a', 40), waiting('b', 20), waiting('c', null), waiting('d', 90, 'nas')]);
    expect(expectedEndsAt(jobs, 'imgur')).toEqual({ first: 20, last: 40 });
    expect(expectedEndsAt(jobs, 'elsewhere')).toBeNull();
  });
});

describe('the line of credits', () => {
  const state = (
    mode: 'imgur' | 'sandbox',
    isTrial: boolean,
    host: string | null,
    clientId: string | null,
  ) => {
    const snapshot = snapshotWith(1, host === null ? [] : [jobWith({ id: 'job', host, state: 'waiting' })]);
    const { settings, capabilities } = snapshot;
    const mirror = createMirror({
      ...snapshot,
      settings: { ...settings, clientId },
      capabilities: { ...capabilities, host: { ...capabilities.host, isSandbox: isTrial } },
    });
    return { mirror, shell: { mode } as WindowState['shell'] };
  };

  it('tells of the built-in host once it is set up, or something waits for it', () => {
    expect(isBuiltInUnused(state('imgur', false, null, null))).toBe(true);
    expect(isBuiltInUnused(state('imgur', false, 'my-nas', null))).toBe(true);
    expect(isBuiltInUnused(state('imgur', false, 'imgur', null))).toBe(false);
    expect(isBuiltInUnused(state('imgur', false, null, 'abc123def456789'))).toBe(false);
  });

  it('tells nothing of it while the trial begins', () => {
    expect(isBuiltInUnused(state('sandbox', false, null, null))).toBe(true);
    expect(isBuiltInUnused(state('sandbox', true, null, null))).toBe(false);
  });
});
