import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, TestInfo } from '@playwright/test';
import sharp from 'sharp';
import { z } from 'zod';

/**
 * Folder of reference screenshots of some views. Chromium and the fonts of another machine draw letters otherwise, so a
 * screenshot records what it was drawn with, and is compared only where that is the same.
 */
const folder = join(import.meta.dirname, 'baseline');
const record = join(folder, 'drawn-with.json');

const drawnWithSchema = z.object({
  /** Version of the browser. */
  chromium: z.string(),
  /** SHA-256 of the pixels of a page of letters. */
  letters: z.string(),
});
export type DrawnWith = z.infer<typeof drawnWithSchema>;

/** Samples of each font, weight and script that the window shows. */
const letters = [
  ['system-ui', 'Hamburgefonstiv 0123456789 äöüß ñç àèìòù ãõ'],
  ['system-ui', 'Съешь же ещё этих мягких французских булок'],
  ['system-ui', '… — “ ” „ “ ’ × · → ⌘ ✓ 😀 🤔 写真'],
  ['ui-monospace, "Noto Sans Mono", monospace', 'https://i.imgur.com/Xy7pQ2a.jpg {link} 0O1lI'],
] as const;
const weights = [400, 500, 600] as const;
const sizes = [11, 12, 13, 15, 20] as const;

/** Returns what this machine draws with. */
export async function drawsWith(browser: Browser): Promise<DrawnWith> {
  const page = await browser.newPage({ viewport: { width: 800, height: 1600 } });
  const lines = letters.flatMap(([family, text]) =>
    weights.flatMap((weight) =>
      sizes.map((size) => `<p style='margin:0;font:${weight} ${size}px ${family}'>${text}</p>`),
    ),
  );
  await page.setContent(`<body style="margin:0;background:#fff;color:#222">${lines.join('')}</body>`);
  const pixels = await sharp(await page.screenshot())
    .raw()
    .toBuffer();
  await page.close();
  return { chromium: browser.version(), letters: createHash('sha256').update(pixels).digest('hex') };
}

/** Explains why screenshots of this machine cannot be compared with the references; null where they can. */
export function whyNotComparable(here: DrawnWith): string | null {
  const kept = drawnWithSchema.parse(JSON.parse(readFileSync(record, 'utf8')));
  if (kept.chromium !== here.chromium)
    return `the pictures were drawn with Chromium ${kept.chromium}, and this is ${here.chromium}`;
  return kept.letters === here.letters ? null : 'the pictures were drawn with other fonts than those here';
}

/** Whether this run updates the references. */
export const isDrawnAnew = ({ config }: TestInfo) =>
  config.updateSnapshots === 'all' || config.updateSnapshots === 'changed';

/** Records this machine's renderer as that of the references. */
export function keepDrawnWith(here: DrawnWith): void {
  writeFileSync(record, `${JSON.stringify(here, null, 2)}\n`);
}
