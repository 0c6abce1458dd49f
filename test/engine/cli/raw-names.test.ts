import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { png } from '../folders/support.ts';
import { startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry } from './support.ts';

const entry = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'index.ts');

test.runIf(process.platform === 'linux')('a name that is no text uploads when it is typed', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  await writeFile(
    Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('.png')]),
    await png(),
  );
  // Only a shell can hand it over: Node's own arguments are text.
  const child = spawn('bash', ['-c', `exec "$0" "$1" upload $'bad\\xff.png'`, process.execPath, entry], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LC_ALL: 'C',
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(sandbox.pictures()).toHaveLength(1);
});

/** A picture whose name is no text, and what a program makes of that which knows only text. */
async function makeUnnameable(folder: string) {
  const bytes = Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.png')]);
  await writeFile(bytes, await png());
  return join(folder, 'bad\ufffd\ufffd.png');
}

test.runIf(process.platform === 'linux')(
  'a name whose bytes were lost on the way keeps its place, and the others get their links',
  async () => {
    const sandbox = await startTestSandbox();
    const profile = await temporaryFolder();
    const folder = await temporaryFolder();
    const bad = await makeUnnameable(folder);
    await mkdir(join(folder, 'trip'));
    for (const name of ['a.png', 'z.png', 'trip/1.png']) await writeFile(join(folder, name), await png());
    const args = [join(folder, 'a.png'), bad, join(folder, 'z.png'), `${folder}/trip/`];
    const { code, stdout } = await snapferry(['upload', ...args], { profile, sandbox });
    expect({ code, links: lines(stdout).length }).toEqual({ code: 0, links: 4 });
    expect(sandbox.pictures()).toHaveLength(4);
  },
);

test.runIf(process.platform === 'linux')('a name that is no text is known again while it waits', async () => {
  // Nobody answers, so that all waits.
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const bad = await makeUnnameable(folder);
  const first = await snapferry(['upload', '--no-wait', bad], { profile });
  const again = await snapferry(['upload', '--no-wait', bad], { profile });
  expect(again.stderr).toContain('waits in the queue already');
  expect(again.stdout).toBe(first.stdout);
  await makeUnnameable(folder);
  const anew = await snapferry(['upload', '--no-wait', bad], { profile });
  expect(anew.stderr).not.toContain('already');
  expect(objects((await snapferry(['queue', '--json'], { profile })).stdout)).toHaveLength(2);
});

test('a file that one command names several times is one upload with a link for each', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const path = join(folder, 'a.png');
  await writeFile(path, await png());
  const args = ['upload', 'a.png', './x/../a.png', path];
  const { code, stdout, stderr } = await snapferry(args, { profile, sandbox, folder });
  const links = lines(stdout);
  expect({ code, links: links.length, different: new Set(links).size }).toEqual({
    code: 0,
    links: 3,
    different: 1,
  });
  expect(stderr).not.toContain('already');
  expect(sandbox.pictures()).toHaveLength(1);
});
