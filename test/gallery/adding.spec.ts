import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { drag, dropFolder, goTo, sent } from './hands.ts';
import { look, smallest, type View } from './views.ts';

const views: Record<string, View> = {
  'big drop': { pictures: ['dark'], scene: 'busy', arrive: dropFolder },
  'big drop, smallest, paused': { scene: 'paused', size: smallest, arrive: dropFolder },
  'big drop, waiting': { scene: 'waiting', arrive: dropFolder },
  'big drop, no Client-ID': { scene: 'first-run', arrive: dropFolder },
  dragging: { scene: 'busy', arrive: (page) => drag(page, 'dragover', 12) },
};

for (const [name, view] of Object.entries(views))
  test(name, ({ visit, show }) => look({ visit, show }, view));

test.describe('handing over', () => {
  test('a drag says what a drop will do, and a leaving drag says nothing', async ({ enter }) => {
    const page = await enter('busy');
    await drag(page, 'dragover', 12);
    await expect(page.getByText('12 pictures, hidden, done by')).toBeVisible();
    await drag(page, 'dragover', 2, ['folder']);
    await expect(page.getByText('Pictures, hidden', { exact: true })).toBeVisible();
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })));
    await expect(page.getByText('Pictures, hidden', { exact: true })).toBeHidden();
  });

  test('dropped files go by path in their order, those without one as bytes', async ({ enter }) => {
    const page = await enter('empty');
    await drag(page, 'drop', 2, ['pathless.png']);
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([
        {
          items: [
            { kind: 'path', path: '/dropped/picture-1.png' },
            { kind: 'path', path: '/dropped/picture-2.png' },
          ],
          origin: 'drop',
        },
      ]);
    await expect.poll(async () => (await sent(page, 'addBytes')).length).toBe(1);
    expect(await sent(page, 'addBytes')).toMatchObject([{ name: 'pathless.png', origin: 'drop' }]);
  });

  test('a dropped address goes as an address', async ({ enter }) => {
    const page = await enter('empty');
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/uri-list', '# a comment\r\nhttps://example.org/a.png');
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([{ items: [{ kind: 'url', url: 'https://example.org/a.png' }], origin: 'drop' }]);
  });

  test('a pasted picture is taken by the shell, pasted files go by path; text in a field is left alone', async ({
    enter,
  }) => {
    const page = await enter('empty');
    const paste = (file = 'pathless.png') =>
      page.evaluate((name) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(['bytes'], name, { type: 'image/png' }));
        (document.activeElement ?? document.body).dispatchEvent(
          new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
        );
      }, file);
    await paste();
    await expect.poll(() => sent(page, 'uploadClipboard')).toEqual([{ origin: 'paste' }]);
    await paste('copied.png');
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([{ items: [{ kind: 'path', path: '/dropped/copied.png' }], origin: 'paste' }]);
    await goTo('library')(page);
    await page.getByRole('searchbox').focus();
    await paste();
    expect(await sent(page, 'uploadClipboard')).toHaveLength(1);
  });

  test('Ctrl+O asks for files', async ({ enter }) => {
    const page = await enter('empty');
    await page.keyboard.press('Control+o');
    await expect.poll(() => sent(page, 'add')).toMatchObject([{ origin: 'dialog' }]);
  });
});

test.describe('before very many are added', () => {
  const question = (page: Page) => page.getByRole('alertdialog', { name: 'Add 200 pictures?' });

  test('a person is asked; Enter adds them', async ({ enter }) => {
    const page = await enter('busy');
    await drag(page, 'drop', 0, ['folder']);
    await expect(question(page)).toContainText(
      'Done by Friday 09:10. The host has room for 17 now; the others wait their turn and go by themselves.',
    );
    await expect(question(page)).toContainText('1 file cannot be added');
    expect(await sent(page, 'whatIf')).toEqual([{ count: 200, origin: 'drop' }]);
    expect(await sent(page, 'add')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => sent(page, 'add'))
      .toEqual([{ items: [{ kind: 'path', path: '/dropped/folder' }], origin: 'drop' }]);
    await expect(question(page)).toBeHidden();
  });

  test('Esc and "Don’t add" forget them', async ({ enter }) => {
    const page = await enter('busy');
    await drag(page, 'drop', 0, ['folder']);
    await expect(question(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question(page)).toBeHidden();
    await drag(page, 'drop', 0, ['folder']);
    await question(page).getByRole('button', { name: 'Don’t add' }).click();
    await expect(question(page)).toBeHidden();
    expect(await sent(page, 'add')).toEqual([]);
  });

  test('49 are added at once, 50 are not; pictures without a path count', async ({ enter }) => {
    const page = await enter('empty');
    await drag(page, 'drop', 49);
    await expect.poll(async () => (await sent(page, 'add')).length).toBe(1);
    await drag(page, 'drop', 49, ['pathless.png']);
    await expect(page.getByRole('alertdialog', { name: 'Add 50 pictures?' })).toBeVisible();
    expect(await sent(page, 'addBytes')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await sent(page, 'addBytes')).length).toBe(1);
    expect(await sent(page, 'add')).toHaveLength(2);
  });

  test('one drop after the other is asked about', async ({ enter }) => {
    const page = await enter('empty');
    await drag(page, 'drop', 0, ['folder']);
    await expect(question(page)).toBeVisible();
    await drag(page, 'drop', 60);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alertdialog', { name: 'Add 60 pictures?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    expect(await sent(page, 'add')).toHaveLength(1);
  });

  test('says what all wait for', async ({ enter }) => {
    const page = await enter('waiting');
    await dropFolder(page);
    await expect(question(page)).toContainText(
      'Done by Friday 09:10. Imgur lets no more through until 14:32',
    );
  });

  test('says why the time cannot be told', async ({ enter }) => {
    const paused = await enter('paused');
    await dropFolder(paused);
    await expect(question(paused)).toContainText('The queue is paused: they go when you resume.');
    const nameless = await enter('first-run');
    await nameless.evaluate(() => {
      window.gallery.cannotTell = true;
    });
    await dropFolder(nameless);
    await expect(question(nameless)).toContainText(
      'When they will be done cannot be told now. Imgur takes uploads only with a Client-ID.',
    );
  });
});
