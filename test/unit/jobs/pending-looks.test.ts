import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { settingsSchema } from '../../../contract/settings.ts';
import { pendingLooks } from '../../../main/engine/jobs/recovery.ts';
import type { Store } from '../../../main/engine/store/store.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';

test('what went unlooked at is known by its bytes, which are in the spool for nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-looks-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const spooled = join(folder, 'shot');
  writeFileSync(spooled, 'bytes');
  const job = (id: string, change: Partial<StoredJob> = {}) =>
    ({
      id,
      state: 'uploaded',
      origin: 'capture',
      source: { kind: 'spool', path: spooled },
      media: { kind: 'image' },
      looked: null,
      ...change,
    }) as StoredJob;
  const jobs = [
    job('pending'),
    job('looked at', { looked: { found: [], failure: null } }),
    job('gone', { source: { kind: 'spool', path: join(folder, 'gone') } }),
    job('a file', { source: { kind: 'file', path: spooled } }),
    job('chosen', { origin: 'drop' }),
    job('open', { state: 'ready' }),
  ];
  const settings = settingsSchema.parse({});
  const storeOf = (read: () => typeof settings) =>
    ({ jobs: { list: () => jobs }, settings: { read } }) as unknown as Pick<Store, 'jobs' | 'settings'>;
  expect(pendingLooks(storeOf(() => settings)).map(({ id }) => id)).toEqual(['pending']);
  const off = { ...settings.lookBefore, capture: 'off' } as const;
  expect(pendingLooks(storeOf(() => ({ ...settings, lookBefore: off })))).toEqual([]);
});
