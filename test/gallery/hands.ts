import { expect, type Locator, type Page } from '@playwright/test';
import type { ScreenName } from '../../renderer/state/window-store.ts';

/** What a person does in the window, and what it sent over the bridge. English is spoken. */

const places: Record<ScreenName, string> = {
  queue: 'Queue',
  library: 'Library',
  posts: 'Posts',
  folders: 'Folders',
  accounts: 'Hosts and accounts',
  settings: 'Settings',
};

/** Goes to a screen by the rail. */
export const goTo = (screen: ScreenName) => (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: places[screen] }).click();

/** The row of a list that says this. */
export const row = (page: Page, text: string): Locator => page.getByRole('row').filter({ hasText: text });

/** The entry of a list of this id. */
export const entry = (page: Page, id: string): Locator => page.locator(`[data-id="${id}"]`);

/** A real drag or drop of files on the page; those called `pathless…` have no path, `…folder` is one. */
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
      for (const name of others) dataTransfer.items.add(new File(['bytes'], name));
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    },
    { kind, pictures, others },
  );
}

/** Drops a folder of two hundred pictures and is asked about it. */
export async function dropFolder(page: Page): Promise<void> {
  await drag(page, 'drop', 0, ['folder']);
  await expect(page.getByRole('alertdialog')).toBeVisible();
}

/** What the window sent over the bridge under this name so far. */
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
