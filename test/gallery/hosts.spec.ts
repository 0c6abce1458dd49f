import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { choose, drag, goTo, row, sent } from './hands.ts';
import { hostScenes } from './scenes/hosts.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

const toSettings = goTo('settings');

async function toForm(page: Page) {
  await toSettings(page);
  await page.getByRole('button', { name: 'Add a host' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** Chooses a kind in the open form. */
async function chooseKind(page: Page, name: string) {
  await page.getByRole('dialog').getByRole('button', { name: /Kind$/ }).click();
  await page.getByRole('option', { name }).click();
}

async function refuse(page: Page) {
  await toForm(page);
  await page.getByLabel('Bucket', { exact: true }).fill('pictures');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Fill this in.').first()).toBeVisible();
}

async function askRemoval(page: Page) {
  await toSettings(page);
  await page.getByRole('button', { name: /^Remove: Archive/ }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

async function toChange(page: Page, name: string) {
  await toSettings(page);
  await page.getByRole('button', { name: `Change: ${name}` }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** Of several sections that can be saved, this is the one that a host is changed in. */
const saveHost = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();

/** Changes what makes it another place, and is asked about the pictures that are at the one of before. */
async function changePlace(page: Page) {
  await toChange(page, 'Pictures of the team');
  await page.getByLabel('Bucket', { exact: true }).fill('images');
  await saveHost(page);
  await page
    .getByText('It is the same place under another address', { exact: true })
    .scrollIntoViewIfNeeded();
}

async function askElsewhere(page: Page) {
  await page.getByRole('button', { name: 'Send elsewhere…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /To$/ }).click();
  await page.getByRole('option', { name: 'Catbox' }).click();
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('less private');
}

async function changeRule(page: Page) {
  await toSettings(page);
  await page.getByRole('button', { name: /^Change: Videos/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** Tests a server whose key nobody has accepted. */
async function askKey(page: Page) {
  await toSettings(page);
  const test = page.getByRole('button', { name: /^Test: Archive/ });
  await test.click();
  await page.getByRole('button', { name: 'Accept this key' }).scrollIntoViewIfNeeded();
}

async function changeFolder(page: Page) {
  await goTo('folders')(page);
  await choose(page, page.getByRole('button', { name: 'More for Screenshots' }), 'Change');
  await page.getByRole('dialog').getByText('Where they go').scrollIntoViewIfNeeded();
}

const views: Record<string, View> = {
  ...viewsOf(hostScenes),
  'hosts in the queue, smallest': { scene: 'hosts', size: smallest },
  'hosts, none of one’s own': { scene: 'empty', arrive: toSettings, pictures: ['light'] },
  'hosts in the settings': { scene: 'hosts', arrive: toSettings, pictures: ['light', 'dark'] },
  'hosts in the settings, smallest': { scene: 'hosts', size: smallest, arrive: toSettings },
  'hosts, tested': {
    scene: 'hosts',
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('button', { name: /^Test: Pictures/ }).click();
      await page.getByRole('button', { name: /^Test: Catbox/ }).click();
      await expect(page.getByText('The test found nothing wrong.')).toBeVisible();
      await expect(page.getByText('not everybody can see it')).toBeVisible();
    },
  },
  'hosts, the key of a server': { scene: 'hosts', arrive: askKey, pictures: ['light', 'dark'] },
  'hosts, the key of a server, smallest': { scene: 'hosts', size: smallest, arrive: askKey },
  'host form': { scene: 'hosts', arrive: toForm },
  'host form, refused': {
    scene: 'hosts',
    size: { width: 1120, height: 1300 },
    arrive: refuse,
    pictures: ['light', 'dark'],
  },
  'host form, refused, smallest': { scene: 'hosts, no keychain', size: smallest, arrive: refuse },
  'host form, a file': {
    scene: 'hosts',
    async arrive(page) {
      await toForm(page);
      await chooseKind(page, 'Custom uploader');
    },
  },
  'host form, without registration': {
    scene: 'first-run',
    arrive: (page) => page.getByRole('button', { name: /^A host without registration/ }).click(),
  },
  'first screen, smallest': { scene: 'first-run', size: smallest },
  'host removal': { scene: 'hosts', arrive: askRemoval },
  'host removal, smallest': { scene: 'hosts', size: smallest, arrive: askRemoval },
  'host, changing its place, smallest': { scene: 'hosts', size: smallest, arrive: changePlace },
  'host out, smallest': { scene: 'host out', size: smallest },
  'host out, asking, smallest': { scene: 'host out', size: smallest, arrive: askElsewhere },
  rules: { scene: 'host out', size: { width: 1120, height: 1200 }, arrive: toSettings },
  'rules, smallest': {
    scene: 'host out',
    size: smallest,
    async arrive(page) {
      await toSettings(page);
      await page.getByRole('heading', { name: 'Rules' }).scrollIntoViewIfNeeded();
    },
  },
  'rule form, smallest': { scene: 'host out', size: smallest, arrive: changeRule },
  'host of a folder, smallest': { scene: 'hosts', size: smallest, arrive: changeFolder },
  'host picker': {
    scene: 'hosts',
    arrive: (page) => page.getByRole('button', { name: /^Uploading to/ }).click(),
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('hosts', () => {
  test('the key of a server is shown, accepted, and the server tested again by itself', async ({ enter }) => {
    const page = await enter('hosts');
    await askKey(page);
    await expect(page.getByText(/SHA256:uNiVztksCsDhcc0u9e8BrrQXVUpKZIDTMczCvj3tD2s/)).toBeVisible();
    await page.getByRole('button', { name: 'Accept this key' }).click();
    await expect(page.getByText('The test found nothing wrong.')).toBeVisible();
    expect(await sent(page, 'changeDestination')).toEqual([
      { id: 'archive', values: { hostKey: 'SHA256:uNiVztksCsDhcc0u9e8BrrQXVUpKZIDTMczCvj3tD2s' } },
    ]);
    expect(await sent(page, 'testDestination')).toEqual([{ id: 'archive' }, { id: 'archive' }]);
  });

  test('a host is saved with its secrets where a dialog says', async ({ enter }) => {
    const page = await enter('hosts');
    await toSettings(page);
    await page.getByRole('button', { name: /^Save as a file: Pictures/ }).click();
    await expect(page.getByText('The file holds its secrets in plain text')).toBeVisible();
    expect(await sent(page, 'exportDestination')).toEqual([
      { id: 'bucket', path: '/home/ada/bucket.snapferry-host.json' },
    ]);
  });

  test('a limit that what waits has reached is told on top, where there is room for captures', async ({
    enter,
  }) => {
    const page = await enter('host out');
    const top = page.getByRole('button', { name: /^Credits/ });
    await expect(top).toContainText('Imgur has no room for now for what waits.');
    await expect(page.getByText(/Room for \d+ uploads/)).toHaveCount(0);
  });

  test('a refusal stands at its field, has the keyboard, and goes when it is mended', async ({ enter }) => {
    const page = await enter('hosts');
    await refuse(page);
    await expect(page.getByLabel('Access key (its id)')).toBeFocused();
    expect(await sent(page, 'addDestination')).toEqual([]);
    await page.getByLabel('Access key (its id)').fill('AKIA');
    await page.getByLabel('Secret of the access key').fill('hush');
    await expect(page.getByText('Fill this in.')).toHaveCount(0);
    await page.getByLabel(/^Public address/).fill('ftp://files.example');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByLabel(/^Public address/)).toBeFocused();
    await expect(page.getByLabel(/^Public address/)).toHaveAccessibleDescription(/begins with https/);
    await page.getByLabel(/^Public address/).fill('https://files.example');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('“S3” was added')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await sent(page, 'addDestination')).at(-1)).toMatchObject({
      kind: 's3',
      title: 'S3',
      values: {
        bucket: 'pictures',
        accessKeyId: 'AKIA',
        secretAccessKey: 'hush',
        publicUrl: 'https://files.example',
      },
    });
  });

  test('a secret is never shown, and is said to go to the keychain', async ({ enter }) => {
    const page = await enter('hosts');
    await toForm(page);
    await expect(page.getByLabel('Secret of the access key')).toHaveAttribute('type', 'password');
    await expect(page.getByLabel('Secret of the access key')).toHaveAccessibleDescription(/keychain/);
  });

  test('from the first screen to a host without registration in two steps', async ({ enter }) => {
    const page = await enter('first-run');
    await page.getByRole('button', { name: /^A host without registration/ }).click();
    await expect(page.getByRole('dialog').getByText('Cannot be deleted')).toBeVisible();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('“Catbox” was added')).toBeVisible();
    expect(await sent(page, 'addDestination')).toMatchObject([{ kind: 'catbox', title: 'Catbox' }]);
    // Nothing else was chosen yet, so that what comes goes there.
    await expect.poll(() => sent(page, 'chooseDestination')).toEqual([{ id: 'new' }]);
  });

  test('a file of another program becomes a host', async ({ enter }) => {
    const page = await enter('hosts');
    await toForm(page);
    await chooseKind(page, 'Custom uploader');
    await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('dialog').getByRole('button', { name: 'Choose file' }).click(),
    ]);
    await chooser.setFiles({
      name: 'site.sxcu',
      mimeType: 'application/json',
      buffer: Buffer.from('{"Version":"14.0.0"}'),
    });
    await expect(page.getByText('site.sxcu')).toBeVisible();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('“My own site” was added')).toBeVisible();
    expect(await sent(page, 'importDestination')).toEqual([{ kind: 'sxcu', text: '{"Version":"14.0.0"}' }]);
  });

  test('dropped files become hosts, one by one; one that is broken is told in the words of its kind', async ({
    enter,
  }) => {
    const page = await enter('hosts');
    await drag(page, 'drop', 0, ['broken.sxcu', 'Site.SXCU']);
    await expect(page.getByText('“My own site” was added')).toBeVisible();
    await expect(page.getByText('“broken.sxcu” makes no host')).toBeVisible();
    await expect(page.getByText('it is not written in JSON')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
    expect(await sent(page, 'importDestination')).toHaveLength(2);
    // They are no pictures.
    expect(await sent(page, 'add')).toEqual([]);
  });

  test('before a host is removed, its waiting pictures get a place', async ({ enter }) => {
    const page = await enter('hosts');
    await askRemoval(page);
    await expect(page.getByText('3 pictures wait for it.')).toBeVisible();
    await page.getByRole('radio', { name: 'Send to Catbox' }).click({ force: true });
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect
      .poll(() => sent(page, 'removeDestination'))
      .toEqual([{ id: 'archive', waiting: { what: 'move', to: 'catbox' } }]);
    await askRemoval(page);
    await page.getByRole('radio', { name: 'Cancel these uploads' }).click({ force: true });
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect
      .poll(async () => (await sent(page, 'removeDestination')).at(-1))
      .toEqual({ id: 'archive', waiting: { what: 'cancel' } });
  });

  test('the default is chosen in the settings and beside the queue', async ({ enter }) => {
    const page = await enter('hosts');
    await choose(page, page.getByRole('button', { name: /^Uploading to/ }), 'Catbox');
    await toSettings(page);
    await page.getByRole('button', { name: 'Make default: Imgur' }).click();
    expect(await sent(page, 'chooseDestination')).toEqual([{ id: 'catbox' }, { id: 'imgur' }]);
  });

  test('a host is changed in place: what was typed is sent, and a secret stays where nothing was', async ({
    enter,
  }) => {
    const page = await enter('hosts');
    await toChange(page, 'Pictures of the team');
    await expect(page.getByLabel('Bucket', { exact: true })).toHaveValue('pictures');
    const secret = page.getByLabel('Secret of the access key');
    await expect(secret).toHaveValue('');
    await expect(secret).toHaveAccessibleDescription(/It is set/);
    await page.getByLabel('Name', { exact: true }).fill('Team');
    await page.getByLabel(/^Public address/).fill('');
    await saveHost(page);
    await expect(page.getByText('“Team” was changed')).toBeVisible();
    expect(await sent(page, 'changeDestination')).toEqual([
      { id: 'bucket', title: 'Team', values: { publicUrl: null }, isMoved: false },
    ]);
  });

  test('another place is refused while pictures are at the one of before, unless it is the same', async ({
    enter,
  }) => {
    const page = await enter('hosts');
    await changePlace(page);
    await expect(page.getByRole('alert').filter({ hasText: 'another place' })).toBeVisible();
    await page.getByText('It is the same place under another address', { exact: true }).click();
    await saveHost(page);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await sent(page, 'changeDestination')).at(-1)).toEqual({
      id: 'bucket',
      values: { bucket: 'images' },
      isMoved: true,
    });
  });

  test('a secret that need not be is taken away', async ({ enter }) => {
    const page = await enter('hosts');
    await toChange(page, 'Catbox');
    await expect(page.getByText('/run/secrets/userhash')).toBeVisible();
    await page.getByRole('button', { name: /^Take away/ }).click();
    await saveHost(page);
    await expect
      .poll(() => sent(page, 'changeDestination'))
      .toEqual([{ id: 'catbox', values: { userhash: null }, isMoved: false }]);
  });

  test('what waits for a host that is out goes elsewhere, and is less private only if that was said', async ({
    enter,
  }) => {
    const page = await enter('host out');
    await expect(
      page.getByText('Imgur has no room for now for what waits. 3 pictures wait until'),
    ).toBeVisible();
    await askElsewhere(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
    await dialog.getByText('That is all right').click();
    await dialog.getByText('Do so from now on').click();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('3 pictures go to Catbox')).toBeVisible();
    await expect(dialog).toHaveCount(0);
    expect((await sent(page, 'sendElsewhere')).at(-1)).toEqual({
      from: 'imgur',
      to: 'catbox',
      remember: true,
      allowLessPrivate: true,
    });
  });

  test('a copy stands below its first', async ({ enter }) => {
    const page = await enter('host out');
    const ended = page.getByRole('row').filter({ hasText: 'Done' });
    await expect(ended.nth(0)).toContainText('Pictures of the team');
    await expect(ended.nth(1)).toContainText('Copy');
    await expect(ended.nth(1)).toContainText('Archive in the cellar');
  });

  test('rules are put in order by the keyboard, which stays with the rule', async ({ enter }) => {
    const page = await enter('host out');
    await toSettings(page);
    await page.getByRole('button', { name: /^Later: Captures/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Now rule 2 of 3' })).toBeAttached();
    expect(await sent(page, 'changeSettings')).toMatchObject([
      { routing: { rules: [{ id: 'large' }, { id: 'captures' }, { id: 'many' }] } },
    ]);
  });

  test('a rule is made, and says in words what it does while it is made', async ({ enter }) => {
    const page = await enter('host out');
    await toSettings(page);
    await page.getByRole('button', { name: 'Add a rule…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Editors', { exact: true }).click();
    await expect(dialog.getByRole('status')).toHaveText('Pictures from editors go to Pictures of the team');
    await dialog.getByText('Videos', { exact: true }).click();
    await dialog.getByLabel('Over (MB)').fill('1.5');
    await expect(dialog.getByRole('status')).toHaveText(
      'Videos over 1.5 MB (editors) go to Pictures of the team',
    );
    await dialog.getByLabel('Up to (MB)').fill('1');
    await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
    await dialog.getByLabel('Up to (MB)').fill('');
    await dialog.getByRole('button', { name: /A copy goes to$/ }).click();
    await page.getByRole('option', { name: 'Catbox' }).click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('less private');
    await dialog.getByText('That is all right').click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const [, last] = (await sent(page, 'changeSettings')) as { routing: { rules: unknown[] } }[];
    expect(last?.routing.rules).toHaveLength(4);
    expect(last?.routing.rules.at(-1)).toMatchObject({
      when: { ways: ['editor'], kinds: ['video'], minBytes: 1_500_001, maxBytes: null },
      to: 'bucket',
      mirrorTo: 'catbox',
      allowLessPrivate: true,
    });
  });

  test('hotkeys and editors have hosts of their own', async ({ enter }) => {
    const page = await enter('host out');
    await toSettings(page);
    await page.getByRole('button', { name: /Where it goes \(Capture a region\)/ }).click();
    await page.getByRole('option', { name: /^Archive/ }).click();
    await page.getByRole('button', { name: /Where editors’ pictures go/ }).click();
    await page.getByRole('option', { name: 'Catbox' }).click();
    expect(await sent(page, 'changeSettings')).toMatchObject([
      { hotkeyHosts: { 'capture-screen': 'catbox', 'capture-region': 'archive' } },
      { routing: { rules: [{ to: 'catbox', when: { ways: ['editor'] } }, { id: 'captures' }, {}, {}] } },
    ]);
  });

  test('a folder keeps its own host, which is said in its card', async ({ enter }) => {
    const page = await enter('hosts');
    await changeFolder(page);
    await expect(page.getByRole('listitem').filter({ hasText: 'Camera' })).not.toContainText('Host');
    const dialog = page.getByRole('dialog');
    // Albums and the gallery are of another host.
    await expect(dialog.getByLabel('Into the album')).toHaveCount(0);
    await dialog.getByRole('button', { name: /Where they go$/ }).click();
    await page.getByRole('option', { name: 'Catbox' }).click();
    await expect(dialog.getByText('Cannot be deleted')).toBeVisible();
    await dialog.getByRole('button', { name: 'Save: Screenshots' }).click();
    await expect
      .poll(() => sent(page, 'changeFolder'))
      .toEqual([expect.objectContaining({ id: 'Screenshots', host: 'catbox' })]);
  });

  test('rows name a host that is not the default, and what waits can go elsewhere', async ({ enter }) => {
    const page = await enter('hosts');
    await expect(row(page, 'The old harbour')).toContainText('Archive in the cellar');
    await expect(row(page, 'meadow.webp')).not.toContainText('Pictures of the team');
    await row(page, 'The old harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send to' }).hover();
    await page.getByRole('menuitem', { name: 'Catbox' }).click();
    expect(await sent(page, 'moveJobs')).toEqual([{ ids: ['job-5'], to: 'catbox' }]);
  });
});
