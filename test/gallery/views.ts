import type { Page } from '@playwright/test';
import type { Settings } from '../../contract/settings.ts';
import { listLanguages } from '../../i18n/catalogue-files.ts';
import { elements, stickingOut, violations } from './checks.ts';
import { expect, type Fixtures, test, type Visit } from './fixtures.ts';
import type { SceneName } from './scenes/index.ts';
import { pseudoLanguage } from './vite.config.ts';

/** A scene, and the actions before it is checked. */
export interface View extends Omit<Visit, 'scene' | 'language' | 'width' | 'height' | 'isClockRunning'> {
  readonly scene: SceneName;
  readonly size?: { readonly width: number; readonly height: number };
  readonly settings?: Partial<Settings>;
  /** Looks with a reference screenshot. */
  readonly pictures?: readonly LookName[];
  /** Performs the actions, in English. */
  arrive?(page: Page): Promise<unknown>;
}

/** The smallest possible window. */
export const smallest = { width: 720, height: 480 } as const;

/** The usual window with everything twice as large: it has half of the pixels then. */
export const zoomed = { width: 560, height: 360 } as const;

/** Creates one view per scene, as the window first shows it. */
export function viewsOf(scenes: Readonly<Record<string, unknown>>): Record<string, View> {
  return Object.fromEntries(Object.keys(scenes).map((scene) => [scene, { scene: scene as SceneName }]));
}

/** `light` and `dark` in English, `Russian`, `pseudo-locale`, and other languages by their tags. */
type LookName = string;

interface Look {
  readonly name: LookName;
  readonly language: string;
  readonly theme: 'light' | 'dark';
}

/**
 * Combinations of theme, language and size. Colours do not depend on the language, nor layout on the theme. The other
 * languages are shorter than Russian and the pseudo-locale in most places: the smallest window is enough for them.
 */
const spoken: readonly Look[] = [
  { name: 'Russian', language: 'ru', theme: 'dark' },
  { name: 'pseudo-locale', language: pseudoLanguage, theme: 'light' },
];
const shorter: readonly Look[] = listLanguages()
  .filter((language) => language !== 'en' && language !== 'ru')
  .map((language) => ({ name: language, language, theme: 'light' }));

interface Rules {
  /** Rules of axe that do not hold for these pages. */
  readonly without?: readonly string[];
  /** Languages in which axe checks them too; English and, for colours, the dark theme always. */
  readonly axeSpeaks?: readonly string[];
}

/**
 * Checks a view. It opens the page once and changes theme and language in place, as the system and the settings do; in
 * each look nothing may overflow or be cut off, and axe must find nothing.
 */
export async function look(
  { visit, show }: Pick<Fixtures, 'visit' | 'show'>,
  { size, arrive, pictures = [], ...request }: View,
  { axeSpeaks = [], without: more = [] }: Rules = {},
): Promise<void> {
  const open = async (language: string) => {
    const page = await visit({ ...request, ...size, language });
    if (!request.file) await expect(page.locator('h1')).toBeAttached();
    await arrive?.(page);
    return page;
  };
  const page = await open('en');
  // Elements that float over the page stand outside of its landmarks by nature.
  const without = ['region', ...more];
  const check = async (look: LookName, axe: 'all' | 'colour' | null) => {
    expect.soft(await stickingOut(page), `${look}: what sticks out`).toEqual([]);
    if (axe) {
      const found = await violations(page, axe === 'all' ? { without } : { only: 'colour' });
      expect.soft(found, `${look}: what axe finds`).toEqual([]);
    }
  };
  const picture = (look: LookName) => show(page, look, pictures.includes(look));

  await test.step('light', async () => {
    await check('light', 'all');
    await picture('light');
  });
  await test.step('dark', async () => {
    const before = await elements(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await check('dark', 'colour');
    expect.soft(await elements(page), 'The theme changes colours and nothing else').toBe(before);
    await picture('dark');
  });
  const isSmallest = size?.width === smallest.width && size.height === smallest.height;
  const speaksAll = isSmallest || process.env.SNAPFERRY_GALLERY_LANGUAGES === 'all';
  for (const { name, language, theme } of speaksAll ? [...spoken, ...shorter] : spoken)
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme: theme });
      if (!(await page.evaluate((wanted) => window.gallery.speak(wanted), language))) {
        await open(language);
        await page.emulateMedia({ colorScheme: theme });
      }
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await check(name, axeSpeaks.includes(language) ? 'all' : null);
      await picture(name);
    });
}
