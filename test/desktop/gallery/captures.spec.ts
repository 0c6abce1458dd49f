import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { errorData } from '../../../contract/app-error.ts';
import type { CaptureCard, OverlayScene } from '../../../contract/capture.ts';
import { drawPicture } from './pictures.ts';
import { sceneTime } from './scenarios.ts';
import { openStudio, type Studio, type Visit } from './studio.ts';

/** The pages of captures (overlay and cards), the settings about them, and the sign of the watched clipboard. */
let studio: Studio;
let preview: string;
let screen: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  studio = await openStudio();
  const drawn = await drawPicture(screenshots[0]);
  preview = dataOf(drawn);
  screen = dataOf(await sharp(drawn).resize(1280, 800, { fit: 'fill', kernel: 'nearest' }).png().toBuffer());
});
test.afterAll(async () => {
  await studio?.close();
});

const dataOf = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;

/** Their last digits choose the drawing. */
const screenshots = ['aaaa0001', 'bbbb0003', 'cccc0006', 'dddd0009'].map((end) => end.padStart(64, 'a')) as [
  string,
  ...string[],
];

const frozen = (): OverlayScene => ({
  kind: 'region',
  still: screen,
  width: 1280,
  height: 800,
  isFirst: true,
  displays: 2,
  hasWindows: true,
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
    card('a', { upload: { state: 'consent', username: null, privacy: 'hidden', isPractice: false } }),
  ],
  uploading: () => [card('a', { upload: { state: 'uploading', share: 0.43 }, saved: 'Capture 1.png' })],
  uploaded: () => [card('a', { upload: { state: 'uploaded', copied: true } })],
  editing: () => [card('a', { upload: { state: 'held', forEdit: true } })],
  held: () => [card('a', { upload: { state: 'held', forEdit: false } })],
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

interface View {
  readonly visit: () => Omit<Visit, 'theme' | 'language' | 'scene'>;
  arrive?(page: Page): Promise<void>;
}

const cardWidth = 340;
const overlaySize = { width: 1280, height: 800 };
const toSettings = (page: Page) => page.locator('nav button').nth(-2).click();

/** The page says so itself when it has drawn what was frozen. */
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

const views: Record<string, View> = {
  ...Object.fromEntries(
    Object.entries(cards).map(([name, make]) => [
      `card, ${name}`,
      { visit: () => ({ file: 'card.html', cards: make(), width: cardWidth, height: 420 }) },
    ]),
  ),
  'card, choosing a form': {
    visit: () => ({ file: 'card.html', cards: cards.uploaded(), width: cardWidth, height: 420 }),
    async arrive(page) {
      await page.locator('button[aria-expanded]').click();
      await expect(page.locator('ul li').first()).toBeVisible();
    },
  },
  'overlay, nothing chosen': {
    visit: () => ({ file: 'overlay.html', overlay: frozen(), ...overlaySize }),
    async arrive(page) {
      await frozenShown(page);
      await page.mouse.move(640, 300);
    },
  },
  'overlay, drawing': {
    visit: () => ({ file: 'overlay.html', overlay: frozen(), ...overlaySize }),
    arrive: drawRegion,
  },
  'overlay, drawn': {
    visit: () => ({ file: 'overlay.html', overlay: frozen(), ...overlaySize }),
    async arrive(page) {
      await drawRegion(page);
      await page.mouse.up();
      await page.mouse.move(815, 400);
      await expect(page.getByRole('toolbar')).toBeVisible();
    },
  },
  'overlay, windows': {
    visit: () => ({
      file: 'overlay.html',
      overlay: windows([
        'Sunset over the bay - Photographs',
        '~/Projects/snapferry: a very long name of a window that does not fit on one line at all',
        '',
        'Почта — Входящие (3)',
        'Terminal',
        'Documents',
      ]),
      ...overlaySize,
    }),
    async arrive(page) {
      await expect(page.getByRole('row').first()).toBeFocused();
    },
  },
  'overlay, countdown': {
    visit: () => ({
      file: 'overlay.html',
      overlay: { kind: 'countdown', until: sceneTime + 4_000 },
      width: 232,
      height: 76,
    }),
  },
  'settings of captures, keys and clipboard': {
    visit: () => ({ width: 1120, height: 4200 }),
    async arrive(page) {
      await toSettings(page);
      await expect(page.locator('main .lucide-keyboard').first()).toBeVisible();
    },
  },
  'settings, choosing keys, smallest': {
    visit: () => ({ width: 720, height: 480 }),
    async arrive(page) {
      await toSettings(page);
      await page.locator('main button:has(.lucide-keyboard)').first().click();
      await page.keyboard.press('Control+Alt+K');
      await expect(page.getByRole('alert')).not.toBeEmpty();
    },
  },
  'menu of captures': {
    visit: () => ({}),
    async arrive(page) {
      await page.locator('main button:has(.lucide-camera)').first().click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  'clipboard watched': { visit: () => ({ settings: { clipboardWatch: 'on' } }) },
  'clipboard watched, at rest, smallest': {
    visit: () => ({ settings: { clipboardWatch: 'paused' }, width: 720, height: 480 }),
  },
};

const looks = [
  { name: 'English, light', language: 'en', theme: 'light' },
  { name: 'English, dark', language: 'en', theme: 'dark' },
  { name: 'Russian', language: 'ru', theme: 'light' },
] as const;

/** Texts and controls that are cut off or leave the page. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, p, label')]
      .filter((element) => !element.closest('.sr-only, [aria-hidden="true"]'))
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 1 && (right > width + 1 || left < -1);
      })
      .map((element) => element.textContent ?? '');
  });
}

for (const [name, view] of Object.entries(views)) {
  for (const look of looks) {
    test(`${name}: ${look.name}`, async () => {
      const { theme, language } = look;
      const { page, complaints } = await studio.visit({ scene: 'empty', theme, language, ...view.visit() });
      await expect(page.locator('#root > *').first()).toBeAttached();
      await view.arrive?.(page);
      const folder = process.env.SNAPFERRY_GALLERY;
      if (folder) await page.screenshot({ path: `${folder}/${name}: ${look.name}.png` });
      expect(await stickingOut(page)).toEqual([]);
      // What floats over the page, and a page that is one control, stand outside of landmarks by nature.
      const outside = ['region', 'landmark-one-main', 'page-has-heading-one'];
      const { violations } = await new AxeBuilder({ page }).disableRules(outside).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
        [],
      );
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
}
