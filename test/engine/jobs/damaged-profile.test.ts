import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** A profile with three pictures that wait for a Client-ID, closed. */
async function waitingProfile(): Promise<string> {
  const profile = join(await temporaryFolder(), 'profile');
  const before = await startTestEngine({ profile });
  await before.add(await makePictures(await temporaryFolder(), 3));
  await before.until((jobs) => jobs.length === 3);
  await before.engine.stop(0);
  return profile;
}

/** Counts the jobs that a plain SELECT reads, up to where it breaks. */
function countReadableJobs(file: string): number {
  let count = 0;
  try {
    const db = new Database(file, { readonly: true });
    try {
      for (const _ of db.prepare('SELECT id FROM jobs NOT INDEXED').iterate()) count += 1;
    } finally {
      db.close();
    }
  } catch {
    // Whatever it was: behind it nothing can be read.
  }
  return count;
}

test('the waiting pictures of a database that was set aside are uploaded, once each, and no bytes are thrown away', async () => {
  const profile = await waitingProfile();
  const file = join(profile, 'snapferry.db');
  const bytes = await readFile(file);
  bytes.write('ftx5', bytes.indexOf('fts5', 0, 'latin1'), 'latin1');
  await writeFile(file, bytes);
  await writeFile(join(profile, 'spool', 'of-a-job-that-is-lost'), 'bytes');

  const sandbox = await startTestSandbox();
  const { engine, until } = await startTestEngine({ profile, sandbox });
  await until((jobs) => jobs.length === 3 && allInState('uploaded')(jobs));
  expect(sandbox.pictures()).toHaveLength(3);
  const { setAside } = await engine.call('capabilities', {});
  expect(setAside).toMatchObject({ restoredFrom: null, waiting: 3, rescued: 0, leftOut: 0 });
  expect(await readdir(`${setAside?.path}.spool`)).toEqual(['of-a-job-that-is-lost']);
});

test('the whole engine starts with any bit of its database flipped, and has all that waits', async () => {
  const profile = await waitingProfile();
  const bytes = await readFile(join(profile, 'snapferry.db'));
  const used = [...bytes.keys()].filter((at) => bytes[at] !== 0);
  const step = Math.floor(used.length / 24);
  const starts = [];
  for (let index = 0; index < used.length; index += step) {
    const at = used[index] ?? 0;
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (index % 8)), at);
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'snapferry.db'), flipped);
    const readable = countReadableJobs(join(folder, 'snapferry.db'));
    const { engine } = await startTestEngine({ profile: folder });
    const { summary } = await engine.call('snapshot', {});
    const { setAside } = await engine.call('capabilities', {});
    starts.push({ at, waiting: summary.open + (setAside?.leftOut ?? 0), readable });
    await engine.stop(0);
  }
  expect(starts.filter(({ waiting, readable }) => waiting < readable)).toEqual([]);
  // Most of the used bytes are the schema's, without which nothing is read; there are others.
  expect(starts.filter(({ readable }) => readable === 3).length).toBeGreaterThan(4);
}, 60_000);
