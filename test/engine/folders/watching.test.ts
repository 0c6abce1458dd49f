import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import {
  appendFile,
  copyFile,
  link,
  mkdir,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/running-engine.ts';
import {
  addFolder,
  folderOf,
  folderWith,
  jobsOf,
  letPass,
  namesOf,
  patiently,
  png,
  putPng,
  watching,
} from './support.ts';

test('what comes after the folder was added is taken once, in the folder’s way; what was there is asked about', async () => {
  const folder = await folderWith('old.png', 'older.png', 'notes.txt');
  const run = await watching();
  const added = await addFolder(run, folder, { privacy: 'public' });
  expect(await folderOf(run.engine, added.id)).toMatchObject({ asking: 2, taken: 0 });

  await putPng(folder, 'new.png');
  await expect.poll(() => namesOf(run), patiently).toEqual(['new.png']);
  const [job] = await jobsOf(run);
  expect(job).toMatchObject({ origin: 'folder', folder: added.id, lane: 'bulk', privacy: 'public' });

  await run.engine.call('answerExisting', { id: added.id, answer: 'upload' });
  await expect.poll(() => namesOf(run), patiently).toEqual(['new.png', 'old.png', 'older.png']);
  expect(await folderOf(run.engine, added.id)).toMatchObject({ asking: 0, taken: 3 });
});

test('what is there already is left alone, or taken, where that was said', async () => {
  const folder = await folderWith('old.png');
  const wanted = await folderWith('wanted.png');
  const run = await watching();
  await addFolder(run, folder, { existing: 'ignore' });
  await addFolder(run, wanted, { existing: 'upload' });
  await letPass(run, folder);
  await expect.poll(() => namesOf(run), patiently).toEqual([expect.stringMatching(/^last/), 'wanted.png']);
});

test('names that a picture has before it is whole are passed over, and what it is then called is taken', async () => {
  const folder = await temporaryFolder();
  const run = await watching();
  await addFolder(run, folder);
  const unfinished = [
    'a.png.part',
    'Unconfirmed 1.crdownload',
    'c.png.tmp',
    '.syncthing.d.png.tmp',
    '~syncthing~e.png.tmp',
  ];
  for (const [index, name] of unfinished.entries()) {
    await writeFile(join(folder, name), await png());
    await rename(join(folder, name), join(folder, `${index}.png`));
  }
  // As an editor saves: beside, and over what is there.
  await writeFile(join(folder, '.0.png.swp'), await png());
  await expect.poll(() => namesOf(run), patiently).toEqual(['0.png', '1.png', '2.png', '3.png', '4.png']);
  await rename(join(folder, '.0.png.swp'), join(folder, '0.png'));
  await expect
    .poll(async () => (await folderOf(run.engine, (await jobsOf(run))[0]?.folder ?? ''))?.taken, patiently)
    .toBe(6);
  // The first content of 0.png cannot be had any more.
  await expect.poll(() => namesOf(run), patiently).toEqual(['0.png', '1.png', '2.png', '3.png', '4.png']);
});

test('a file that was renamed, touched or copied inside of the folder is the same picture, and its job finds it', async () => {
  const folder = await temporaryFolder();
  const run = await watching();
  const { id } = await addFolder(run, folder, { recursive: true });
  const path = await putPng(folder, 'a.png');
  await expect.poll(() => namesOf(run), patiently).toEqual(['a.png']);

  await rename(path, join(folder, 'A.png'));
  await expect.poll(() => namesOf(run), patiently).toEqual(['A.png']);
  await mkdir(join(folder, 'inner'));
  await rename(join(folder, 'A.png'), join(folder, 'inner', 'b.png'));
  await expect
    .poll(async () => (await jobsOf(run)).map(({ source }) => source), patiently)
    .toEqual([{ kind: 'file', path: join(folder, 'inner', 'b.png') }]);
  // What is in it is known from here on; a busy machine may not have come to it yet.
  await expect
    .poll(async () => (await jobsOf(run)).map(({ media }) => media?.sha256), patiently)
    .toEqual([expect.any(String)]);
  await utimes(join(folder, 'inner', 'b.png'), 1, 1);
  await copyFile(join(folder, 'inner', 'b.png'), join(folder, 'copy.png'));
  await letPass(run, folder);
  expect(await folderOf(run.engine, id)).toMatchObject({ taken: 2 });
});

test('where a name in either case leads to the file, a change of case alone is a new name of the same picture', async () => {
  const folder = await temporaryFolder();
  const run = await watching();
  const { id } = await addFolder(run, folder);
  const path = await putPng(folder, 'a.png');
  await expect.poll(() => namesOf(run), patiently).toEqual(['a.png']);
  // As such a disk shows it: the old name is still answered, by the same file.
  await link(path, join(folder, 'A.PNG'));
  await expect.poll(() => namesOf(run), patiently).toEqual(['A.PNG']);
  await letPass(run, folder);
  expect(await folderOf(run.engine, id)).toMatchObject({ taken: 2 });
});

test('whole trees that are moved in are seen, and go on being watched', async () => {
  const folder = await temporaryFolder();
  const elsewhere = await folderWith('trip/one.png', 'trip/day 2/two.png', 'five.png');
  const run = await watching();
  await addFolder(run, folder, { recursive: true });
  await rename(join(elsewhere, 'trip'), join(folder, 'trip'));
  await expect.poll(() => namesOf(run), patiently).toEqual(['one.png', 'two.png']);
  await putPng(folder, 'trip/day 2/three.png');
  await expect.poll(() => namesOf(run), patiently).toEqual(['one.png', 'three.png', 'two.png']);
  // Gone, and another one in its place at once.
  rmSync(join(folder, 'trip', 'day 2'), { recursive: true });
  mkdirSync(join(folder, 'trip', 'day 2'));
  copyFileSync(join(elsewhere, 'five.png'), join(folder, 'trip', 'day 2', 'five.png'));
  await expect.poll(() => namesOf(run), patiently).toContain('five.png');
  await rm(join(folder, 'trip'), { recursive: true });
  await putPng(folder, 'trip/four.png');
  await expect.poll(() => namesOf(run), patiently).toContain('four.png');
});

test('60 files at once come in, each once, and patterns choose', async () => {
  const folder = await temporaryFolder();
  const run = await watching();
  const { id } = await addFolder(run, folder, { include: ['shot*.png'], exclude: ['*secret*'] });
  const pictures = await Promise.all(Array.from({ length: 60 }, () => png()));
  await Promise.all(pictures.map((bytes, index) => writeFile(join(folder, `Shot ${index}.png`), bytes)));
  await putPng(folder, 'shot secret.png');
  await putPng(folder, 'other.png');
  await expect.poll(async () => (await jobsOf(run)).length, patiently).toBe(60);
  await putPng(folder, 'shot last.png');
  await expect.poll(() => namesOf(run), patiently).toContain('shot last.png');
  expect(await folderOf(run.engine, id)).toMatchObject({ taken: 61 });
});

test('links that lead round in circles, and names of every kind', async () => {
  const folder = await temporaryFolder();
  const names = [
    'line\nbreak.png',
    `${'ж'.repeat(125)}.png`,
    '写真 🎉.png',
    'a\tb "c" \\ *?.png',
    'IMG_0001',
  ];
  const run = await watching();
  await symlink(folder, join(folder, 'round'));
  await symlink('itself.png', join(folder, 'itself.png'));
  await addFolder(run, folder, { recursive: true });
  for (const name of names) await putPng(folder, name);
  await writeFile(join(folder, 'Makefile'), 'all:\n');
  await expect.poll(() => namesOf(run), patiently).toEqual([...names].sort());
});

test('a half-written picture never goes, however long its writer pauses, and is told', async () => {
  const folder = await temporaryFolder();
  const run = await watching();
  const { id } = await addFolder(run, folder);
  const bytes = await png();
  const path = join(folder, 'slow.png');
  await writeFile(path, bytes.subarray(0, 40));
  const stuck = { unfinished: { count: 1, names: ['slow.png'] } };
  await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject(stuck);
  await letPass(run, folder);
  expect(await namesOf(run)).not.toContain('slow.png');
  await appendFile(path, bytes.subarray(40));
  await expect.poll(() => namesOf(run), patiently).toContain('slow.png');
  expect(await folderOf(run.engine, id)).toMatchObject({ unfinished: { count: 0, names: [] } });
});

test('nothing that came while the app was off is missed, and nothing goes twice', async () => {
  const folder = await folderWith('old.png');
  const profile = await temporaryFolder();
  const before = await watching({ profile });
  const { id } = await addFolder(before, folder, { existing: 'ignore' });
  await putPng(folder, 'a.png');
  await putPng(folder, 'b.png');
  await expect.poll(() => namesOf(before), patiently).toEqual(['a.png', 'b.png']);
  await before.engine.stop(0);

  await putPng(folder, 'while off.png');
  await rename(join(folder, 'a.png'), join(folder, 'a renamed.png'));
  await unlink(join(folder, 'b.png'));
  const after = await watching({ profile });
  await letPass(after, folder);
  await expect
    .poll(() => namesOf(after), patiently)
    .toEqual(['a renamed.png', 'b.png', expect.stringMatching(/^last/), 'while off.png']);
  expect(await folderOf(after.engine, id)).toMatchObject({ taken: 4, asking: 0 });
});
