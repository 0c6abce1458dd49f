import type { Page } from '@playwright/test';
import { type Enter, expect, test } from './fixtures.ts';
import { choose, entry, goTo, sent } from './hands.ts';
import type { SceneName } from './scenes/index.ts';
import { libraryScenes } from './scenes/library.ts';
import { selectEveryWay } from './selecting.ts';
import { look, smallest, type View, viewsOf, zoomed } from './views.ts';

async function inLibrary(page: Page) {
  await goTo('library')(page);
  await expect(entry(page, 'item-0')).toBeVisible();
}

const tool = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

const views: Record<string, View> = {
  ...viewsOf(libraryScenes),
  'library, full': { scene: 'library', arrive: goTo('library') },
  'library, at 200 %': { scene: 'library', size: zoomed, arrive: goTo('library') },
  'library, empty': { scene: 'empty', arrive: goTo('library') },
  'library, one': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-6').click();
    },
  },
  'library, list': {
    pictures: ['light'],
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await tool(page, 'List').click();
      await entry(page, 'item-3').click();
    },
  },
  'library, several, smallest': {
    pictures: ['dark'],
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-0').click();
      await page.keyboard.press('Control+a');
    },
  },
  'library, list, smallest': {
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await inLibrary(page);
      await tool(page, 'List').click();
    },
  },
  'library, filtered': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await tool(page, 'Filter').click();
      await page.getByRole('toolbar').getByRole('button', { name: 'Kind' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Pictures' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Animated' }).click();
      await page.keyboard.press('Escape');
      await expect(page.locator('main [role="row"][data-key^="kind:"]')).toHaveCount(2);
    },
  },
  'library, folders': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await tool(page, 'Sort').click();
      await page.getByRole('menuitemradio', { name: 'Folder' }).click();
      await page.keyboard.press('Escape');
      await tool(page, 'List').click();
      await expect(page.getByText('/home/ada/Pictures/Lake').first()).toBeVisible();
    },
  },
  'library, days': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await tool(page, 'Filter').click();
      await page.getByRole('button', { name: 'From day to day' }).click();
      await expect(page.getByRole('grid').last()).toBeVisible();
    },
  },
  'library, copyright notice': {
    scene: 'library',
    size: { width: 1120, height: 1300 },
    async arrive(page) {
      await inLibrary(page);
      await choose(page, tool(page, 'More actions'), 'Copyright notice');
      await page.getByLabel('What is to be removed').fill('https://imgur.com/a/Xy7pQ2a words');
      await expect(page.getByRole('dialog').locator('pre')).toContainText('Xy7pQ2a');
    },
  },
  'library, copyright notice, smallest': {
    scene: 'library',
    size: smallest,
    async arrive(page) {
      await inLibrary(page);
      await choose(page, tool(page, 'More actions'), 'Copyright notice');
      await expect(page.getByRole('dialog').locator('pre')).toBeAttached();
    },
  },
  'library, deleting': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-0').click();
      await entry(page, 'item-1').click({ modifiers: ['Shift'] });
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Delete 2 pictures' }).click();
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    },
  },
  'library, before deleting': {
    scene: 'library',
    async arrive(page) {
      await inLibrary(page);
      await entry(page, 'item-0').click();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

type EnterWhere = [enter: Enter, scene?: SceneName, clock?: { isClockRunning: boolean }];

test.describe('library', () => {
  async function enterLibrary(...[enter, scene = 'library', clock]: EnterWhere): Promise<Page> {
    const page = await enter(scene, clock);
    await inLibrary(page);
    return page;
  }
  const picked = (page: Page) =>
    page
      .locator('[data-id][aria-selected="true"]')
      .evaluateAll((rows) => rows.map((each) => each.getAttribute('data-id')).sort());

  test('selects by click, Ctrl, Shift, keys, Space and all at once', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click();
    await entry(page, 'item-2').click({ modifiers: ['Control'] });
    expect(await picked(page)).toEqual(['item-0', 'item-2']);
    await entry(page, 'item-4').click({ modifiers: ['Shift'] });
    expect(await picked(page)).toEqual(['item-2', 'item-3', 'item-4']);
    await page.keyboard.press('ArrowLeft');
    expect(await picked(page)).toEqual(['item-3']);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await picked(page)).toEqual(['item-3', 'item-4', 'item-5']);
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    expect(await picked(page)).toEqual(['item-3', 'item-4', 'item-5']);
    await page.keyboard.press('Control+Space');
    expect(await picked(page)).toEqual(['item-3', 'item-4', 'item-5', 'item-7']);
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '100 selected' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar')).toBeHidden();
  });

  test('selects with a rubber band, and turns over with Ctrl', async ({ enter }) => {
    const page = await enterLibrary(enter);
    const first = await entry(page, 'item-0').boundingBox();
    const second = await entry(page, 'item-1').boundingBox();
    if (!first || !second) throw new Error('No boxes');
    const draw = async () => {
      await page.mouse.move(first.x - 6, first.y - 4);
      await page.mouse.down();
      await page.mouse.move(first.x + 20, first.y + 20);
      await page.mouse.move(second.x + 20, second.y + 20);
      await page.mouse.up();
    };
    await draw();
    expect(await picked(page)).toEqual(['item-0', 'item-1']);
    await page.keyboard.down('Control');
    await draw();
    await page.keyboard.up('Control');
    expect(await picked(page)).toEqual([]);
  });

  test('selects with a rubber band in the list, from the empty part of a row', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const from = await entry(page, 'item-1').boundingBox();
    const to = await entry(page, 'item-3').boundingBox();
    if (!from || !to) throw new Error('No boxes');
    await page.mouse.move(from.x + from.width - 60, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width - 80, from.y + 40);
    await page.mouse.move(to.x + to.width - 90, to.y + 20);
    await page.mouse.up();
    expect(await picked(page)).toEqual(['item-1', 'item-2', 'item-3']);
  });

  test('two days of choice, typed', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('spinbutton').first().click();
    // As the customs have it here: day, month, year.
    await page.keyboard.type('0103202612032026');
    const last = async () => (await sent(page, 'library')).at(-1) as { from?: number; to?: number };
    await expect.poll(last).toMatchObject({ from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 13) });
    await expect(page.getByRole('row', { name: /^1\s.\s12 Mar 2026$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(async () => (await last()).from).toBeUndefined();
  });

  test('filters by folder, groups by it, and remembers how it was looked at', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('toolbar').getByRole('button', { name: 'Folder' }).click();
    await page.getByRole('menuitemcheckbox', { name: '/home/ada/Screenshots' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sort' }).click();
    await page.getByRole('menuitemradio', { name: 'Folder' }).click();
    await expect
      .poll(async () => (await sent(page, 'library')).at(-1))
      .toMatchObject({ folder: ['/home/ada/Screenshots'], group: 'folder' });
    expect((await sent(page, 'changeSettings')).at(-1)).toEqual({
      libraryView: { view: 'grid', sort: 'newest', group: 'folder', filters: true },
    });
  });

  test('with Alt the selection is dragged out as files', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Control'] });
    const box = await entry(page, 'item-0').boundingBox();
    if (!box) throw new Error('No box');
    await page.keyboard.down('Alt');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 });
    const wanted = [{ kind: 'items', ids: ['item-1', 'item-0'] }];
    await expect.poll(() => sent(page, 'dragFiles')).toEqual(wanted);
    await page.mouse.up();
    await page.keyboard.up('Alt');
    expect(await sent(page, 'realFiles')).toEqual(wanted);
  });

  test('copies links in the order given, in the form that is asked for', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-1').click();
    await entry(page, 'item-0').click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+c');
    await page.getByRole('button', { name: 'Copy as Team wiki' }).click();
    await expect.poll(async () => (await sent(page, 'copyText')).length).toBe(2);
    const [plain, wiki] = (await sent(page, 'copyText')) as { text: string }[];
    const links = plain?.text.split('\n') ?? [];
    expect(links).toHaveLength(2);
    expect(wiki?.text).toBe(
      `[[${links[0]}|Screenshot 2026-03-12 134502.png]]\n[[${links[1]}|sunset-over-the-bay.jpg]]`,
    );
  });

  test('one is deleted without a question, and Ctrl+Z takes it back', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click();
    await page.keyboard.press('Delete');
    await expect.poll(() => sent(page, 'deleteRemote')).toEqual([{ ids: ['item-0'] }]);
    const notice = page.getByRole('region', { name: 'Notices' });
    await expect(notice.getByRole('button', { name: 'Undo' })).toBeVisible();
    const list = await page.getByRole('grid').boundingBox();
    const told = await notice.boundingBox();
    expect(told?.y ?? 0).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('Control+z');
    expect(await sent(page, 'undoDelete')).toEqual([]);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => sent(page, 'undoDelete')).toEqual([{ ids: ['item-0'] }]);
    await expect(notice.getByRole('button', { name: 'Undo' })).toBeHidden();
    // Nothing is left to undo.
    await page.keyboard.press('Control+z');
    expect(await sent(page, 'undoDelete')).toHaveLength(1);
  });

  test('deletes at its host with ten seconds to take it back', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog', { name: 'Delete 2 pictures at their hosts?' });
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    expect(await sent(page, 'deleteRemote')).toEqual([]);
    await page.keyboard.press('Delete');
    await question.getByRole('button', { name: 'Delete 2 pictures' }).click();
    expect(await sent(page, 'deleteRemote')).toEqual([{ ids: ['item-1', 'item-0'] }]);
    const notices = page.getByRole('region', { name: 'Notices' });
    await expect(notices.getByText('will be deleted at the host in 10 s').first()).toBeVisible();
    await notices.getByRole('button', { name: 'Undo' }).click();
    expect(await sent(page, 'undoDelete')).toEqual([{ ids: ['item-1', 'item-0'] }]);
    await expect(notices.getByRole('button', { name: 'Undo' })).toBeHidden();
  });

  test('what can no longer be taken back is not offered any more', async ({ enter }) => {
    const page = await enterLibrary(enter, 'library', { isClockRunning: true });
    await entry(page, 'item-0').click();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await page.clock.fastForward(10_500);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  });

  test('what was deleted is not deleted again', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-4').click();
    await page.keyboard.press('Delete');
    expect(await sent(page, 'deleteRemote')).toEqual([]);
  });

  test('texts of one are changed from where they are shown', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click();
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('button', { name: 'Title, description, tags' }).click();
    await page.getByRole('alertdialog').getByLabel('Title').fill('A bay');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click();
    expect(await sent(page, 'describeItems')).toEqual([{ ids: ['item-0'], title: 'A bay' }]);
    await entry(page, 'item-4').click();
    await expect(inspector.getByRole('button', { name: 'Title, description, tags' })).toBeHidden();
  });

  test('a notice to the copyright agent is copied when it is whole, and says under oath only what was said', async ({
    enter,
  }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Copyright notice' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Where your own can be seen')).toHaveValue(/^https:\/\/imgur\.com\//);
    await dialog.getByLabel('What is to be removed').fill('https://imgur.com/stolen1');
    await dialog.getByLabel('Your work').fill('A photograph of a bay');
    await dialog.getByLabel('Your full name').fill('Ada Lovelace');
    await dialog.getByLabel('E-mail').fill('ada@ada.example');
    await dialog.getByLabel('Postal address').fill('London');
    const copy = dialog.getByRole('button', { name: 'Copy the letter' });
    await expect(dialog.getByRole('status')).toHaveText('Still missing: good faith, accuracy');
    await expect(copy).toBeDisabled();
    await expect(dialog.locator('pre')).not.toContainText('perjury');
    await dialog.getByText('I believe in good faith').click();
    await dialog.getByText('All of this is accurate').click();
    await copy.click();
    const [letter] = (await sent(page, 'copyText')) as { text: string }[];
    expect(letter?.text).toContain('https://imgur.com/stolen1\n');
    expect(letter?.text).toContain('under penalty of perjury, I am the owner');
    expect(letter?.text).toContain('12 March 2026');
  });

  test('makes a new upload of an old one, edited, once more or elsewhere, and a file', async ({ enter }) => {
    const page = await enterLibrary(enter, 'library-hosts');
    const menu = async (...names: string[]) => {
      await entry(page, 'item-0').click({ button: 'right' });
      for (const name of names) await page.getByRole('menuitem', { name }).click();
    };
    const items = [{ kind: 'path', path: '/dropped/item-0.png' }];
    const again = { items, origin: 'dialog', duplicates: 'upload' };
    await menu('Save as…');
    await expect(page.getByText('The picture was saved')).toBeVisible();
    await menu('Show file');
    await expect.poll(() => sent(page, 'revealFile')).toEqual([{ kind: 'items', id: 'item-0' }]);
    await menu('Upload again');
    await expect.poll(() => sent(page, 'add')).toEqual([again]);
    await inLibrary(page);
    await menu('Upload to another host', 'Pictures of the team');
    await expect.poll(async () => (await sent(page, 'add')).at(-1)).toEqual({ ...again, host: 'bucket' });
    await inLibrary(page);
    await menu('Edit a copy…');
    await expect.poll(async () => (await sent(page, 'add')).at(-1)).toMatchObject({ ...again, edit: true });
  });

  test('deleted pictures offer no links, anywhere', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-4').click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Show large' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: /Copy|Open link/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid')).toBeFocused();
    await expect(page.getByRole('complementary').getByText('Links', { exact: true })).toHaveCount(0);
    await page.keyboard.press('Control+c');
    await expect(page.getByText('There is no link to copy')).toBeVisible();
    expect(await sent(page, 'copyText')).toEqual([]);
  });

  test('the bar of a selection is one row of words, and a menu for the rest', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await page.setViewportSize(smallest);
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Control'] });
    const bar = page.getByRole('toolbar', { name: '2 selected' });
    expect((await bar.boundingBox())?.height).toBe(48);
    await expect(bar.getByRole('button', { name: 'Copy 2 links' })).toBeVisible();
    await choose(page, bar.getByRole('button', { name: 'More actions' }), 'Delete at the host');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete 2 pictures' }).click();
    expect(await sent(page, 'deleteRemote')).toEqual([{ ids: ['item-1', 'item-0'] }]);
  });

  test('forgets with undo', async ({ enter }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove from the library' }).click();
    expect(await sent(page, 'forget')).toEqual([{ ids: ['item-0'] }]);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await sent(page, 'undoForget')).toEqual([{ ids: ['item-0'] }]);
  });

  test('drags the selection out as addresses, text and HTML, and does not take it back in', async ({
    enter,
  }) => {
    const page = await enterLibrary(enter);
    await entry(page, 'item-0').click();
    await entry(page, 'item-1').click({ modifiers: ['Control'] });
    const dragged = await page.evaluate(() => {
      const transfer = new DataTransfer();
      const source = document.querySelector('[data-id="item-0"]');
      source?.dispatchEvent(
        new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
      document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
      return ['text/uri-list', 'text/plain', 'text/html'].map((type) => transfer.getData(type));
    });
    expect(dragged[0]?.split('\r\n')).toHaveLength(2);
    expect(dragged[1]?.split('\n')).toEqual(dragged[0]?.split('\r\n'));
    expect(dragged[2]).toContain('<img src="https://i.imgur.com/');
    expect(await sent(page, 'add')).toEqual([]);
  });

  test('a hundred thousand: few are drawn, any place is reached, all are selected', async ({ enter }) => {
    const page = await enterLibrary(enter, 'library-huge');
    await expect.poll(() => sent(page, 'libraryIds')).toHaveLength(1);
    await entry(page, 'item-0').click();
    await page.keyboard.press('End');
    await expect(entry(page, 'item-99999')).toBeVisible();
    await expect(entry(page, 'item-99999')).toContainText('.');
    expect(await page.locator('[data-id]').count()).toBeLessThan(120);
    await page.keyboard.press('Control+a');
    await expect(page.getByRole('toolbar', { name: '100,000 selected' })).toBeVisible();
  });

  test('what the engine tells shows at once; what is new comes in by itself', async ({ enter }) => {
    const page = await enterLibrary(enter, 'library', { isClockRunning: true });
    await page.evaluate(() => {
      const [input] = window.gallery.calls.filter((call) => call.name === 'library');
      if (!input) throw new Error('Never asked');
      window.gallery.emit({ kind: 'delta', seq: 2, removedItems: ['item-0'] });
    });
    const before = (await sent(page, 'library')).length;
    await page.clock.fastForward(1_000);
    await expect.poll(async () => (await sent(page, 'library')).length).toBeGreaterThan(before);
  });

  test('every way in the library', async ({ enter }) => {
    const page = await enter('library');
    await inLibrary(page);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await selectEveryWay(page, (index) => `item-${index}`);
  });

  test('searching the library asks the engine', async ({ enter }) => {
    const page = await enter('library');
    await goTo('library')(page);
    await page.getByRole('searchbox').fill('harbour');
    await expect(page.getByText('Nothing matches “harbour”')).toBeVisible();
    expect(await sent(page, 'library')).toContainEqual({
      text: 'harbour',
      sort: 'newest',
      group: 'day',
      limit: 100,
    });
  });
});
