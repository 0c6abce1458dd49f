import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { readLockRecord } from '../../../main/engine/lock/profile-lock.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { bundleForTests } from '../../../scripts/setup/test-command.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, openJobs, patiently, snapferry, start } from './support.ts';

// Many commands on one profile at the same instant, each a process of its own. They run from a bundle, as installed
// ones do: that many that read all sources first would be a test of the processor.

/** `npm run test:hands` wants 50. */
const rounds = Number(process.env.SNAPFERRY_TEST_ROUNDS ?? 1);
const commands = 20;
const picturesEach = 5;
const minute = 60_000;

let program = '';
beforeAll(async () => {
  program = process.env.SNAPFERRY_TEST_COMMAND ?? (await bundleForTests()) ?? '';
  expect(program).not.toBe('');
}, 3 * minute);

/** Windows of seconds, so that 100 pictures do not have to wait an hour for the second half of their credits. */
const startHost = () => startTestSandbox({ windowScale: 450, limits: { user: 2_000 } });

const idOf = (link: string) => /([A-Za-z0-9]+)\.\w+$/.exec(link)?.[1] ?? '';

async function expectLinksOf(sandbox: Sandbox, stdout: string, paths: readonly string[]): Promise<void> {
  const sent = await Promise.all(lines(stdout).map((link) => sandbox.bytesOf(idOf(link))));
  const given = await Promise.all(paths.map((path) => readFile(path)));
  expect(sent.map((bytes) => bytes.toString('base64'))).toEqual(
    given.map((bytes) => bytes.toString('base64')),
  );
}

const shares = (paths: readonly string[], count: number) =>
  Array.from({ length: count }, (_, index) => paths.slice(index * picturesEach, (index + 1) * picturesEach));

test(
  `${commands} commands of ${picturesEach} pictures at once, ${rounds} times: each gets its links, nothing goes twice`,
  async () => {
    const paths = await makePictures(await temporaryFolder(), commands * picturesEach);
    for (let round = 0; round < rounds; round += 1) {
      const sandbox = await startHost();
      const profile = await temporaryFolder();
      const given = shares(paths, commands);
      const ended = await Promise.all(
        given.map((share) => snapferry(['upload', ...share], { profile, sandbox, program })),
      );
      expect(ended.map(({ code, signal }) => code ?? signal)).toEqual(Array(commands).fill(0));
      for (const [index, { stdout }] of ended.entries())
        await expectLinksOf(sandbox, stdout, given[index] ?? []);
      expect(sandbox.pictures()).toHaveLength(commands * picturesEach);
    }
  },
  rounds * 5 * minute,
);

test(
  'engines that are killed meanwhile: whoever is left gets all links, and what was lost on the way is flagged',
  async () => {
    const sandbox = await startHost();
    const profile = await temporaryFolder();
    const count = 8;
    const paths = await makePictures(await temporaryFolder(), count * picturesEach);
    const given = shares(paths, count);
    const at = { profile, sandbox, program };
    const serving = start(['serve'], at);
    const running = given.map((share) => start(['upload', ...share], at));
    await expect.poll(() => sandbox.pictures().length, { timeout: minute }).toBeGreaterThan(3);
    const killed = new Set<number>();
    const kill = () => {
      const owner = readLockRecord(profile)?.pid;
      if (owner === undefined || killed.has(owner)) return false;
      killed.add(owner);
      process.kill(owner, 'SIGKILL');
      return true;
    };
    // Kills the owner of the profile, be it the service or a command; then its successor.
    kill();
    await expect.poll(() => readLockRecord(profile)?.pid ?? null, patiently).not.toBeNull();
    kill();
    const ended = await Promise.all(running.map((one) => one.ended));
    for (const [index, { code, stdout }] of ended.entries()) {
      if (killed.has(running[index]?.child.pid ?? 0)) continue;
      expect(code).toBe(0);
      await expectLinksOf(sandbox, stdout, given[index] ?? []);
    }
    serving.child.kill('SIGTERM');
    await serving.ended;
    // What the killed ones had handed over goes with the next engine.
    const last = start(['serve'], at);
    await expect.poll(() => openJobs(profile), { timeout: 2 * minute }).toBe(0);
    const queue = objects((await snapferry(['queue', '--json'], at)).stdout);
    expect(queue.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    last.child.kill('SIGTERM');
    await last.ended;
    const history = objects((await snapferry(['history', '--json'], at)).stdout);
    const twice = history.filter(({ maybeTwice }) => maybeTwice).length;
    expect(sandbox.pictures().length).toBeLessThanOrEqual(history.length + twice);
    expect(history.length).toBeGreaterThanOrEqual((count - killed.size) * picturesEach);
  },
  6 * minute,
);

test(
  'a service takes the profile over from a command that uploads, which goes on as its guest',
  async () => {
    const sandbox = await startTestSandbox({ bytesPerSecond: 250 });
    const profile = await temporaryFolder();
    const paths = await makePictures(await temporaryFolder(), 6);
    const at = { profile, sandbox, program };
    const uploading = start(['upload', ...paths], at);
    await expect
      .poll(() => sandbox.log.filter(({ route }) => route === 'upload').length, patiently)
      .toBeGreaterThan(0);
    expect(readLockRecord(profile)).toMatchObject({ pid: uploading.child.pid, role: 'command' });
    const serving = start(['serve'], at);
    await serving.said(/in the queue|queue is empty/);
    expect(readLockRecord(profile)).toMatchObject({ pid: serving.child.pid, role: 'service' });
    const { code, stdout } = await uploading.ended;
    expect(code).toBe(0);
    await expectLinksOf(sandbox, stdout, paths);
    expect(sandbox.pictures()).toHaveLength(6);
    serving.child.kill('SIGTERM');
    await once(serving.child, 'exit');
  },
  4 * minute,
);
