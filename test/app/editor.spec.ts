import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { PlainMessageId } from '../../i18n/index.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import type { RealApp } from '../../scripts/setup/real-app.ts';
import { i18n, row, test } from './fixtures.ts';

test.use({ isShared: true });

const width = 640;
const height = 400;

/** Draws a kind of screenshot: a light background with a line of dark "text" of fine stripes in it. */
async function screenshot(): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3, 240);
  for (let y = 100; y < 120; y++)
    for (let x = 100; x < 300; x++)
      if (((x * 7 + y * 13) ^ (x >> 2)) % 3 === 0)
        pixels.fill(20, (y * width + x) * 3, (y * width + x) * 3 + 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Adds a picture as a screenshot that is to be edited first, and waits for the editor. */
async function openEditor(app: RealApp, picture: Buffer, name = 'shot.png'): Promise<string> {
  const { page, electron } = app;
  const jobId = await page.evaluate(
    async ([bytes, name]) => {
      const packed = await window.snapferry.engine.addBytes({
        name,
        bytes: new Uint8Array(bytes),
        origin: 'capture',
        edit: true,
      });
      const answer = JSON.parse(packed as string);
      const [added] = answer.ok ? answer.value.added : [];
      return added?.kind === 'job' ? added.jobId : '';
    },
    [[...picture], name] as const,
  );
  await electron.evaluate(({ BrowserWindow }, id) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.send('shell-event', { kind: 'edit-job', jobId: id });
  }, jobId);
  await expect(board(page)).toBeVisible();
  await expect(page.getByText('100 %')).toBeVisible();
  return jobId;
}

const board = (page: Page) => page.getByRole('application', { name: i18n.t('editor.canvas') });
const tool = (page: Page, name: PlainMessageId) =>
  page.getByRole('radio', { name: i18n.t(name), exact: true });

/** Finds a colour; the radio itself is invisible, so its label is clicked. */
const colour = (page: Page, name: PlainMessageId) =>
  page.locator('label', { has: page.getByRole('radio', { name: i18n.t(name) }) }).click();

/** Converts points of the picture to points of the window; shown at its own size, it lies in the middle. */
async function placer(page: Page, size = { width, height }) {
  // Fonts that come later move it.
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const box = await board(page).boundingBox();
  if (!box) throw new Error('no board');
  const left = Math.round(box.width / 2 - size.width / 2) + box.x;
  const top = Math.round(box.height / 2 - size.height / 2) + box.y;
  return (x: number, y: number) => [left + x, top + y] as const;
}

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

/** Covers a part with the tool in hand; once more where a notice came or went meanwhile and the picture moved. */
async function cover(page: Page, { x, y, width, height }: typeof covered) {
  await expect(async () => {
    const place = await placer(page);
    await drag(page, place(x, y), place(x + width, y + height));
    const placeAfter = await placer(page);
    const hasMoved = String(placeAfter(x, y)) !== String(place(x, y));
    if (hasMoved) await page.keyboard.press('Control+z');
    expect(hasMoved).toBe(false);
  }).toPass();
}

/** Returns the pixels of the only picture at the server. */
async function received(sandbox: Sandbox) {
  await expect.poll(() => sandbox.pictures().length).toBe(1);
  const bytes = await sandbox.bytesOf(sandbox.pictures()[0]?.id ?? '');
  if (!bytes) throw new Error('The server has no bytes');
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  return { bytes, info, at };
}

const done = (page: Page) => page.getByRole('button', { name: i18n.t('editor.done'), exact: true });

const red = [229, 52, 43];
const ground = [240, 240, 240];
const near = (found: readonly number[], wanted: readonly number[]) =>
  Math.max(...found.map((value, index) => Math.abs(value - (wanted[index] ?? 0)))) <= 12;

test('every tool leaves its mark in the picture that arrives, and what was undone leaves none', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openEditor(app, await screenshot());
  await page.keyboard.press('a');
  const place = await placer(page);
  await drag(page, place(40, 200), place(140, 200));
  await page.keyboard.press('l');
  await drag(page, place(180, 200), place(280, 200));
  await colour(page, 'editor.colour.blue');
  await colour(page, 'editor.colour.red');
  await tool(page, 'editor.tool.box').click();
  await drag(page, place(320, 180), place(380, 220));
  await page.keyboard.press('p');
  await drag(page, place(420, 200), place(480, 200));
  await page.keyboard.press('h');
  await drag(page, place(520, 200), place(600, 200));
  await page.keyboard.press('n');
  await page.mouse.click(...place(60, 280));
  await page.keyboard.press('t');
  await page.mouse.click(...place(120, 280));
  await page.getByRole('textbox', { name: i18n.t('editor.typing') }).pressSequentially('Привет 🙂');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await drag(page, place(300, 260), place(420, 340));
  await page.keyboard.press('Control+z');
  await done(page).click();
  await expect(row(app, 'shot.png')).toContainText(i18n.t('state.uploaded'));

  const { at, info, bytes } = await received(sandbox);
  expect(info).toMatchObject({ width, height });
  expect((await sharp(bytes).metadata()).format).toBe('png');
  for (const [x, y] of [
    [80, 200],
    [230, 200],
    [320, 200],
    [350, 180],
    [450, 200],
  ] as const)
    expect(near(at(x, y), red), `red at ${x}, ${y}: ${at(x, y)}`).toBe(true);
  // Ink on paper: the lesser of both, in each colour.
  expect(near(at(560, 200), [240, 202, 10])).toBe(true);
  expect(near(at(350, 200), ground)).toBe(true);
  expect(near(at(300, 300), ground)).toBe(true);
  const inked = (left: number, right: number, top: number, bottom: number) => {
    let count = 0;
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (near(at(x, y), red)) count += 1;
    return count;
  };
  expect(inked(45, 75, 265, 295)).toBeGreaterThan(150);
  expect(inked(120, 200, 265, 295)).toBeGreaterThan(50);
});

test('a notice that comes while something is drawn does not move the picture under the hand', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openEditor(app, await screenshot());
  const atFirst = await placer(page);
  await tool(page, 'editor.tool.box').click();
  await expect(page.getByRole('radio', { name: i18n.t('editor.colour.red'), exact: true })).toBeVisible();
  const before = await placer(page);
  // The options of another tool are as high, so that the picture does not jump.
  expect(before(0, 0)).toEqual(atFirst(0, 0));
  await page.mouse.move(...before(320, 180));
  await page.mouse.down();
  await page.mouse.move(...before(360, 200));
  const notice = page.getByRole('region', { name: i18n.t('notice.label') }).getByRole('paragraph');
  await expect(notice).toHaveCount(0);
  const other = [
    ...(await sharp(await screenshot())
      .resize(320)
      .png()
      .toBuffer()),
  ];
  await page.evaluate(
    (bytes) =>
      window.snapferry.engine.addBytes({ name: 'other.png', bytes: new Uint8Array(bytes), origin: 'paste' }),
    other,
  );
  await expect(notice.first()).toBeVisible();
  // Where the picture was when the button went down.
  await page.mouse.move(...before(380, 220), { steps: 3 });
  await page.mouse.up();
  await done(page).click();
  await expect(row(app, 'shot.png')).toContainText(i18n.t('state.uploaded'));
  const last = sandbox.pictures().at(-1);
  const arrived = await sharp(await sandbox.bytesOf(last?.id ?? ''))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(arrived.info).toMatchObject({ width, height });
  for (const [x, y] of [
    [320, 200],
    [380, 200],
    [350, 180],
    [350, 220],
  ] as const) {
    const found = [...arrived.data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
    expect(near(found, red), `red at ${x}, ${y}: ${found}`).toBe(true);
  }
});

/** The covered part, and the side of the blocks that its height leads to. */
const covered = { x: 96, y: 96, width: 208, height: 32, block: 16 };

/** Creates two pictures that differ in the covered part, but not in the mean of any of its blocks. */
async function twins(): Promise<[Buffer, Buffer]> {
  const plain = await sharp(await screenshot())
    .raw()
    .toBuffer();
  const other = Buffer.from(plain);
  for (let y = 0; y < covered.height; y++)
    for (let x = 0; x < covered.width; x++) {
      const inBlock = x % covered.block;
      const mirrored = x - inBlock + (covered.block - 1 - inBlock);
      const from = ((covered.y + y) * width + covered.x + x) * 3;
      const to = ((covered.y + y) * width + covered.x + mirrored) * 3;
      plain.copy(other, to, from, from + 3);
    }
  expect(other.equals(plain)).toBe(false);
  const written = (raw: Buffer) =>
    sharp(raw, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
  return [await written(plain), await written(other)];
}

for (const kind of ['pixelate', 'blur'] as const)
  test(`what ${kind} covers is gone: other content with the same means makes the same picture`, async ({
    app,
    sandbox,
  }) => {
    const { page } = app;
    const arrived: Buffer[] = [];
    for (const [index, picture] of (await twins()).entries()) {
      const name = `twin ${index}.png`;
      await openEditor(app, picture, name);
      await tool(page, `editor.tool.${kind}`).click();
      await cover(page, covered);
      await page.keyboard.press('Control+Enter');
      await expect(board(page)).toBeHidden();
      if (index === 1) {
        // The same picture is there already: the strongest proof that there could be.
        await expect(row(app, name)).toContainText(i18n.t('held.mark'));
        await row(app, name)
          .getByRole('button', { name: i18n.t('held.upload') })
          .click();
      }
      await expect(row(app, name)).toContainText(i18n.t('state.uploaded'));
      const bytes = await sandbox.bytesOf(sandbox.pictures().at(-1)?.id ?? '');
      if (bytes) arrived.push(Buffer.from(bytes));
    }
    const [one, two] = arrived;
    if (!one || !two) throw new Error('Not both arrived');
    expect(one.equals(two)).toBe(true);
    expect(chunksOf(one).filter((name) => !['IHDR', 'sRGB', 'IDAT', 'IEND'].includes(name))).toEqual([]);
    const raw = await sharp(one).removeAlpha().raw().toBuffer();
    const colourAt = (x: number, y: number) =>
      raw.readUIntBE(((covered.y + y) * width + covered.x + x) * 3, 3);
    if (kind === 'pixelate')
      for (let y = 0; y < covered.height; y++)
        for (let x = 0; x < covered.width; x++)
          expect(colourAt(x, y)).toBe(colourAt(x - (x % covered.block), y - (y % covered.block)));
  });

function chunksOf(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}

test('crop, turn, resize and captions, of a photograph that lies on its side', async ({ app, sandbox }) => {
  const { page } = app;
  // Left half blue, right half green as stored; to be shown turned clockwise: blue on top.
  const photo = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#1c6fe0' } })
    .composite([
      {
        input: { create: { width: 200, height: 600, channels: 3, background: '#1f9d55' } },
        left: 200,
        top: 0,
      },
    ])
    .withExif({ IFD0: { Artist: 'Ada' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  await openEditor(app, photo, 'photo.jpg');
  await expect(page.getByText('JPEG, 600 × 400')).toBeVisible();
  const place = await placer(page, { width: 600, height: 400 });
  await page.keyboard.press('c');
  await drag(page, place(100, 100), place(500, 300));
  await page.keyboard.press('Enter');
  await expect(page.getByText('JPEG, 400 × 200')).toBeVisible();
  await page.getByRole('button', { name: i18n.t('editor.turn-right') }).click();
  await expect(page.getByText('JPEG, 200 × 400')).toBeVisible();
  await page.keyboard.press('r');
  const side = page.getByRole('textbox', { name: i18n.t('editor.width') });
  await side.fill('100');
  await side.press('Enter');
  await expect(page.getByText('JPEG, 100 × 200')).toBeVisible();
  await tool(page, 'editor.tool.captions').click();
  await page.getByRole('textbox', { name: i18n.t('editor.caption.top') }).fill('ONE DOES NOT');
  await done(page).click();
  await expect(row(app, 'photo.jpg')).toContainText(i18n.t('state.uploaded'));

  const { bytes, info, at } = await received(sandbox);
  expect(info).toMatchObject({ width: 100, height: 200 });
  const found = await sharp(bytes).metadata();
  expect(found.format).toBe('jpeg');
  expect([found.exif, found.xmp, found.iptc, found.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  // What was on top is to the right now.
  expect(near(at(85, 150), [28, 111, 224])).toBe(true);
  expect(near(at(15, 150), [31, 157, 85])).toBe(true);
  let white = 0;
  for (let y = 0; y < 80; y++) for (let x = 0; x < 100; x++) if (Math.min(...at(x, y)) > 220) white += 1;
  expect(white).toBeGreaterThan(30);
});

test('by keys alone: placed, moved, deleted, undone; put aside and taken up again', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  const picture = await screenshot();
  await openEditor(app, picture);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('status').filter({ hasText: i18n.t('editor.tool.step') })).toBeAttached();
  await page.getByRole('button', { name: i18n.t('editor.back') }).click();

  await expect(row(app, 'shot.png')).toContainText(i18n.t('editor.mark'));
  expect(sandbox.pictures()).toEqual([]);
  await row(app, 'shot.png')
    .getByRole('button', { name: i18n.t('editor.edit') })
    .click();
  await expect(board(page)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(row(app, 'shot.png')).toContainText(i18n.t('state.uploaded'));
  const { at } = await received(sandbox);
  expect(near(at(width / 2 + 10 - 11, height / 2 + 1), red)).toBe(true);
  expect(near(at(width / 2 - 11, height / 2), ground)).toBe(true);
});

test('another format alone is a wish too, and Ctrl+Enter ends it from wherever the focus is', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openEditor(app, await screenshot());
  await page.keyboard.press('r');
  await colour(page, 'editor.format.jpeg');
  await expect(page.getByRole('radio', { name: i18n.t('editor.format.jpeg') })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(row(app, 'shot.png')).toContainText(i18n.t('state.uploaded'));
  expect((await sharp((await received(sandbox)).bytes).metadata()).format).toBe('jpeg');
});

test('left unchanged, it goes as it came, after a question where something would be lost', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  const picture = await screenshot();
  await openEditor(app, picture);
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: i18n.t('editor.leave'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: i18n.t('editor.leave.cancel') })
    .click();
  await expect(board(page)).toBeVisible();
  await page.getByRole('button', { name: i18n.t('editor.leave'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: i18n.t('editor.leave.confirm') })
    .click();
  await expect(row(app, 'shot.png')).toContainText(i18n.t('state.uploaded'));
  expect((await received(sandbox)).bytes).toEqual(picture);
});

test('what is too big for the host can be edited, and is told again where it still is', async ({
  app,
  sandbox,
  picture,
}) => {
  const { page } = app;
  const path = await picture('large.png', 20_500_000);
  await page.evaluate(async (path) => {
    // Else it would be made smaller without being asked.
    await window.snapferry.engine.changeSettings({ fitSize: false });
    await window.snapferry.engine.add({ items: [{ kind: 'path', path }], origin: 'drop' });
  }, path);
  await expect(row(app, 'large.png')).toContainText(i18n.t('state.failed'));
  await row(app, 'large.png').click();
  await page.keyboard.press('e');
  await expect(board(page)).toBeVisible();
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await done(page).click();
  await expect(page.getByRole('alert')).toContainText(i18n.t('error.too-big', { service: 'Imgur' }));
  await page
    .getByRole('alert')
    .getByRole('button', { name: i18n.t('editor.as-jpeg') })
    .click();
  await done(page).click();
  await expect(row(app, 'large.png')).toContainText(i18n.t('state.uploaded'));
  const { bytes } = await received(sandbox);
  expect((await sharp(bytes).metadata()).format).toBe('jpeg');
});
