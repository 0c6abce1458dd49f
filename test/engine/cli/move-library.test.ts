import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePictures, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry } from './support.ts';

/** A profile with two folders as hosts, old and new, and pictures at the old one. */
async function house(count: number) {
  const [profile, work] = [await temporaryFolder(), await temporaryFolder()];
  const env = { SNAPFERRY_CLIENT_ID: '', SNAPFERRY_API_URL: '' };
  const command = (...args: string[]) => snapferry(args, { profile, env });
  for (const name of ['old', 'new']) {
    await mkdir(join(work, name));
    const set = ['--set', `path=${join(work, name)}`, '--set', `publicUrl=https://${name}.example`];
    expect((await command('hosts', 'add', 'folder', '--name', name, ...set)).code).toBe(0);
  }
  const paths = await makePictures(await temporaryFolder(), count);
  const links = lines((await command('upload', '--host', 'old', ...paths)).stdout);
  expect(links).toHaveLength(count);
  const there = async () =>
    (await readdir(join(work, 'new'), { recursive: true })).filter((name) => name.endsWith('.png'));
  return { command, work, paths, links, there };
}

test('a library goes to another host, with a table of links, and notes follow', async () => {
  const { command, work, links, there } = await house(3);
  const notes = join(work, 'notes');
  await mkdir(notes);
  const text = `![](${links[1]})\n[two](${links[2]})\n`;
  await writeFile(join(notes, 'note.md'), text);

  const dry = await command('move-library', '--from', 'old', '--to', 'new', '--rewrite', notes, '--dry-run');
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.stdout).toContain(`-![](${links[1]})`);
  expect(dry.stderr).toContain('3 pictures of old would go to new.');
  expect(await there()).toEqual([]);
  expect(await readFile(join(notes, 'note.md'), 'utf8')).toBe(text);

  const table = join(work, 'links.json');
  const moved = await command(
    'move-library',
    '--from',
    'old',
    '--to',
    'new',
    '--rewrite',
    notes,
    '--table',
    table,
  );
  expect(moved).toMatchObject({ code: 0 });
  const pairs = lines(moved.stdout).map((line) => line.split('\t'));
  expect(pairs.map(([from]) => from).toSorted()).toEqual(links.toSorted());
  expect(pairs.every(([, to]) => to?.startsWith('https://new.example/'))).toBe(true);
  expect(await there()).toHaveLength(3);
  expect(JSON.parse(await readFile(table, 'utf8'))).toMatchObject(pairs.map(([from, to]) => ({ from, to })));
  const byOld = new Map(pairs.map(([from, to]) => [from, to]));
  const [second, third] = [byOld.get(links[1]), byOld.get(links[2])];
  expect(await readFile(join(notes, 'note.md'), 'utf8')).toBe(`![](${second})\n[two](${third})\n`);
  const kept = (await readdir(work)).find((name) => name.startsWith('notes.before-move-')) ?? '';
  expect(await readFile(join(work, kept, 'note.md'), 'utf8')).toBe(text);

  const again = await command('move-library', '--from', 'old', '--to', 'new', '--json');
  expect(objects(again.stdout)).toMatchObject(pairs.map(([from, to]) => ({ from, to, error: null })));
  expect(await there()).toHaveLength(3);
});

test('what neither the disk nor the old host gives is told, and all else goes', async () => {
  const { command, paths, there } = await house(2);
  await rm(paths[0] ?? '');
  const moved = await command('move-library', '--from', 'old', '--to', 'new');
  expect(moved).toMatchObject({ code: 1 });
  expect(lines(moved.stdout)).toHaveLength(1);
  expect(moved.stderr).toContain('picture 001.png: ');
  expect(moved.stderr).toContain('1 of 2 are there.');
  expect(await there()).toHaveLength(1);
});

test.each([
  [['--from', 'imgur', '--to', 'imgur'], 'is both the old and the new host'],
  [['--from', 'nobody', '--to', 'imgur'], 'nobody'],
  [['--to', 'imgur'], '--from'],
])('%s is a wrong use', async (args, told) => {
  const wrong = await snapferry(['move-library', ...args], { profile: await temporaryFolder() });
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.stderr).toContain(told);
});
