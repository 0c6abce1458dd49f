import { copyFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import { dropFiles } from '../../scripts/setup/real-app.ts';
import { clipboardText, copyImage, i18n, row, sha256Of, test } from './fixtures.ts';

test.use({ isShared: true });

const done = i18n.t('state.uploaded');

test('files dropped on the window arrive, their links are in the clipboard in order, and history keeps them', async ({
  app,
  sandbox,
  picture,
}) => {
  const files = [
    await picture('zebra.png', 40_000),
    await picture('äpfel & birnen.png'),
    await picture('猫.png'),
  ];
  await dropFiles(app, files);
  for (const file of files) await expect(row(app, basename(file))).toContainText(done);
  await expect(app.page.getByText(i18n.t('notice.copied', { count: 3 }))).toBeVisible();

  const bySha256 = new Map(sandbox.pictures().map((one) => [one.sha256, one.link]));
  const links = await Promise.all(files.map(async (file) => bySha256.get(await sha256Of(file))));
  expect(links.every(Boolean)).toBe(true);
  expect((await clipboardText(app)).split('\n')).toEqual(links);

  await app.page.getByText(i18n.t('rail.library'), { exact: true }).click();
  for (const file of files) await expect(app.page.getByText(basename(file)).first()).toBeVisible();
});

test('what is no picture is refused by name, and the rest of the drop goes on', async ({
  app,
  picture,
  folder,
}) => {
  const text = join(folder, 'notes.png');
  await writeFile(text, 'not a picture at all');
  const good = await picture('good.png');
  await dropFiles(app, [text, good]);
  await expect(row(app, 'good.png')).toContainText(done);
  await expect(app.page.getByText('notes.png').first()).toBeVisible();
});

test('files chosen in the dialog arrive', async ({ app, picture }) => {
  const files = [await picture('one.png'), await picture('two.png')];
  // The system's own dialog is the one thing that cannot be driven from here.
  await app.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
  }, files);
  await app.page
    .getByRole('button', { name: i18n.t('action.upload') })
    .first()
    .click();
  for (const file of files) await expect(row(app, basename(file))).toContainText(done);
});

test('a picture pasted from the clipboard arrives', async ({ app, sandbox, picture }) => {
  const file = await picture('copied.png', 20_000);
  await copyImage(app, file);
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
  await app.page.keyboard.press('ControlOrMeta+V');
  await expect(app.page.getByRole('row').filter({ hasText: done })).toHaveCount(1);
  expect(sandbox.pictures()).toHaveLength(1);
  await expect.poll(() => clipboardText(app)).toBe(sandbox.pictures()[0]?.link);
});

test.describe(() => {
  test.use({ isShared: false });

  test('files that the app is started with arrive', async ({ start, picture }) => {
    const app = await start({ args: [await picture('opened with.png')] });
    await expect(row(app, 'opened with.png')).toContainText(done);
  });
});

test('a second start hands its files to the first and ends, whatever folder it was called in', async ({
  app,
  machine,
  env,
  others,
  folder,
  picture,
}) => {
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
  const names = ['second start.png', 'снимок\nв две строки.png'];
  const paths = await Promise.all(names.map((name) => picture(name)));
  // One by its name in that folder, one as desktops of Linux hand it over.
  const given = [basename(paths[0] ?? ''), pathToFileURL(paths[1] ?? '').href];
  await others.startAgain(machine.runtime, env, given, folder);
  const uploaded = app.page.getByRole('row').filter({ hasText: done });
  await expect(uploaded).toHaveCount(2);
  const { jobs } = await callEngine(app.page, 'jobs', {});
  expect(jobs.map(({ name, origin }) => [name, origin])).toEqual(names.map((name) => [name, 'open-with']));
  expect(app.electron.windows()).toHaveLength(1);
});

test('before many opened files are added it is asked, as for a drop', async ({
  app,
  machine,
  env,
  others,
  folder,
  picture,
}) => {
  await expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();
  const one = await picture('one.png');
  // More than fits into what Electron hands from one start to the other.
  const files = Array.from({ length: 300 }, (_, index) => join(folder, `${'много '.repeat(20)}${index}.png`));
  await Promise.all(files.map((file) => copyFile(one, file)));
  await others.startAgain(machine.runtime, env, files);
  const question = app.page.getByRole('alertdialog');
  await expect(question).toContainText(i18n.t('big.title', { count: 300 }));
  await question.getByRole('button', { name: i18n.t('big.leave') }).click();
  await expect(question).toHaveCount(0);
  expect((await callEngine(app.page, 'jobs', {})).jobs).toEqual([]);
});
