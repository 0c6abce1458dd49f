import type { Page } from '@playwright/test';
import { settingsSchema } from '../../contract/settings.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openPalette, sent } from './hands.ts';
import { settingsScenes } from './scenes/settings.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

const toSettings = goTo('settings');

/** Tells the page of settings that were changed. */
const settle = (page: Page, seq: number, change: object) =>
  page.evaluate(({ seq, settings }) => window.gallery.emit({ kind: 'delta', seq, settings }), {
    seq,
    settings: { ...settingsSchema.parse({ theme: 'light', language: 'en' }), ...change },
  });

const carryOver = (page: Page, button: string) => page.getByRole('button', { name: button }).click();

async function toAbout(page: Page) {
  await toSettings(page);
  await page.getByRole('button', { name: 'Show licences' }).scrollIntoViewIfNeeded();
}

const views: Record<string, View> = {
  ...viewsOf(settingsScenes),
  'settings, asked': {
    scene: 'settings-consent',
    size: { width: 1120, height: 1800 },
    arrive: toSettings,
  },
  'settings, privacy': {
    scene: 'settings-privacy',
    size: { width: 1120, height: 1400 },
    arrive: toSettings,
  },
  'settings, words in pictures': {
    pictures: ['light', 'dark'],
    scene: 'settings-reading',
    size: { width: 1120, height: 1200 },
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('heading', { name: 'Words in pictures' }).scrollIntoViewIfNeeded();
      await expect(page.getByRole('button', { name: 'Download 8.4 MB' }).first()).toBeVisible();
    },
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
    size: { width: 1120, height: 1200 },
    arrive: toSettings,
  },
  'settings, network': {
    pictures: ['light', 'dark'],
    scene: 'settings-proxy',
    size: { width: 1120, height: 1700 },
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await expect(page.getByText('wants a name and a password')).toBeVisible();
    },
  },
  'settings, editors': {
    scene: 'settings-local-api',
    size: { width: 1120, height: 1900 },
    arrive: toSettings,
  },
  'settings, editors, port taken': {
    scene: 'settings-local-api-taken',
    size: { width: 1120, height: 1900 },
    arrive: toSettings,
  },
  'settings, update': { scene: 'settings-update', arrive: toAbout },
  'settings, update undone': { scene: 'settings-update-undone', arrive: toAbout },
  'settings, licences': {
    scene: 'settings-update',
    async arrive(page) {
      await toAbout(page);
      await page.getByRole('button', { name: 'Show licences' }).click();
      await expect(page.getByText('react 19.3.1').first()).toBeVisible();
    },
  },
  'settings, what was changed': {
    pictures: ['light'],
    scene: 'settings-changed',
    async arrive(page) {
      await toSettings(page);
      await carryOver(page, 'Show and reset…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'settings, resetting all, smallest': {
    scene: 'settings-changed',
    size: smallest,
    async arrive(page) {
      await toSettings(page);
      await carryOver(page, 'Show and reset…');
      await page.getByRole('button', { name: 'Reset all…' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'settings, a file': {
    pictures: ['dark'],
    scene: 'empty',
    async arrive(page) {
      await toSettings(page);
      await carryOver(page, 'Read a file…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'settings, a file, smallest': {
    scene: 'empty',
    size: smallest,
    async arrive(page) {
      await toSettings(page);
      await carryOver(page, 'Read a file…');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  'settings, notifications, help': {
    scene: 'settings-changed',
    size: { width: 1120, height: 1300 },
    async arrive(page) {
      await toSettings(page);
      await page
        .getByRole('navigation', { name: 'Sections' })
        .getByRole('button', { name: 'Window' })
        .click();
    },
  },
  'settings, found': {
    scene: 'empty',
    async arrive(page) {
      await toSettings(page);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('theme');
    },
  },
  'settings, nothing found, smallest': {
    scene: 'empty',
    size: smallest,
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('searchbox').fill('xyzzy');
      await expect(page.getByText('No setting mentions')).toBeVisible();
    },
  },
  'settings, in trouble, smallest': {
    scene: 'settings-memory',
    size: smallest,
    arrive: toSettings,
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('newer versions', () => {
  test('are not looked for before one of three is chosen, and the window asks once', async ({ enter }) => {
    const page = await enter('settings-update');
    await settle(page, 2, { updates: null });
    await page.evaluate(() => window.gallery.emit({ kind: 'delta', seq: 3, history: [] }));
    await toAbout(page);
    await expect(page.getByText('You have not chosen yet')).toBeVisible();
    await expect(page.getByRole('radio', { checked: true, name: 'Ask me' })).toHaveCount(0);
    await page.getByText('Install', { exact: true }).click();
    await expect.poll(() => sent(page, 'changeSettings')).toEqual([{ updates: 'silent' }]);
  });

  test('one that was found is fetched when the user says so', async ({ enter }) => {
    const page = await enter('settings-update');
    await toAbout(page);
    await expect(page.getByText('Version 0.2.0 is available.').last()).toBeVisible();
    await page.getByRole('button', { name: 'Download' }).last().click();
    await expect.poll(() => sent(page, 'fetchUpdate')).toEqual([{}]);
    await page.getByRole('button', { name: 'Check for updates' }).click();
    await expect(page.getByText('This is the newest version.')).toBeVisible();
  });

  test('are only told of where the app cannot replace itself', async ({ enter }) => {
    const page = await enter('settings-update-undone');
    await toAbout(page);
    await expect(page.getByText('macOS lets only signed apps replace themselves')).toBeVisible();
    await expect(page.getByText('Install', { exact: true })).toHaveCount(0);
    await expect(page.getByText('Version 0.2.0 did not start')).toBeVisible();
    await page.getByRole('button', { name: 'Show versions' }).click();
    await expect.poll(() => sent(page, 'openReleases')).toEqual([{}]);
  });
});

test.describe('sections of the settings', () => {
  const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' });

  test('are gone to by their list, which follows the scrolling', async ({ visit }) => {
    const page = await visit({ scene: 'empty' });
    await toSettings(page);
    await sections(page).getByRole('button', { name: 'Appearance' }).click();
    await expect(page.getByRole('heading', { name: 'Appearance' })).toBeInViewport();
    await expect(sections(page).getByRole('button', { name: 'Appearance' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, -10_000);
    await expect(sections(page).getByRole('button').first()).toHaveAttribute('aria-current', 'true');
    await openPalette(page);
    await page.keyboard.type('about');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'About' })).toBeInViewport();
  });

  test('are found by all of their words, in any case and order', async ({ enter }) => {
    const page = await enter('empty');
    await toSettings(page);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('LANGUAGE theme');
    await expect(sections(page).getByRole('button')).toHaveText(['Appearance']);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Appearance']);
    await page.getByRole('searchbox').fill('');
    await expect(sections(page).getByRole('button')).toHaveCount(14);
  });
});

test.describe('settings as a whole', () => {
  const dialog = (page: Page) => page.getByRole('dialog');

  test('one is reset from the list of what was changed, and set again by undo', async ({ enter }) => {
    const page = await enter('settings-changed');
    await toSettings(page);
    await expect(page.getByText('11 settings are not as they were at first.')).toBeVisible();
    await carryOver(page, 'Show and reset…');
    await expect(dialog(page)).toContainText('22:30–07:00 · at first: None');
    await dialog(page).getByRole('button', { name: 'Reset: Quiet hours' }).click();
    await expect.poll(() => sent(page, 'resetSettings')).toEqual([{ names: ['quietHours'] }]);
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect
      .poll(() => sent(page, 'changeSettings'))
      .toEqual([{ quietHours: { from: 22 * 60 + 30, to: 7 * 60 } }]);
  });

  test('one is reset beside its control, where the focus stays; what was not changed has no such button', async ({
    enter,
  }) => {
    const page = await enter('settings-changed');
    await toSettings(page);
    await expect(
      page.getByRole('button', { name: 'Reset: Convert what the host does not take' }),
    ).toHaveCount(0);
    const reset = page.getByRole('button', { name: 'Reset: Quiet hours' });
    await reset.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => sent(page, 'resetSettings')).toEqual([{ names: ['quietHours'] }]);
    await expect(page.getByRole('switch', { name: 'Quiet hours' })).toBeFocused();
    await settle(page, 2, { bandwidthLimit: 500_000 });
    await expect(reset).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Reset: / })).toHaveCount(3);
  });

  test('all are reset after it was asked, which says what stays; by keys alone', async ({ enter }) => {
    const page = await enter('settings-changed');
    await toSettings(page);
    const show = page.getByRole('button', { name: 'Show and reset…' });
    const ask = async () => {
      await show.focus();
      await page.keyboard.press('Enter');
      await dialog(page).getByRole('button', { name: 'Reset all…' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alertdialog')).toContainText(
        'Everything else stays: hosts and their rules',
      );
    };
    await ask();
    // What changes nothing has the focus.
    await page.keyboard.press('Enter');
    expect(await sent(page, 'resetSettings')).toEqual([]);
    await page.keyboard.press('Escape');
    await ask();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sent(page, 'resetSettings')).length).toBe(1);
    const [{ names }] = (await sent(page, 'resetSettings')) as [{ names: string[] }];
    expect(names).toHaveLength(11);
    await expect(page.getByText('11 settings reset')).toBeVisible();
  });

  test('a file changes what it said, after a yes, and nothing without one', async ({ enter }) => {
    const page = await enter('empty');
    await toSettings(page);
    await carryOver(page, 'Read a file…');
    await expect(dialog(page)).toContainText('This file would change 7 settings');
    await expect(dialog(page)).toContainText('__proto__');
    await expect(dialog(page)).toContainText('4 entries are left alone');
    expect(await sent(page, 'readSettingsFile')).toEqual([{ path: '/home/ada/settings.json' }]);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toBeHidden();
    expect(await sent(page, 'changeSettings')).toEqual([]);
    await carryOver(page, 'Read a file…');
    await dialog(page).getByRole('button', { name: 'Change 7 settings' }).click();
    await expect(page.getByText('7 settings changed')).toBeVisible();
    const [changes] = (await sent(page, 'changeSettings')) as [object];
    expect(changes).toMatchObject({ theme: 'dark', maxParallelUploads: 3, linkForm: 'own-1' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    const undone = async () => (await sent(page, 'changeSettings'))[1] ?? {};
    await expect.poll(undone).toMatchObject({ maxParallelUploads: 8, linkForm: 'direct', linkTemplates: [] });
  });

  test('are exported to where the dialog says', async ({ enter }) => {
    const page = await enter('empty');
    await toSettings(page);
    await page.getByRole('button', { name: 'Export…', exact: true }).click();
    await expect(page.getByText('Settings exported')).toBeVisible();
    expect(await sent(page, 'chooseExport')).toEqual([
      { format: 'json', name: 'snapferry-settings.json', what: 'settings' },
    ]);
    await page.getByRole('button', { name: 'Open folder' }).click();
    await expect.poll(() => sent(page, 'openDataFolder')).toEqual([{}]);
  });

  test('say of what notifications tell', async ({ enter }) => {
    const page = await enter('empty');
    await toSettings(page);
    await page.getByText('Only failures', { exact: true }).click();
    await expect.poll(() => sent(page, 'changeSettings')).toEqual([{ notifications: 'failures' }]);
    await settle(page, 2, { notifications: 'off' });
    await expect(page.getByRole('switch', { name: 'With a sound' })).toHaveCount(0);
  });
});

test.describe('limits in the settings', () => {
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
    await page.getByLabel('Password', { exact: true }).first().fill('secret');
    // The one that can be pressed: what counts together is saved beside it, and has nothing new.
    await page.getByRole('button', { name: 'Save', exact: true, disabled: false }).click();
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
