import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { objects, start } from '../cli/support.ts';
import { startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { addFolder, folderWith, namesOf, png, putPng, watching } from './support.ts';

test('watch uploads what comes until SIGTERM, a JSON line each; what was there only when asked for, and once', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await folderWith('old.png');
  const first = start(['watch', folder, '--json'], { profile, sandbox });
  await first.said(/Watching/);
  await putPng(folder, 'new.png');
  await writeFile(join(folder, 'half.png'), (await png()).subarray(0, 30));
  await first.said(/"status":"uploaded"/);
  first.child.kill('SIGTERM');
  const ended = await first.ended;
  expect(ended.code).toBe(0);
  expect(objects(ended.stdout)).toEqual([
    {
      input: join(folder, 'new.png'),
      status: 'uploaded',
      id: expect.any(String),
      link: expect.stringContaining('http'),
      host: 'imgur',
      deletehash: expect.any(String),
      removed: [],
      losses: null,
      error: null,
    },
  ]);

  await putPng(folder, 'between.png');
  const second = start(['watch', folder, '--existing', '--json'], { profile, sandbox });
  await second.said(/(uploaded[\s\S]*){2}/);
  second.child.kill('SIGTERM');
  const inputs = objects((await second.ended).stdout).map(({ input }) => String(input));
  expect(inputs.sort()).toEqual([join(folder, 'between.png'), join(folder, 'old.png')]);

  const third = start(['watch', folder], { profile, sandbox });
  await third.said(/Watching/);
  await putPng(folder, 'plain.png');
  await third.said(/http\S+\n/);
  third.child.kill('SIGTERM');
  expect((await third.ended).stdout).toMatch(/^http\S+\n$/);
});

test('watch asks the engine that runs, and goes on by itself when that one ends', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const run = await startTestEngine({ sandbox, profile });
  const { child, said, ended } = start(['watch', folder, '--json'], { profile, sandbox });
  await said(/Watching/);
  await putPng(folder, 'a.png');
  await said(/a\.png[^\n]*uploaded/);
  expect(await namesOf(run)).toEqual(['a.png']);
  await run.engine.stop(0);
  await putPng(folder, 'b.png');
  await said(/b\.png[^\n]*uploaded/);
  child.kill('SIGTERM');
  expect(objects((await ended).stdout)).toHaveLength(2);
});

test('serve watches what is configured', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const run = await watching({ profile });
  await addFolder(run, folder);
  await run.engine.stop(0);
  await putPng(folder, 'while off.png');
  const { child, said, ended } = start(['serve'], { profile, sandbox });
  await said(/while off\.png: http/);
  await putPng(folder, 'on.png');
  await said(/on\.png: http/);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, stdout: expect.stringContaining(folder) });
});

test('serve says what is the matter with a folder, when that is over, and what waits for an answer', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const parent = await temporaryFolder();
  const folder = join(parent, 'disk');
  await putPng(folder, 'old.png');
  const run = await watching({ profile });
  await addFolder(run, folder, { existing: 'ask' });
  await run.engine.stop(0);
  const { child, said, ended } = start(['serve'], { profile, sandbox });
  await said(/disk: 1 picture that was there before waits for your answer/);
  await rename(folder, join(parent, 'unplugged'));
  await said(/disk is not there/);
  await rename(join(parent, 'unplugged'), folder);
  await said(/is not there[\s\S]*Watching .*disk/);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test.each([
  ['a folder that is not there', (profile: string) => join(profile, 'nowhere'), /not there/],
  ['the profile', (profile: string) => profile, /its own data/],
])('watch refuses %s', async (_, folderIn, wanted) => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const { ended } = start(['watch', folderIn(profile)], { profile, sandbox });
  expect(await ended).toMatchObject({ code: 3, stdout: '', stderr: expect.stringMatching(wanted) });
});
