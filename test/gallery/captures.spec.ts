import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { errorData } from '../../contract/app-error.ts';
import type { CaptureCard, OverlayScene } from '../../contract/capture.ts';
import { expect, test } from './fixtures.ts';
import { goTo, sent } from './hands.ts';
import { drawPicture } from './pictures.ts';
import { sceneTime } from './scenes/time.ts';
import { look, smallest, type View } from './views.ts';

/** The pages of captures (overlay and cards), the settings about them, and the sign of the watched clipboard. */
const dataOf = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;

/** Their last digits choose the drawing. */
const screenshots = ['aaaa0001', 'bbbb0003', 'cccc0006', 'dddd0009'].map((end) => end.padStart(64, 'a')) as [
  string,
  ...string[],
];

const drawn = await drawPicture(screenshots[0]);
const preview = dataOf(drawn);
const screen = dataOf(
  await sharp(drawn).resize(1280, 800, { fit: 'fill', kernel: 'nearest' }).png().toBuffer(),
);

const frozen = (): OverlayScene => ({
  kind: 'region',
  still: screen,
  width: 1280,
  height: 800,
  isFirst: true,
  displays: 2,
  hasWindows: true,
  atOnce: false,
  recording: null,
});
const windows = (names: readonly string[]): OverlayScene => ({
  kind: 'window',
  windows: names.map((name, at) => ({
    id: `window:${at}:0`,
    name,
    preview: `/thumbnail/${screenshots[at % screenshots.length]}`,
  })),
});

const card = (id: string, change: Partial<CaptureCard>): CaptureCard => ({
  id,
  picture: { preview, width: 1280, height: 800 },
  upload: null,
  saved: null,
  copied: null,
  error: null,
  ...change,
});
const cards = {
  waiting: () => [card('a', { upload: { state: 'waiting', until: sceneTime + 1_800_000 } })],
  'going soon': () => [card('a', { upload: { state: 'grace', until: sceneTime + 5_000 } })],
  'asking first': () => [
    card('a', {
      upload: { state: 'consent', username: null, privacy: 'hidden', isTrial: false, asksFor: 2 },
    }),
    card('a2', {
      upload: { state: 'consent', username: null, privacy: 'hidden', isTrial: false, asksFor: 0 },
    }),
  ],
  uploading: () => [card('a', { upload: { state: 'uploading', share: 0.43 }, saved: 'Capture 1.png' })],
  uploaded: () => [card('a', { upload: { state: 'uploaded', copied: true } })],
  editing: () => [card('a', { upload: { state: 'held', forEdit: true } })],
  held: () => [card('a', { upload: { state: 'held', forEdit: false } })],
  'looking, and held as private': () => [
    card('a', { upload: { state: 'looking' } }),
    card('b', { upload: { state: 'held', forEdit: false, found: ['card', 'password'] } }),
  ],
  'private, uploaded': () => [card('a', { upload: { state: 'uploaded', copied: true, found: ['secret'] } })],
  failed: () => [
    card('a', {
      upload: {
        state: 'failed',
        error: errorData('too-big', 'too big', { bytes: 24_300_000, limit: 20_000_000 }),
      },
    }),
  ],
  'nothing captured': () => [
    card('a', { picture: null, error: errorData('screen-unreadable', 'The system gave no picture.') }),
  ],
  'nothing to capture with': () => [
    card('a', { picture: null, error: errorData('no-portal', 'The desktop has no portal.') }),
  ],
  saved: () => [card('a', { saved: 'Capture 2026-03-12 13.45.02.png', copied: false })],
  deleting: () => [card('a', { upload: { state: 'deleting', until: sceneTime + 8_000 } })],
  stacked: () => [
    card('a', { upload: { state: 'failed', error: errorData('unreachable', 'no answer', {}) } }),
    card('b', { upload: { state: 'uploaded', copied: false }, saved: 'Capture 2026-03-12 13.45.02.png' }),
    card('c', { upload: { state: 'uploading', share: 0.7 }, copied: true }),
  ],
} satisfies Record<string, () => CaptureCard[]>;

const overlaySize = { width: 1280, height: 800 };
const cardSize = { width: 340, height: 420 };

/** Waits until the page reports that it has drawn the frozen screen. */
async function frozenShown(page: Page) {
  await expect
    .poll(() => page.evaluate(() => window.gallery.calls.some(({ name }) => name === 'overlayDrawn')))
    .toBe(true);
}

async function drawRegion(page: Page) {
  await frozenShown(page);
  await page.mouse.move(300, 220);
  await page.mouse.down();
  await page.mouse.move(820, 560, { steps: 4 });
}

const cardOf = (cards: CaptureCard[]): View => ({ scene: 'empty', file: 'card', cards, size: cardSize });
const overlayOf = (overlay: OverlayScene, size = overlaySize): View => ({
  scene: 'empty',
  file: 'overlay',
  overlay,
  size,
});

/** A pin, whose window is as large as its picture. */
const pinOf = (size: { width: number; height: number }): View => ({
  scene: 'empty',
  file: 'pin',
  pin: { still: screen, ...size, opacity: 1, zoom: 1 },
  size,
});

/** Waits until the pin reports that it has drawn its picture. */
async function pinShown(page: Page) {
  await expect
    .poll(() => page.evaluate(() => window.gallery.calls.some(({ name }) => name === 'pinDrawn')))
    .toBe(true);
}

const pages: Record<string, View> = {
  ...Object.fromEntries(Object.entries(cards).map(([name, make]) => [`card, ${name}`, cardOf(make())])),
  'card, choosing a form': {
    pictures: ['light', 'dark'],
    ...cardOf(cards.uploaded()),
    async arrive(page) {
      await page.locator('button[aria-expanded]').click();
      await expect(page.getByRole('list').getByRole('listitem').first()).toBeVisible();
    },
  },
  'overlay, nothing chosen': {
    ...overlayOf(frozen()),
    async arrive(page) {
      await frozenShown(page);
      await page.mouse.move(640, 300);
    },
  },
  'overlay, drawing': { ...overlayOf(frozen()), arrive: drawRegion },
  'overlay, drawn': {
    pictures: ['light'],
    ...overlayOf(frozen()),
    async arrive(page) {
      await drawRegion(page);
      await page.mouse.up();
      await page.mouse.move(815, 400);
      await expect(page.getByRole('toolbar')).toBeVisible();
    },
  },
  'overlay, drawn in a corner': {
    ...overlayOf({ ...frozen(), atOnce: true } as OverlayScene),
    async arrive(page) {
      await frozenShown(page);
      await page.mouse.move(1278, 798);
      await page.mouse.down();
      await page.mouse.move(1272, 793, { steps: 4 });
      // Too small to be meant: it is not captured at once.
      await page.mouse.up();
      await expect(page.getByRole('toolbar')).toBeVisible();
    },
  },
  'overlay, captured at once': {
    ...overlayOf({ ...frozen(), atOnce: true } as OverlayScene),
    async arrive(page) {
      await frozenShown(page);
      await page.mouse.move(640, 300);
    },
  },
  pin: {
    pictures: ['light', 'dark'],
    ...pinOf({ width: 480, height: 300 }),
    async arrive(page) {
      await pinShown(page);
      await page.mouse.move(240, 150);
      await expect(page.getByRole('button')).toHaveCount(2);
    },
  },
  'pin, tiny': { ...pinOf({ width: 24, height: 24 }), arrive: pinShown },
  'overlay, region to record': {
    ...overlayOf({ ...frozen(), hasWindows: false, recording: 'mp4' } as OverlayScene),
    async arrive(page) {
      await drawRegion(page);
      await page.mouse.up();
      await expect(page.getByRole('toolbar').getByRole('button')).toHaveCount(3);
    },
  },
  'recording, starting': {
    scene: 'empty',
    file: 'record',
    recording: {
      source: 'screen:0:0',
      screen: { width: 1280, height: 800 },
      area: { x: 0, y: 0, width: 640, height: 480 },
      format: 'mp4',
      seconds: 60,
      maxBytes: 200_000_000,
    },
    size: { width: 392, height: 48 },
  },
  'overlay, windows': {
    ...overlayOf(
      windows([
        'Sunset over the bay - Photographs',
        '~/Projects/snapferry: a very long name of a window that does not fit on one line at all',
        '',
        'Почта — Входящие (3)',
        'Terminal',
        'Documents',
      ]),
    ),
    async arrive(page) {
      await expect(page.getByRole('row').first()).toBeFocused();
    },
  },
  'overlay, countdown': overlayOf(
    { kind: 'countdown', until: sceneTime + 4_000 },
    { width: 232, height: 76 },
  ),
};

const changeKeys = (page: Page) => page.getByRole('button', { name: /^Change the keys: / }).first();

const inTheWindow: Record<string, View> = {
  'settings of captures, keys and clipboard': {
    scene: 'empty',
    size: { width: 1120, height: 4200 },
    async arrive(page) {
      await goTo('settings')(page);
      await expect(changeKeys(page)).toBeVisible();
    },
  },
  'settings, choosing keys, smallest': {
    scene: 'empty',
    size: smallest,
    async arrive(page) {
      await goTo('settings')(page);
      await changeKeys(page).click();
      await page.keyboard.press('Control+Alt+K');
      await expect(page.getByRole('alert')).not.toBeEmpty();
    },
  },
  'menu of captures': {
    pictures: ['light'],
    scene: 'empty',
    async arrive(page) {
      await page.getByRole('button', { name: 'Capture' }).first().click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  'clipboard watched': { scene: 'empty', settings: { clipboardWatch: 'on' } },
  'clipboard watched, at rest, smallest': {
    scene: 'empty',
    settings: { clipboardWatch: 'paused' },
    size: smallest,
  },
};

for (const [name, view] of Object.entries(inTheWindow))
  test(name, ({ visit, show }) => look({ visit, show }, view, { axeSpeaks: ['ru'] }));

// A page that is one control, or floats over all others, has neither landmarks nor headings by nature.
const rules = { axeSpeaks: ['ru'], without: ['landmark-one-main', 'page-has-heading-one'] };
for (const [name, view] of Object.entries(pages))
  test(name, ({ visit, show }) => look({ visit, show }, view, rules));

test('a card stays while words are read, and then as long as any other', async ({ visit }) => {
  const reading = card('a', { words: 'reading' });
  const page = await visit({ scene: 'empty', file: 'card', cards: [reading], isClockRunning: true });
  await page.clock.runFor(10_000);
  expect(await sent(page, 'actOnCapture')).toEqual([]);
  await page.evaluate(
    (read) => window.gallery.emit({ kind: 'capture-cards', cards: [read] }),
    card('a', { words: 7 }),
  );
  await expect(page.getByText('7 words')).toBeVisible();
  await page.clock.runFor(5_000);
  expect(await sent(page, 'actOnCapture')).toEqual([]);
  await page.clock.runFor(2_000);
  expect(await sent(page, 'actOnCapture')).toEqual([{ id: 'a', act: { kind: 'close' } }]);
});
