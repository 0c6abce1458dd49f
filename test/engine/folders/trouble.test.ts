import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { watch } from 'chokidar';
import { expect, onTestFinished, test } from 'vitest';
import { watchFolder } from '../../../main/engine/folders/fs-watcher.ts';
import { startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
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

test('folders that cannot be watched are refused, each for its own reason', async () => {
  const folder = await temporaryFolder();
  const profile = await temporaryFolder();
  await mkdir(join(folder, 'inner'));
  await mkdir(join(profile, 'thumbnails', 'x'), { recursive: true });
  await writeFile(join(folder, 'file.png'), await png());
  const run = await watching({ profile });
  const { id } = await addFolder(run, join(folder, 'inner'));
  const refusal = async (path: string, more = {}) =>
    run.engine.call('addFolder', { path, ...more }).then(
      () => 'added',
      ({ data }) => data.code,
    );
  expect(await refusal(join(folder, 'nowhere'))).toBe('folder-missing');
  expect(await refusal(join(folder, 'file.png'))).toBe('not-a-folder');
  expect(await refusal(profile)).toBe('folder-is-profile');
  expect(await refusal(join(profile, 'thumbnails', 'x'))).toBe('folder-is-profile');
  expect(await refusal(join(folder, 'inner'))).toBe('folder-overlaps');
  expect(await refusal(folder, { recursive: true })).toBe('folder-overlaps');
  expect(await refusal(folder, { include: ['[a-'] })).toBe('bad-pattern');
  for (const subfolder of ['.', '..', '../out', 'a/b', 'a\\b', 'a\nb', ' a', '字'.repeat(100)])
    expect([subfolder, await refusal(folder, { afterUpload: { kind: 'move', subfolder } })]).toEqual([
      subfolder,
      'bad-subfolder',
    ]);
  expect(await refusal(folder)).toBe('added');
  await expect(run.engine.call('changeFolder', { id, exclude: ['{a'] })).rejects.toMatchObject({
    data: { code: 'bad-pattern', params: { pattern: '{a' } },
  });
  const outer = (await run.engine.call('folders', {})).folders.find(({ path }) => path === folder);
  await expect(
    run.engine.call('changeFolder', { id: outer?.id ?? '', recursive: true }),
  ).rejects.toMatchObject({
    data: { code: 'folder-overlaps', params: { other: join(folder, 'inner') } },
  });
});

test('a folder that holds the profile is watched, and the profile in it is not', async () => {
  const home = await temporaryFolder();
  const run = await watching({ profile: join(home, 'Profile') });
  await addFolder(run, home, { recursive: true });
  await putPng(home, 'Profile/thumbnails/own.png');
  await letPass(run, home);
  expect(await namesOf(run)).toEqual([expect.stringMatching(/^last/)]);
});

test('a folder that vanishes loses nothing and comes back without going twice, with what came meanwhile', async () => {
  const sandbox = await startTestSandbox();
  const parent = await temporaryFolder();
  const folder = join(parent, 'disk');
  await putPng(folder, 'old.png');
  const run = await startTestEngine({ sandbox, watchesFolders: true });
  const { id } = await addFolder(run, folder, { existing: 'upload' });
  const uploaded = async () => (await jobsOf(run)).map(({ name, state }) => `${name} ${state}`).sort();
  await expect.poll(uploaded, patiently).toEqual(['old.png uploaded']);

  await run.engine.call('pause', {});
  await putPng(folder, 'waits.png');
  await expect.poll(() => namesOf(run), patiently).toContain('waits.png');
  await rename(folder, join(parent, 'unplugged'));
  await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject({ state: { kind: 'missing' } });
  await run.engine.call('resume', {});
  await expect.poll(uploaded, patiently).toEqual(['old.png uploaded', 'waits.png failed']);
  await putPng(join(parent, 'unplugged'), 'elsewhere.png');
  // Another folder in its place, with the same files.
  await mkdir(folder);
  for (const name of await readdir(join(parent, 'unplugged')))
    await rename(join(parent, 'unplugged', name), join(folder, name));

  await expect
    .poll(uploaded, patiently)
    .toEqual(['elsewhere.png uploaded', 'old.png uploaded', 'waits.png uploaded']);
  expect(await folderOf(run.engine, id)).toMatchObject({ state: { kind: 'watching' }, taken: 3 });
});

test('where the system can watch no more, the folder is looked at again and again, and that is told', async () => {
  const folder = await folderWith('inner/a.png');
  const run = await watching({
    watch(path, options) {
      const watcher = watchFolder(path, options);
      const limit = Object.assign(new Error('System limit'), { code: 'ENOSPC' });
      if (!options.usePolling) setImmediate(() => watcher.emit('error', limit));
      return watcher;
    },
  });
  const { id } = await addFolder(run, folder, { recursive: true, existing: 'ignore' });
  await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject({ polled: 'limits' });
  await putPng(folder, 'inner/unheard.png');
  await expect.poll(() => namesOf(run), patiently).toEqual(['unheard.png']);
});

test('what is not heard of is found all the same', async () => {
  const folder = await temporaryFolder();
  const run = await watching({ watch: (_path, options) => watch([], options) });
  const { id } = await addFolder(run, folder);
  await putPng(folder, 'unheard.png');
  await run.engine.call('rescanFolder', { id });
  await expect.poll(() => namesOf(run), patiently).toEqual(['unheard.png']);
});

test.runIf(process.platform === 'linux')(
  'names that are no text are told and counted, and what is renamed is taken',
  async () => {
    const folder = await temporaryFolder();
    const inLatin1 = (name: string) =>
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
    await writeFile(inLatin1('café.png'), await png());
    await writeFile(inLatin1('crème.txt'), 'no picture');
    await mkdir(inLatin1('été'));
    const run = await watching();
    const { id } = await addFolder(run, folder, { recursive: true, existing: 'upload' });
    const told = (...names: string[]) => ({ unnameable: { count: names.length, names } });
    expect(await folderOf(run.engine, id)).toMatchObject(told('caf\uFFFD.png', '\uFFFDt\uFFFD'));
    await writeFile(inLatin1('forêt.png'), await png());
    const three = told('caf\uFFFD.png', 'for\uFFFDt.png', '\uFFFDt\uFFFD');
    await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject(three);

    for (const name of ['café.png', 'forêt.png', 'été']) await rename(inLatin1(name), join(folder, name));
    // A name that says so of itself is text all the same.
    await putPng(folder, 'été/\uFFFD.png');
    await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject(told());
    await expect.poll(() => namesOf(run), patiently).toEqual(['café.png', 'forêt.png', '\uFFFD.png']);
  },
);

test('a file that grows for ever is told, and in nobody’s way', async () => {
  const folder = await temporaryFolder();
  const run = await watching();
  const { id } = await addFolder(run, folder);
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xda, 0, 2]);
  let content = jpeg;
  const grow = setInterval(() => {
    content = Buffer.concat([content, Buffer.alloc(4_000, 5)]);
    void writeFile(join(folder, 'endless.jpg'), content);
  }, 5);
  onTestFinished(() => clearInterval(grow));
  await expect
    .poll(() => folderOf(run.engine, id), patiently)
    .toMatchObject({ unfinished: { count: 1, names: ['endless.jpg'] } });
  await letPass(run, folder);
  expect(await namesOf(run)).not.toContain('endless.jpg');
});

test('what is uploaded goes where the folder says, once, and nothing there is written over', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  await putPng(folder, 'done/a.png');
  const before = await stat(join(folder, 'done', 'a.png'));
  const run = await startTestEngine({ sandbox, profile, watchesFolders: true });
  await addFolder(run, folder, { recursive: true, afterUpload: { kind: 'move', subfolder: 'done' } });
  await putPng(folder, 'a.png');
  await putPng(folder, 'trip/b.png');
  await putPng(folder, 'back\\slash.png');
  const aside = ['a (2).png', 'a.png', 'back\\slash.png', 'trip'];
  await expect.poll(() => readdir(join(folder, 'done')), patiently).toEqual(aside);
  await expect.poll(() => readdir(folder), patiently).toEqual(['done', 'trip']);
  expect((await stat(join(folder, 'done', 'a.png'))).ino).toBe(before.ino);
  await letPass(run, folder);
  expect(await jobsOf(run)).toHaveLength(4);
});

test('a file that would be moved onto itself stays, and that is told', async () => {
  const sandbox = await startTestSandbox();
  const folder = await temporaryFolder();
  // What is moved into it comes out where it was.
  await symlink('.', join(folder, 'done'));
  const run = await startTestEngine({ sandbox, watchesFolders: true });
  const { id } = await addFolder(run, folder, { afterUpload: { kind: 'move', subfolder: 'done' } });
  await putPng(folder, 'back\\slash.png');
  await expect
    .poll(() => folderOf(run.engine, id), patiently)
    .toMatchObject({ trouble: { code: 'folder-cannot-tidy', params: { name: 'back\\slash.png' } } });
  expect(await readdir(folder)).toEqual(['back\\slash.png', 'done']);
});

test('into the trash, also when the engine was gone in between', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const trash = await temporaryFolder();
  const saved = process.env.XDG_DATA_HOME;
  process.env.XDG_DATA_HOME = trash;
  onTestFinished(() => {
    if (saved === undefined) delete process.env.XDG_DATA_HOME;
    else process.env.XDG_DATA_HOME = saved;
  });
  const first = await startTestEngine({ sandbox, profile, watchesFolders: true });
  const { id } = await addFolder(first, folder, { afterUpload: { kind: 'trash' } });
  await first.engine.call('pause', {});
  await putPng(folder, 'line\nbreak ж.png');
  await expect.poll(() => namesOf(first), patiently).toHaveLength(1);
  await first.engine.stop(0);
  // Uploaded by an engine that does not look after folders.
  const other = await startTestEngine({ sandbox, profile });
  await other.engine.call('resume', {});
  await other.until((jobs) => jobs.every(({ state }) => state === 'uploaded') && jobs.length > 0);
  await other.engine.stop(0);
  expect(await readdir(folder)).toHaveLength(1);

  const again = await startTestEngine({ sandbox, profile, watchesFolders: true });
  await expect.poll(() => readdir(folder), patiently).toEqual([]);
  const infos = await readdir(join(trash, 'Trash', 'info')).catch(() => []);
  if ((await stat(folder)).dev === (await stat(homedir())).dev) {
    expect(infos).toHaveLength(1);
    expect(await readFile(join(trash, 'Trash', 'info', infos[0] ?? ''), 'utf8')).toContain(
      encodeURI('line\nbreak ж.png'),
    );
  }
  expect(await folderOf(again.engine, id)).toMatchObject({ trouble: null });
});

test('what was left out until now is asked about, and a folder that is no more watched is forgotten', async () => {
  const folder = await folderWith('a.png', 'inner/b.png');
  const run = await watching();
  const { id } = await addFolder(run, folder, { existing: 'ignore' });
  await run.engine.call('changeFolder', { id, recursive: true });
  await expect
    .poll(() => folderOf(run.engine, id), patiently)
    .toMatchObject({ state: { kind: 'watching' }, asking: 1 });
  await run.engine.call('changeFolder', { id, isOn: false });
  await putPng(folder, 'while off.png');
  expect(await folderOf(run.engine, id)).toMatchObject({ state: { kind: 'off' } });
  await run.engine.call('changeFolder', { id, isOn: true });
  await expect.poll(() => folderOf(run.engine, id), patiently).toMatchObject({ asking: 2 });
  await run.engine.call('answerExisting', { id, answer: 'ignore' });
  await letPass(run, folder);
  expect(await namesOf(run)).toHaveLength(1);
  await run.engine.call('removeFolder', { id });
  expect(await run.engine.call('folders', {})).toEqual({ folders: [] });
  await rm(folder, { recursive: true });
});

test('a picture that was uploaded in another way, or from another folder, is not uploaded again', async () => {
  const sandbox = await startTestSandbox();
  const [one, other, elsewhere] = [await temporaryFolder(), await temporaryFolder(), await temporaryFolder()];
  const run = await startTestEngine({ sandbox, watchesFolders: true });
  await addFolder(run, one);
  await addFolder(run, other);
  const path = await putPng(elsewhere, 'a.png');
  await run.add([path]);
  const uploaded = async () => (await jobsOf(run)).filter(({ state }) => state === 'uploaded').length;
  await expect.poll(uploaded, patiently).toBe(1);
  await rename(path, join(one, 'a.png'));
  await expect.poll(uploaded, patiently).toBe(2);
  await rename(join(one, 'a.png'), join(other, 'b.png'));
  await expect.poll(uploaded, patiently).toBe(3);
  const links = (await jobsOf(run)).map(({ remote }) => remote?.link);
  expect(new Set(links).size).toBe(1);
  expect(sandbox.pictures()).toHaveLength(1);
});
