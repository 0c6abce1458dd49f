import { expect, type Locator, type Page } from '@playwright/test';
import type { ScreenName } from '../../renderer/state/window-store.ts';

/** Actions of a user in the window, and the calls that it sent over the bridge. In English. */

const places: Record<ScreenName, string> = {
  queue: 'Queue',
  library: 'Library',
  posts: 'Posts',
  folders: 'Folders',
  accounts: 'Hosts and accounts',
  settings: 'Settings',
};

/** Opens a screen by the sidebar. */
export const goTo = (screen: ScreenName) => (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: places[screen] }).click();

export const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Commands' });

/** Opens the command palette, and waits until it takes what is typed: its code may still be on the way. */
export async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('searchbox')).toBeFocused();
}

/** Finds the row of a list with this text. */
export const row = (page: Page, text: string): Locator => page.getByRole('row').filter({ hasText: text });

/** Finds the entry of a list by id. */
export const entry = (page: Page, id: string): Locator => page.locator(`[data-id="${id}"]`);

/**
 * Performs a real drag or drop of files on the page; those called `pathless…` have no path, `…folder` is one. What is in
 * the others is their name.
 */
export function drag(
  page: Page,
  kind: 'dragover' | 'drop',
  pictures: number,
  others: readonly string[] = [],
) {
  return page.evaluate(
    ({ kind, pictures, others }) => {
      const dataTransfer = new DataTransfer();
      for (let i = 1; i <= pictures; i += 1)
        dataTransfer.items.add(new File(['bytes'], `picture-${i}.png`, { type: 'image/png' }));
      for (const name of others) dataTransfer.items.add(new File([name], name));
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    },
    { kind, pictures, others },
  );
}

/** Drops a folder of two hundred pictures and waits for the confirmation. */
export async function dropFolder(page: Page): Promise<void> {
  await drag(page, 'drop', 0, ['folder']);
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

/** Returns the calls of this name that the window has sent so far. */
export function sent(page: Page, name: string): Promise<unknown[]> {
  return page.evaluate(
    (wanted) => window.gallery.calls.filter((call) => call.name === wanted).map((call) => call.input),
    name,
  );
}

/** Chooses an entry of the menu that this button opens. */
export async function choose(page: Page, button: Locator, name: string): Promise<void> {
  await button.click();
  await page.getByRole('menuitem', { name }).click();
}

/**
 * Chooses an action of the bar of a selection: a button where there is room for it, in the menu at its end otherwise.
 * @param inside entry of the menu that the action opens
 */
export async function chooseInBar(page: Page, action: string, inside?: string): Promise<void> {
  const bar = page.getByRole('toolbar', { name: / selected$/ });
  const button = bar.getByRole('button', { name: action });
  const rest = bar.getByRole('button', { name: 'More actions' });
  await expect(button.or(rest).first()).toBeVisible();
  if (await button.isVisible()) await button.click();
  else await choose(page, rest, action);
  if (inside !== undefined) await page.getByRole('menuitem', { name: inside }).click();
}
