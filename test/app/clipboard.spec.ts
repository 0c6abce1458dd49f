import { createHash } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import type { Sandbox } from '../../sandbox/index.ts';
import { callEngine } from '../../scripts/setup/call-engine.ts';
import type { RealApp } from '../../scripts/setup/real-app.ts';
import { clipboardText, i18n, sha256Of, test } from './fixtures.ts';

test.use({ isShared: true });

const done = i18n.t('state.uploaded');
const shown = (app: RealApp) => app.page.getByRole('row').filter({ hasText: done });
const paste = (app: RealApp) => app.page.keyboard.press('ControlOrMeta+V');
const ready = (app: RealApp) => expect(app.page.getByText(i18n.t('queue.empty.title'))).toBeVisible();

/** Returns the link of the only upload, once the app has copied it: what is copied before that would be overwritten. */
async function ownLink(app: RealApp, sandbox: Sandbox): Promise<string> {
  const link = sandbox.pictures()[0]?.link ?? '';
  await expect.poll(() => clipboardText(app)).toBe(link);
  return link;
}

test.describe('pasted into the window, as another program copied it', () => {
  test('a picture, byte for byte', async ({ app, others, sandbox, picture }) => {
    await ready(app);
    const path = await picture('copied.png', 40_000);
    await others.copy('image/png', await readFile(path));
    await paste(app);
    await expect(shown(app)).toHaveCount(1);
    expect(sandbox.pictures()[0]?.sha256).toBe(await sha256Of(path));
    await expectLink(app, sandbox);
  });

  test('a photograph stays one', async ({ app, others, sandbox, picture }) => {
    await ready(app);
    const photo = await sharp(await picture('grain.png', 40_000))
      .jpeg()
      .toBuffer();
    await others.copy('image/jpeg', photo);
    await paste(app);
    await expect(shown(app)).toHaveCount(1);
    expect(sandbox.pictures()[0]).toMatchObject({ mime: 'image/jpeg' });
  });

  for (const [program, type, write] of [
    ['GNOME', 'x-special/gnome-copied-files', (urls: string[]) => `copy\n${urls.join('\n')}`],
    ['others', 'text/uri-list', (urls: string[]) => urls.map((url) => `${url}\r\n`).join('')],
  ] as const) {
    test(`files of a file manager (${program}), with names in every script`, async ({
      app,
      others,
      picture,
    }) => {
      await ready(app);
      // 255 bytes is the most that file systems take; a name may hold anything but a slash.
      const names = ['снимок №1.png', '猫 and\nnew line.png', 'ลูกแมว 100%.png', `${'ж'.repeat(125)}a.png`];
      const made = await Promise.all(names.map((_, index) => picture(`plain-${index}.png`)));
      const folder = join(made[0] ?? '', '..', 'copied');
      await mkdir(folder);
      const paths = names.map((name) => join(folder, name));
      for (const [index, path] of paths.entries()) await rename(made[index] ?? '', path);
      await others.copy(type, write(paths.map((path) => pathToFileURL(path).href)));
      await paste(app);
      await expect(shown(app)).toHaveCount(names.length);
      const { jobs } = await callEngine(app.page, 'jobs', {});
      expect(jobs.map((job) => job.name).sort()).toEqual([...names].sort());
    });
  }

  test('addresses, several at once', async ({ app, others, sandbox, picture }) => {
    await ready(app);
    await others.copy('image/png', await readFile(await picture('first.png')));
    await paste(app);
    await expect(shown(app)).toHaveCount(1);
    const link = await ownLink(app, sandbox);
    await others.copy('UTF8_STRING', `${link}?a\n${link}?b\n`);
    await paste(app);
    await expect(shown(app)).toHaveCount(3);
    const { jobs } = await callEngine(app.page, 'jobs', {});
    expect(jobs.filter(({ source }) => source.kind === 'url')).toHaveLength(2);
  });

  test('a data address, and a piece of a page with pictures', async ({ app, others, sandbox, picture }) => {
    await ready(app);
    const [one, two] = await Promise.all([picture('one.png'), picture('two.png')]);
    const data = async (path: string) => `data:image/png;base64,${(await readFile(path)).toString('base64')}`;
    await others.copy('UTF8_STRING', await data(one));
    await paste(app);
    await expect(shown(app)).toHaveCount(1);
    const link = await ownLink(app, sandbox);
    await others.copy(
      'text/html',
      `<p title="a > b"><img alt="x" src="${await data(two)}">and<img src='${link}?a=1&amp;b=2'></p>`,
    );
    await paste(app);
    await expect(shown(app)).toHaveCount(3);
    expect(new Set(sandbox.pictures().map(({ sha256 }) => sha256))).toEqual(
      new Set([await sha256Of(one), await sha256Of(two)]),
    );
  });

  test('text is no picture, which is said', async ({ app, others }) => {
    await ready(app);
    await others.copy('UTF8_STRING', 'only text, with https://example.org/a.png in it');
    await paste(app);
    await expect(app.page.getByText(i18n.t('notice.nothing-pasted'))).toBeVisible();
  });

  test('80 megapixels arrive, and the app answers meanwhile', async ({ app, others, sandbox }) => {
    await ready(app);
    const wide = sharp({ create: { width: 10_000, height: 8_000, channels: 3, background: '#2a7' } });
    const picture = await wide.png().toBuffer();
    await others.copy('image/png', picture);
    await paste(app);
    await app.page.getByText(i18n.t('rail.settings'), { exact: true }).click();
    await expect(app.page.getByText(i18n.t('clipboard.section'), { exact: true })).toBeVisible();
    await app.page.getByText(i18n.t('rail.queue'), { exact: true }).click();
    await expect(shown(app)).toHaveCount(1);
    expect(sandbox.pictures()[0]?.sha256).toBe(createHash('sha256').update(picture).digest('hex'));
  });
});

test('the key for it uploads the clipboard from anywhere', async ({ app, others, sandbox, picture }) => {
  await ready(app);
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await others.copy('image/png', await readFile(await picture('copied.png')));
  await others.hands.press('Control+Shift+0');
  await expectLink(app, sandbox);
  const { jobs } = await callEngine(app.page, 'jobs', {});
  expect(jobs).toMatchObject([{ origin: 'clipboard', state: 'uploaded' }]);
});

test.describe(() => {
  test.use({ isShared: false });
  test('the command for it, of a desktop’s own shortcuts, uploads it without a window; the first start shows one', async ({
    start,
    machine,
    env,
    others,
    sandbox,
    picture,
  }) => {
    await others.copy('image/png', await readFile(await picture('first.png')));
    const app = await start({ args: ['--upload-clipboard'] });
    await expectLink(app, sandbox);
    const isShown = () =>
      app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(isShown).toBe(true);
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await others.copy('image/png', await readFile(await picture('second.png')));
    await others.startAgain(machine.runtime, env, ['--upload-clipboard']);
    await expect.poll(() => sandbox.pictures().length).toBe(2);
    expect(await isShown()).toBe(false);
  });
});

test.describe('watched', () => {
  const watch = (app: RealApp) => callEngine(app.page, 'changeSettings', { clipboardWatch: 'on' });
  const sign = (app: RealApp) => app.page.getByText(i18n.t('clipboard.sign.on'));
  const taken = async (app: RealApp) => (await callEngine(app.page, 'jobs', {})).jobs.length;
  /** Copies a picture that is certainly uploaded: then everything copied before it has been polled. */
  const takes = async (app: RealApp, copy: () => Promise<void>, count: number) => {
    await copy();
    await expect.poll(() => taken(app)).toBe(count);
  };

  test.beforeEach(async ({ app }) => {
    await ready(app);
    // Links in the clipboard have a test of their own.
    await callEngine(app.page, 'changeSettings', { copyLinks: false });
  });

  test('it is off until somebody wants it, and then a sign says so', async ({ app }) => {
    await expect(sign(app)).toHaveCount(0);
    await app.page.getByText(i18n.t('rail.settings'), { exact: true }).click();
    await app.page.getByText(i18n.t('clipboard.watch'), { exact: true }).click();
    await expect(sign(app)).toBeVisible();
    await app.page.getByRole('button', { name: i18n.t('clipboard.pause') }).click();
    await expect(app.page.getByText(i18n.t('clipboard.sign.paused'))).toBeVisible();
    await app.page.getByRole('button', { name: i18n.t('clipboard.resume') }).click();
    await expect(sign(app)).toBeVisible();
  });

  test('takes each new picture once; not what was there before', async ({ app, others, picture }) => {
    const [before, one, two] = await Promise.all(
      ['before.png', 'one.png', 'two.png'].map(async (name) => readFile(await picture(name))),
    );
    await others.copy('image/png', before ?? '');
    await watch(app);
    await expect(sign(app)).toBeVisible();
    await settled(app);
    await takes(app, () => others.copy('image/png', one ?? ''), 1);
    await others.copy('image/png', one ?? '');
    await settled(app);
    await takes(app, () => others.copy('image/png', two ?? ''), 2);
    const { jobs } = await callEngine(app.page, 'jobs', {});
    expect(jobs.every((job) => job.origin === 'clipboard-watch')).toBe(true);
  });

  test('leaves secrets, text and files alone, and rests when told', async ({ app, others, picture }) => {
    // Waits after each copy until it was polled twice.
    test.slow();
    await others.copy('UTF8_STRING', 'before');
    await watch(app);
    await settled(app);
    const file = await picture('a file.png');
    for (const [type, content] of [
      ['x-kde-passwordManagerHint', 'secret'],
      ['UTF8_STRING', 'hunter2'],
      ['x-special/gnome-copied-files', `copy\n${pathToFileURL(file).href}`],
    ] as const) {
      await others.copy(type, content);
      await settled(app);
    }
    await callEngine(app.page, 'changeSettings', { clipboardWatch: 'paused' });
    await others.copy('image/png', await readFile(file));
    await watch(app);
    await settled(app);
    await takes(app, async () => others.copy('image/png', await readFile(await picture('last.png'))), 1);
  });

  test('the link takes the place of its picture, and of nothing else', async ({
    app,
    others,
    sandbox,
    picture,
  }) => {
    await callEngine(app.page, 'changeSettings', { copyLinks: true });
    await others.copy('UTF8_STRING', 'before');
    await watch(app);
    await settled(app);
    await others.copy('image/png', await readFile(await picture('one.png')));
    await expectLink(app, sandbox);
    // While the next one waits, something else is copied.
    await callEngine(app.page, 'pause', {});
    await takes(app, async () => others.copy('image/png', await readFile(await picture('two.png'))), 2);
    await others.copy('UTF8_STRING', 'mine');
    await callEngine(app.page, 'resume', {});
    await expect.poll(() => sandbox.pictures().length).toBe(2);
    await expect.poll(async () => (await callEngine(app.page, 'snapshot', {})).summary.open).toBe(0);
    await settled(app);
    expect(await clipboardText(app)).toBe('mine');
  });
});

/** Expects the link of the first picture in the clipboard. */
async function expectLink(app: RealApp, sandbox: Sandbox): Promise<void> {
  const isThere = async () => {
    const link = sandbox.pictures()[0]?.link;
    return link !== undefined && (await clipboardText(app)) === link;
  };
  await expect.poll(isThere).toBe(true);
}

/** Waits until the shell has polled the clipboard twice more. */
async function settled(app: RealApp): Promise<void> {
  await app.electron.evaluate(async ({ clipboard }) => {
    const watched = clipboard as unknown as Record<string, (...args: unknown[]) => unknown>;
    const name = 'availableFormats' in watched ? 'availableFormats' : 'read';
    const usual = watched[name];
    if (!usual) throw new Error('Nothing to look at the clipboard with');
    await new Promise<void>((resolve) => {
      let looks = 0;
      watched[name] = (...args) => {
        looks += 1;
        if (looks === 2) {
          watched[name] = usual;
          setImmediate(resolve);
        }
        return usual.apply(clipboard, args);
      };
    });
  });
}

test('a copied picture can be called back in the window, or goes at once where that is wanted', async ({
  app,
  others,
  sandbox,
  picture,
}) => {
  await ready(app);
  await callEngine(app.page, 'changeSettings', { clipboardWatch: 'on', clipboardWatchGraceMs: 30_000 });
  await expect(app.page.getByText(i18n.t('clipboard.sign.on'))).toBeVisible();
  await settled(app);
  const states = async () => (await callEngine(app.page, 'jobs', {})).jobs.map(({ state }) => state);
  await others.copy('image/png', await readFile(await picture('first.png', 20_000)));
  const notices = app.page.getByRole('region', { name: i18n.t('notice.label') });
  await notices.getByRole('button', { name: i18n.t('grace.call-back') }).click();
  await expect.poll(states).toEqual(['cancelled']);
  expect(sandbox.log.filter(({ method }) => method === 'POST')).toEqual([]);
  await others.copy('image/png', await readFile(await picture('second.png', 20_000)));
  await app.page
    .getByRole('row')
    .getByRole('button', { name: i18n.t('action.send-now') })
    .click();
  await expect.poll(states).toEqual(['cancelled', 'uploaded']);
  expect(sandbox.pictures()).toHaveLength(1);
});
