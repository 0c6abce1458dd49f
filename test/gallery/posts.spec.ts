import type { Page } from '@playwright/test';
import { type Enter, expect, test } from './fixtures.ts';
import { choose, chooseInBar, drag, entry, goTo, row, sent } from './hands.ts';
import { postScenes } from './scenes/posts.ts';
import { look, smallest, type View, viewsOf } from './views.ts';

/** Opens the post of this title on its screen. */
function openPost(title: string) {
  return async (page: Page) => {
    await goTo('posts')(page);
    await page.getByRole('grid', { name: 'Posts' }).getByRole('row').filter({ hasText: title }).click();
  };
}

const views: Record<string, View> = {
  ...viewsOf(postScenes),
  'posts, draft': {
    scene: 'posts',
    size: { width: 1120, height: 1400 },
    arrive: openPost('A weekend by the lake'),
  },
  'posts, uploading': { pictures: ['light'], scene: 'posts', arrive: openPost('Ein außerordentlich') },
  'posts, paused': { scene: 'posts-paused', arrive: openPost('Ein außerordentlich') },
  'posts, done': { scene: 'posts', arrive: openPost('Harbour') },
  'posts, changed, smallest': { scene: 'posts', size: smallest, arrive: openPost('Release notes') },
  'posts, empty': { scene: 'empty', arrive: goTo('posts') },
  'posts, wrong': { scene: 'posts-wrong', size: { width: 1120, height: 1500 }, arrive: openPost('xxxxx') },
  'posts, stuck': { scene: 'posts-wrong', arrive: openPost('Stuck') },
  'posts, failed, smallest': { scene: 'posts-wrong', size: smallest, arrive: openPost('Failed') },
  'posts, asked before discarding': {
    scene: 'posts',
    async arrive(page) {
      await openPost('A weekend by the lake')(page);
      await choose(page, page.getByRole('button', { name: 'More actions' }), 'Discard draft');
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('a finished post', () => {
  test('shows its link to be copied and opened, and its form only when it is to be changed', async ({
    enter,
  }) => {
    const page = await enter('posts');
    await openPost('Harbour')(page);
    await expect(page.getByText('imgur.com/a/aLbUm01', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Title', { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Copy link' }).click();
    expect(await sent(page, 'copyText')).toEqual([{ text: 'https://imgur.com/a/aLbUm01' }]);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    expect(await sent(page, 'openLink')).toEqual([{ url: 'https://imgur.com/a/aLbUm01' }]);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Harbour');
    // Another post, and it is finished again.
    await openPost('Release notes')(page);
    await openPost('Harbour')(page);
    await expect(page.getByLabel('Title', { exact: true })).toHaveCount(0);
  });

  test('that was changed shows the form, which sends the changes', async ({ enter }) => {
    const page = await enter('posts');
    await goTo('posts')(page);
    await page.getByRole('grid', { name: 'Posts' }).getByRole('row').filter({ hasText: 'Untitled' }).click();
    await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send the changes' })).toBeVisible();
  });
});

test.describe('posts', () => {
  async function composing(enter: Enter): Promise<Page> {
    const page = await enter('posts');
    await openPost('A weekend by the lake')(page);
    return page;
  }
  const order = (page: Page) => page.getByRole('grid', { name: 'Pictures in their order' });
  const entries = (...places: number[]) => places.map((place) => `entry-${place}`);

  test('are kept at each keystroke', async ({ enter }) => {
    const page = await composing(enter);
    await page.getByLabel('Title', { exact: true }).press('End');
    await page.keyboard.type('!?');
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('A weekend by the lake!?');
    expect(await sent(page, 'changePost')).toEqual(
      ['!', '!?'].map((typed) => ({ id: 'post-0', title: `A weekend by the lake${typed}` })),
    );
  });

  test('lose nothing that is typed before the engine has answered', async ({ enter }) => {
    const page = await composing(enter);
    await page.getByLabel('Tags', { exact: true }).first().click();
    await page.keyboard.type('one,two,');
    await page.getByRole('switch', { name: 'Not my picture' }).click({ force: true });
    await page.getByLabel('Author', { exact: true }).fill('Ada');
    await page.getByLabel('Link to the author', { exact: true }).fill('https://ada.example');
    const changes = (await sent(page, 'changePost')) as { tags?: string[]; credit?: unknown }[];
    expect(changes.flatMap(({ tags }) => tags ?? []).slice(-4)).toEqual(['lake', 'autumn', 'one', 'two']);
    expect(changes.at(-1)?.credit).toEqual({ notMine: true, author: 'Ada', link: 'https://ada.example' });
  });

  test('have an order that keys change', async ({ enter }) => {
    const page = await composing(enter);
    await order(page).getByRole('row').nth(1).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await sent(page, 'arrangePost')).toEqual([
      { id: 'post-0', entries: entries(0, 2, 1, 3, 4) },
      { id: 'post-0', entries: entries(1, 0, 2, 3, 4) },
    ]);
  });

  test('have an order that a drag changes', async ({ enter }) => {
    const page = await composing(enter);
    const rows = order(page).getByRole('row');
    const below = { x: 200, y: ((await rows.nth(2).boundingBox())?.height ?? 0) - 3 };
    await rows.nth(0).dragTo(rows.nth(2), { sourcePosition: { x: 20, y: 30 }, targetPosition: below });
    const [arranged] = await sent(page, 'arrangePost');
    expect(arranged).toEqual({ id: 'post-0', entries: entries(1, 2, 0, 3, 4) });
  });

  test('take what is dropped on the window while one is open', async ({ enter }) => {
    const page = await composing(enter);
    await drag(page, 'drop', 2);
    expect(await sent(page, 'add')).toEqual([]);
    expect(await sent(page, 'addToPost')).toMatchObject([
      {
        id: 'post-0',
        given: [1, 2].map((count) => ({ kind: 'path', path: `/dropped/picture-${count}.png` })),
      },
    ]);
  });

  test('go public only after somebody has said yes', async ({ enter }) => {
    const page = await composing(enter);
    await page.getByRole('button', { name: 'Make the post' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make it public' }).click();
    expect(await sent(page, 'submitPost')).toEqual([
      { id: 'post-0', accepted: false },
      { id: 'post-0', accepted: true },
    ]);
  });

  test('are made of a selection, in the order given', async ({ enter }) => {
    const page = await enter('posts');
    await row(page, 'meadow.webp').click();
    await row(page, 'Sunset over the bay').click({ modifiers: ['Control'] });
    await chooseInBar(page, 'Make a post');
    const [fromQueue] = (await sent(page, 'makePost')) as { jobs: string[]; items: string[] }[];
    expect(fromQueue?.jobs).toHaveLength(2);
    const seq = (fromQueue?.jobs ?? []).map((id) => Number(id.replace(/\D/g, '')));
    expect(seq).toEqual([...seq].sort((a, b) => a - b));
    await expect(page.getByRole('heading', { level: 1, name: 'Posts' })).toBeVisible();
  });

  test('are made of what is in the library', async ({ enter }) => {
    const page = await enter('library');
    await goTo('library')(page);
    await expect(entry(page, 'item-0')).toBeVisible();
    await entry(page, 'item-1').click();
    await entry(page, 'item-3').click({ modifiers: ['Control'] });
    await chooseInBar(page, 'Make a post');
    const [made] = (await sent(page, 'makePost')) as { items: string[] }[];
    expect([...(made?.items ?? [])].sort()).toEqual(['item-1', 'item-3']);
  });
});
