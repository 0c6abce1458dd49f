import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { type RunningApp, runCommand } from './installed-app.ts';
import { given, served } from './pictures.ts';

/** Returns the links of all uploads, newest first. */
async function linksIn({ window }: RunningApp): Promise<string[]> {
  const { items } = await window.call('history', { limit: 10 });
  return items.map((item) => item.remote.link);
}

test('a picture dropped on the window gets a link, and the app quits when its window closes', async ({
  start,
  picture,
}) => {
  const path = await picture('dropped.png');
  const app = await start();
  await app.window.drop([path]);
  await expect.poll(() => linksIn(app)).toHaveLength(1);
  const [link = ''] = await linksIn(app);
  expect(await served(link)).toEqual(await given(path));

  await app.window.call('changeSettings', { keepInTray: false });
  await app.window.evaluate('window.close()').catch(() => {});
  expect(await app.ended).toBe(0);
});

test('every start shows a window with a size', async ({ start }) => {
  for (let starts = 0; starts < 5; starts += 1) {
    const app = await start();
    await app.window.until('innerWidth > 0 && document.querySelector("main") !== null');
    await app.stop();
  }
});

test('a file that is opened with the app is uploaded', async ({ start, picture }) => {
  const path = await picture('opened.png');
  const app = await start([path]);
  await expect.poll(() => linksIn(app)).toHaveLength(1);
  const [link = ''] = await linksIn(app);
  expect(await served(link)).toEqual(await given(path));
});

test('the command uploads by itself, from files and from its input, and prints links alone', async ({
  installed,
  env,
  picture,
}) => {
  const [path, piped] = [await picture('from the command.png'), await picture('piped.png')];
  const { code, out, err } = await runCommand(installed, ['upload', path], { env });
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(await served(out.trim())).toEqual(await given(path));

  const read = await runCommand(installed, ['upload', '-'], { env, input: await given(piped) });
  expect(read).toMatchObject({ code: 0 });
  expect(await served(read.out.trim())).toEqual(await given(piped));
});

test('the command and the app share one queue', async ({ installed, env, start, picture }) => {
  const app = await start();
  const { code, out } = await runCommand(installed, ['upload', await picture('shared.png')], { env });
  expect(code).toBe(0);
  await expect.poll(() => linksIn(app)).toEqual([out.trim()]);
});

test('the command has the app take a picture of the screen, and knows where that is', async ({
  installed,
  env,
  start,
  sandbox,
}) => {
  const app = await start();
  const consents = [{ kind: 'capture', host: 'imgur', account: null, privacy: 'hidden' }] as const;
  await app.window.call('changeSettings', { consents: [...consents] });
  const taken = await runCommand(installed, ['capture', '--screen', '--json'], { env });
  expect(taken).toMatchObject({ code: 0 });
  expect(JSON.parse(taken.out)).toMatchObject({ status: 'uploaded', link: sandbox.pictures()[0]?.link });

  const { out } = await runCommand(installed, ['doctor', '--json'], { env });
  expect(JSON.parse(out).checks).toContainEqual(
    expect.objectContaining({ name: 'electron', ok: true, detail: installed.program }),
  );
});

test('the command says with its exit code what became of it', async ({ installed, env }) => {
  const { code, out, err } = await runCommand(installed, ['no-such-command'], { env });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('no-such-command');
  // Nothing of the runtime around it.
  expect(err).not.toMatch(/ERROR|bus\.cc/);
});
