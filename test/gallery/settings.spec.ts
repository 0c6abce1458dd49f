import type { Page } from '@playwright/test';
import { settingsSchema } from '../../contract/settings.ts';
import { expect, test } from './fixtures.ts';
import { goTo, sent } from './hands.ts';
import { settingsScenes } from './scenes/settings.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

const toSettings = goTo('settings');

const views: Record<string, View> = {
  ...viewsOf(settingsScenes),
  'settings, asked': {
    scene: 'settings-consent',
    size: { width: 1120, height: 1600 },
    arrive: toSettings,
  },
  'settings, privacy': {
    scene: 'settings-privacy',
    size: { width: 1120, height: 1200 },
    arrive: toSettings,
  },
  'settings, restored': {
    scene: 'library',
    async arrive(page) {
      await toSettings(page);
      await page
        .getByRole('button', { name: /^Restore the backup of/ })
        .first()
        .click();
      await expect(page.getByText('is missing here')).toBeVisible();
    },
  },
  'settings, with templates': {
    scene: 'library',
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('button', { name: 'Edit “Team wiki”' }).click();
    },
  },
  settings: { scene: 'empty', arrive: toSettings },
  'settings, limits': {
    pictures: ['light'],
    scene: 'settings-limits',
    size: { width: 1120, height: 1000 },
    arrive: toSettings,
  },
  'settings, network': {
    pictures: ['light', 'dark'],
    scene: 'settings-proxy',
    size: { width: 1120, height: 1500 },
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await expect(page.getByText('wants a name and a password')).toBeVisible();
    },
  },
  'settings, editors': {
    scene: 'settings-local-api',
    size: { width: 1120, height: 1700 },
    arrive: toSettings,
  },
  'settings, editors, port taken': {
    scene: 'settings-local-api-taken',
    size: { width: 1120, height: 1700 },
    arrive: toSettings,
  },
  'settings, in trouble, smallest': {
    scene: 'settings-memory',
    size: smallest,
    arrive: toSettings,
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('limits in the settings', () => {
  const settle = (page: Page, seq: number, change: object) =>
    page.evaluate(({ seq, settings }) => window.gallery.emit({ kind: 'delta', seq, settings }), {
      seq,
      settings: { ...settingsSchema.parse({ theme: 'light', language: 'en' }), ...change },
    });

  test('the bandwidth in either unit, and never below what the engine takes', async ({ enter }) => {
    const page = await enter('empty');
    await goTo('settings')(page);
    await page.getByRole('switch', { name: 'Limit the bandwidth' }).click({ force: true });
    await expect.poll(() => sent(page, 'changeSettings')).toEqual([{ bandwidthLimit: 1_000_000 }]);
    await settle(page, 2, { bandwidthLimit: 1_000_000 });
    await expect(page.getByLabel('At most')).toHaveValue('1');
    await page.getByText('kB/s').click();
    await expect(page.getByLabel('At most')).toHaveValue('1,000');
    await page.getByLabel('At most').fill('5');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await sent(page, 'changeSettings'))[1])
      .toEqual({ bandwidthLimit: 20_000 });
    await page.getByRole('switch', { name: 'Limit the bandwidth' }).click({ force: true });
    await expect.poll(async () => (await sent(page, 'changeSettings'))[2]).toEqual({ bandwidthLimit: null });
  });

  test('quiet hours are taken when the time is typed out', async ({ enter }) => {
    const page = await enter('settings-limits');
    await goTo('settings')(page);
    const from = page.getByRole('group', { name: 'From' });
    await expect(from).toHaveText(/22.*30/);
    await from.getByRole('spinbutton').first().click();
    await page.keyboard.type('0915');
    expect(await sent(page, 'changeSettings')).toEqual([]);
    await page.keyboard.press('Tab');
    await expect
      .poll(() => sent(page, 'changeSettings'))
      .toEqual([{ quietHours: { from: 9 * 60 + 15, to: 7 * 60 } }]);
    await settle(page, 2, { quietHours: { from: 420, to: 420 } });
    await expect(page.getByText('Both are the same time')).toBeVisible();
  });
});

test.describe('the way out', () => {
  test('a proxy by hand is saved with its password, and only then', async ({ enter }) => {
    const page = await enter('empty');
    await goTo('settings')(page);
    await page
      .getByRole('button', { name: /^Proxy/ })
      .or(page.getByLabel('Proxy'))
      .first()
      .click();
    await page.getByRole('option', { name: 'By hand' }).click();
    expect(await sent(page, 'changeSettings')).toEqual([]);
    await page.getByLabel('Address', { exact: true }).fill('socks5://proxy.example:1080');
    await page.getByLabel('Name', { exact: true }).fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('secret');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Proxy saved')).toBeVisible();
    expect(await sent(page, 'changeSettings')).toEqual([
      { proxy: { source: 'manual', server: 'socks5://proxy.example:1080', user: 'ada', except: '' } },
    ]);
    expect(await sent(page, 'setProxyPassword')).toEqual([{ password: 'secret' }]);
  });

  test('a kept password can be forgotten, and stays when others are chosen', async ({ enter }) => {
    const page = await enter('settings-proxy');
    await goTo('settings')(page);
    await page.getByRole('button', { name: 'Forget password' }).click();
    await expect(page.getByRole('button', { name: 'Forget password' })).toBeHidden();
    expect(await sent(page, 'setProxyPassword')).toEqual([{ password: null }]);
    await page.getByRole('button', { name: /By hand/ }).click();
    await page.getByRole('option', { name: 'None' }).click();
    await expect
      .poll(() => sent(page, 'changeSettings'))
      .toEqual([
        {
          proxy: {
            source: 'none',
            server: 'http://proxy.example:8080',
            user: 'ada',
            except: 'intranet.example, 10.0.0.0/8',
          },
        },
      ]);
  });

  test('the connection is tested, and what happened stands there', async ({ enter }) => {
    const page = await enter('empty');
    await goTo('settings')(page);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('api.imgur.com was reached without a proxy.')).toBeVisible();
    expect(await sent(page, 'testNetwork')).toEqual([{}]);
  });
});

test.describe('keeping', () => {
  test('a template of one’s own is tried out while it is written', async ({ enter }) => {
    const page = await enter('library');
    await goTo('settings')(page);
    await page.getByRole('button', { name: 'New template' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Wiki');
    await page.getByLabel('Template', { exact: true }).fill('[{title|name}]({link}) {deletehash}');
    await expect(page.getByText('Not known, stays as it is: {deletehash}')).toBeVisible();
    await expect(
      page.getByText('[Sunset over the bay](https://i.imgur.com/Xy7pQ2a.jpg) {deletehash}'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Save template' }).click();
    const [change] = (await sent(page, 'changeSettings')) as { linkTemplates: { name: string }[] }[];
    expect(change?.linkTemplates.map(({ name }) => name)).toEqual(['Team wiki', 'Wiki']);
  });

  test('an import says what it found and what it could not read', async ({ enter }) => {
    const page = await enter('library');
    await goTo('settings')(page);
    await page.getByRole('button', { name: 'Choose file…' }).click();
    await expect(page.getByText('212 pictures added from ShareX, 4 were here already.')).toBeVisible();
    await expect(page.getByText('1 entry could not be read, the first at 17')).toBeVisible();
    expect(await sent(page, 'importLibrary')).toEqual([{ path: '/home/ada/history.json' }]);
  });

  test('everything is exported to where the dialog says', async ({ enter }) => {
    const page = await enter('library');
    await goTo('settings')(page);
    await page.getByRole('button', { name: 'CSV…' }).click();
    await expect(page.getByText('100 pictures exported')).toBeVisible();
    expect(await sent(page, 'exportLibrary')).toEqual([{ format: 'csv', path: '/home/ada/out.csv' }]);
  });

  test('a backup is restored by one click, which says what is missing then, and undone by another one', async ({
    enter,
  }) => {
    const page = await enter('library');
    await goTo('settings')(page);
    await page.getByRole('button', { name: /^Restore the backup of Wednesday/ }).click();
    await expect(page.getByText('is missing here')).toBeVisible();
    expect(await sent(page, 'restoreBackup')).toEqual([{ path: '/backups/1' }]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByText('You are back to what you had before')).toBeVisible();
    expect((await sent(page, 'restoreBackup')).at(-1)).toEqual({ path: '/backups/replaced.db' });
  });
});
