import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { libraryItem } from '../../bench/library/generate-items.ts';
import { backupsPath, databasePath } from '../../main/engine/store/paths.ts';
import { openStore } from '../../main/engine/store/store.ts';
import { i18n, test } from './fixtures.ts';

const pageBytes = 4096;

/**
 * Creates a damaged profile: twenty uploads with a backup of them, and five later ones; then a page of an index is
 * overwritten.
 */
function damagedProfile(profile: string): void {
  const store = openStore({ profile, now: Date.now });
  const items = Array.from({ length: 25 }, (_, index) => libraryItem(index));
  store.library.importItems(items.slice(0, 20));
  mkdirSync(backupsPath(profile), { recursive: true });
  store.backup(join(backupsPath(profile), 'daily-2026-01-02.db'));
  store.library.importItems(items.slice(20));
  store.close();
  const file = databasePath(profile);
  const db = new Database(file, { readonly: true });
  const page = db
    .prepare<[], number>("SELECT max(pageno) FROM dbstat WHERE name = 'history_by_link'")
    .pluck()
    .get();
  db.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, ((page ?? 1) - 1) * pageBytes);
  closeSync(handle);
}

/** The settings have a list of their sections with the same names. */
const rail = (page: Page) => page.getByRole('navigation', { name: i18n.t('rail.label') });

async function countOfLibrary(page: Page, count: number): Promise<void> {
  await rail(page)
    .getByRole('button', { name: i18n.t('rail.library'), exact: true })
    .click();
  await expect(page.getByText(i18n.t('library.count', { count }), { exact: true })).toBeVisible();
}

test('a damaged database: what is lost and what was saved is said, and a backup takes its place by a click', async ({
  start,
  env,
}) => {
  damagedProfile(env.SNAPFERRY_HOME ?? '');
  const { page } = await start();
  await expect(page.getByText('The file of queue and library was damaged')).toContainText(
    '5 later uploads were saved out of the damaged file, other changes to the library since are lost.',
  );
  await countOfLibrary(page, 25);

  await rail(page)
    .getByRole('button', { name: i18n.t('rail.settings'), exact: true })
    .click();
  await page.getByRole('button', { name: /^Restore the backup of / }).click();
  await expect(page.getByText(/^The backup of .* is in use now$/)).toBeVisible();
  // What it took the place of is a backup now.
  await expect(page.getByRole('button', { name: /^Restore the backup of / })).toHaveCount(2);
  // The notice ends with its screen.
  await page.getByRole('button', { name: i18n.t('library.undo'), exact: true }).click();
  await expect(page.getByText(i18n.t('library.notice.restore-undone'))).toBeVisible();
  await countOfLibrary(page, 25);

  await rail(page)
    .getByRole('button', { name: i18n.t('rail.settings'), exact: true })
    .click();
  await page
    .getByRole('button', { name: /^Restore the backup of / })
    .last()
    .click();
  await expect(page.getByText(/^The backup of .* is in use now$/)).toBeVisible();
  await countOfLibrary(page, 20);
});
