import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeLeftovers } from '../../../main/engine/store/leftovers.ts';
import { startTestEngine } from '../../engine/support/running-engine.ts';

const id = '0b7c0f4e-8f7d-4c58-9d6e-0a5b1f2c3d4e';
const unfinished = [
  `snapferry.db.new-${id}`,
  `snapferry.db.new-${id}-wal`,
  `snapferry.db.new-${id}-shm`,
  `snapferry.db.new-${id}.partial`,
  `snapferry.db.read-${id}`,
  `snapferry.db.read-${id}-wal`,
];
const kept = [
  'snapferry.db-wal',
  'snapferry.damaged-20260101T000000000Z.db',
  'snapferry.db.newest',
  'engine.guard',
];

function profileWith(names: readonly string[]): string {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-leftovers-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  mkdirSync(join(profile, 'backups'));
  for (const name of names) writeFileSync(join(profile, name), 'x');
  writeFileSync(join(profile, 'backups', 'daily-2026-01-01.db.partial'), 'x');
  writeFileSync(join(profile, 'backups', 'daily-2025-12-31.db'), 'x');
  return profile;
}

test('what an interrupted opening, restoring or backup left goes, and nothing else', () => {
  const profile = profileWith([...unfinished, ...kept]);
  removeLeftovers(profile);
  expect(readdirSync(profile).sort()).toEqual([...kept, 'backups'].sort());
  expect(readdirSync(join(profile, 'backups'))).toEqual(['daily-2025-12-31.db']);
});

test('a profile without any of it is no trouble', () => {
  removeLeftovers(join(tmpdir(), 'snapferry-none'));
});

test('an engine tidies when it starts', async () => {
  const profile = profileWith(unfinished);
  await startTestEngine({ profile });
  expect(readdirSync(profile).filter((name) => unfinished.includes(name))).toEqual([]);
});
