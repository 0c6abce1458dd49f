import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { lockProfile } from '../../main/engine/socket/lock-profile.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles, type RealApp } from '../../scripts/setup/real-app.ts';
import { i18n, row, test } from './fixtures.ts';

const done = i18n.t('state.uploaded');

/**
 * Makes the page itself record each percentage that a row of the queue shows.
 * @returns those between nothing and all, in the order in which they were shown
 */
async function recordShares({ page }: RealApp): Promise<() => Promise<number[]>> {
  const shown = await page.evaluateHandle(() => {
    const shares: number[] = [];
    const look = () => {
      const texts = [...document.querySelectorAll('[role="row"]')].map((each) => each.textContent).join(' ');
      const share = Number(/(\d+)\s%/.exec(texts)?.[1] ?? Number.NaN);
      if (share > 0 && share < 100 && share !== shares.at(-1)) shares.push(share);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return shares;
  });
  return () => shown.jsonValue();
}

/** What a row says from the first byte on: the system may take all of them before the host has read any. */
const underWay = new RegExp(`Uploading [1-9]|^${i18n.t('state.finishing')}$`);

test.describe('a host that reads slowly', () => {
  test.use({ sandboxOptions: { bytesPerSecond: 1_500_000 } });

  test('progress is shown while a picture goes', async ({ app, picture }) => {
    // Polled from outside, a short upload on a busy machine may be over between two polls.
    const seen = await recordShares(app);
    // As large as the host takes: the system's buffers swallow some megabytes at once, the rest is what is seen of it.
    await dropFiles(app, [await picture('big.png', 9_500_000)]);
    await expect(row(app, 'big.png')).toContainText(done);
    expect((await seen()).length).toBeGreaterThan(1);
    expect(await seen()).toEqual((await seen()).toSorted((a, b) => a - b));
  });

  test('an upload under way can be cancelled, and tried again', async ({ app, sandbox, picture }) => {
    await dropFiles(app, [await picture('regretted.png', 9_000_000)]);
    const it = row(app, 'regretted.png');
    await expect(it).toContainText(/Uploading [1-9]/);
    await it.hover();
    await it.getByRole('button', { name: i18n.t('action.cancel') }).click();
    await expect(it).toContainText(i18n.t('state.cancelled'));
    expect(sandbox.pictures()).toHaveLength(0);
    await it.hover();
    await it.getByRole('button', { name: i18n.t('action.retry') }).click();
    await expect(it).toContainText(done);
    expect(sandbox.pictures()).toHaveLength(1);
  });

  test('when the engine is killed in mid-upload it is started again, and everything arrives', async ({
    app,
    sandbox,
    picture,
  }) => {
    const files = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) => picture(`${name}.png`, 2_500_000)),
    );
    await dropFiles(app, files);
    await expect(app.page.getByText(underWay).first()).toBeVisible();
    const { engine } = await callEngine(app.page, 'capabilities', {});
    process.kill(engine.pid, 'SIGKILL');
    for (const file of files) await expect(row(app, basename(file))).toContainText(done, { timeout: 40_000 });
    const after = await callEngine(app.page, 'capabilities', {});
    expect(after.engine.pid).not.toBe(engine.pid);
    const { jobs } = await callEngine(app.page, 'snapshot', {});
    // Only jobs flagged `maybeTwice` may be duplicated at the host.
    const doubtful = jobs.filter((job) => job.maybeTwice).length;
    expect(sandbox.pictures().length).toBeLessThanOrEqual(files.length + doubtful);
  });

  test('closing the window lets an upload in flight end, and leaves no engine behind', async ({
    app,
    sandbox,
    picture,
  }) => {
    await dropFiles(app, [await picture('last.png', 3_000_000)]);
    await expect(app.page.getByText(underWay)).toBeVisible();
    const { engine } = await callEngine(app.page, 'capabilities', {});
    await app.electron.close();
    expect(() => process.kill(engine.pid, 0)).toThrow('ESRCH');
    expect(sandbox.pictures()).toHaveLength(1);
  });
});

test.describe('a host in trouble', () => {
  test.use({ isShared: true });

  test('an upload that it did not take goes by itself', async ({ app, sandbox, picture }) => {
    sandbox.fault({ kind: 'forbidden-edge' });
    await dropFiles(app, [await picture('unlucky.png')]);
    const it = row(app, 'unlucky.png');
    await expect(it).toContainText(done);
    expect(sandbox.pictures()).toHaveLength(1);
  });
});

test('an engine that cannot start is said, with the reason', async ({ start, folder }) => {
  // A file stands where the profile folder should be made.
  await mkdir(join(folder, 'blocked'));
  await writeFile(join(folder, 'blocked', 'profile'), '');
  const app = await start({ env: { SNAPFERRY_HOME: join(folder, 'blocked', 'profile') } });
  await expect(app.page.getByText(i18n.t('engine.broken.title'))).toBeVisible();
});

for (const [owner, role] of [
  ['a command has the profile', 'service'],
  ['an engine has the profile that has outlived its app', 'app'],
] as const)
  test(`files that are given while ${owner} wait for its end, and go`, async ({
    start,
    env,
    machine,
    others,
    picture,
  }) => {
    const lock = lockProfile(env.SNAPFERRY_HOME ?? '', '1.2.3', role);
    const app = await start({ args: [await picture('held.png')] });
    await expect(app.page.getByText(i18n.t('error.profile-locked'))).toBeVisible();
    await others.startAgain(machine.runtime, env, [await picture('held too.png')]);
    lock.release();
    await expect(row(app, 'held.png')).toContainText(done);
    await expect(row(app, 'held too.png')).toContainText(done);
    expect((await callEngine(app.page, 'jobs', {})).jobs).toHaveLength(2);
  });

test('a start that takes itself for the first one gives its files to the app that runs, and ends', async ({
  app,
  env,
  machine,
  others,
  picture,
}) => {
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
  // As Chromium does itself where the owner of its lock does not listen yet.
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    await rm(join(env.SNAPFERRY_HOME ?? '', 'shell', name));
  await others.startAgain(machine.runtime, env, [await picture('twin.png')]);
  await expect(row(app, 'twin.png')).toContainText(done);
});
