import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { goTo, sent } from './hands.ts';
import { accountScenes } from './scenes/accounts.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

const atAccounts = goTo('accounts');
/** Finds the card of the account called Ada. */
const ada = (page: Page) =>
  page.getByRole('list', { name: 'Who uploads' }).getByRole('listitem').filter({ hasText: 'ada' });

const views: Record<string, View> = {
  ...viewsOf(accountScenes),
  'favourites, refused': {
    scene: 'accounts',
    async arrive(page) {
      await atAccounts(page);
      await ada(page).getByRole('button', { name: 'Favourites…' }).click();
      await page.getByRole('dialog').getByText('To read later').click();
      await expect(page.getByRole('dialog').getByRole('status').locator('p')).toBeVisible();
    },
  },
  'accounts, several': { pictures: ['light'], scene: 'accounts', arrive: atAccounts },
  'accounts, none, smallest': { scene: 'first-run', size: smallest, arrive: atAccounts },
  'accounts, waiting for a PIN': { scene: 'accounts-waiting', arrive: atAccounts },
  'accounts, signing in while Imgur shows its error': { scene: 'accounts-closed', arrive: atAccounts },
  'accounts, in trouble': {
    scene: 'accounts-wrong',
    size: { width: 1120, height: 1100 },
    arrive: atAccounts,
  },
  'accounts, in trouble, smallest': { scene: 'accounts-wrong', size: smallest, arrive: atAccounts },
  'accounts, signing out': {
    scene: 'accounts',
    async arrive(page) {
      await atAccounts(page);
      await ada(page).getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
  'accounts, about the trouble': {
    scene: 'accounts',
    async arrive(page) {
      await atAccounts(page);
      await page.getByRole('button', { name: 'Imgur shows an error?' }).click();
    },
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test('accounts: choose, sign in with the browser, a PIN, the secret, sign out', async ({ enter }) => {
  const page = await enter('accounts');
  const nav = page.getByRole('navigation');
  await expect(nav.getByRole('button', { name: 'Uploading as ada' })).toBeVisible();
  await goTo('accounts')(page);
  await page.getByRole('button', { name: 'Upload here: Anonymous' }).click();
  expect(await sent(page, 'chooseAccount')).toEqual([{ id: null }]);
  await page.getByRole('button', { name: 'Add an account' }).click();
  expect(await sent(page, 'beginSignIn')).toEqual([{ kind: 'token', language: 'en' }]);
  expect(await sent(page, 'openLink')).toHaveLength(1);
  // It is the shell that reads the clipboard: the page has nothing to send.
  await page.getByRole('button', { name: 'Take it from the clipboard' }).click();
  expect(await sent(page, 'keepClientSecret')).toEqual([{}]);
  await expect(page.getByText('The client secret is kept')).toBeVisible();
  await page.getByRole('button', { name: 'Forget', exact: true }).click();
  expect(await sent(page, 'setClientSecret')).toEqual([{ secret: null }]);
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page.getByRole('alertdialog')).toContainText('Your pictures stay at Imgur');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  expect(await sent(page, 'signOut')).toEqual([{ id: 'imgur:ada' }]);
});

test('accounts: folders of favourites are switched where Imgur does it, and told where it does not', async ({
  enter,
}) => {
  const page = await enter('accounts');
  await goTo('accounts')(page);
  await page.getByRole('button', { name: 'Favourites' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('never shows hidden ones');
  await dialog.getByText('Wallpapers').click();
  await expect(dialog.getByRole('switch', { name: 'Wallpapers' })).toBeChecked();
  expect(await sent(page, 'changeFavoriteFolder')).toEqual([
    { account: 'imgur:ada', id: '1', isPrivate: true },
  ]);
  await dialog.getByText('To read later').click();
  await expect(dialog).toContainText('Imgur left the folder as it was');
  await expect(dialog.getByRole('switch', { name: 'To read later' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Open at Imgur' }).click();
  expect(await sent(page, 'openLink')).toEqual([{ url: 'https://imgur.com/user/ada/favorites' }]);
});

test('accounts: a PIN is handed over and forgotten; the trouble is looked at', async ({ enter }) => {
  const page = await enter('accounts-waiting');
  await goTo('accounts')(page);
  await page.getByLabel('PIN', { exact: true }).fill('12345');
  await page.keyboard.press('Enter');
  expect(await sent(page, 'finishSignIn')).toEqual([{ attempt: 'attempt', pin: '12345' }]);
  await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
  await page.getByRole('button', { name: 'Imgur shows an error?' }).click();
  await page.getByRole('button', { name: 'Look at Imgur’s pages' }).click();
  await expect(page.getByText('shows an error for this Client-ID')).toBeVisible();
  await expect(page.getByText('does not let new applications be registered')).toBeVisible();
});
