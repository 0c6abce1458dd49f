import sharp from 'sharp';
import { type Box, type PrivateKind, privateKindSchema } from '../../../contract/reading.ts';
import { type PhraseLanguage, phrases } from './phrases.ts';
import { plants } from './plants.ts';
import { createRandom, type Random } from './random.ts';
import type { Planted, Scene } from './scene.ts';
import { scenes } from './scenes.ts';

/** Fonts by what they are for. The seed's set has those that come with the machine. */
export interface FontSet {
  readonly sans: string;
  readonly mono: string;
  readonly serif: string;
}
export const usualFonts: FontSet = { sans: 'DejaVu Sans', mono: 'DejaVu Sans Mono', serif: 'DejaVu Serif' };

export interface Screenshot {
  readonly png: Buffer;
  /** Name of its kind of picture. */
  readonly scene: string;
  readonly language: PhraseLanguage;
  readonly isDark: boolean;
  /** Pixels a point. */
  readonly scale: number;
  readonly planted: readonly (Planted & { readonly box: Box })[];
}

const languages = Object.keys(phrases) as PhraseLanguage[];
const names = Object.keys(scenes) as (keyof typeof scenes)[];

/**
 * Makes one of a set of screenshots: scenes, languages, light and dark, one or two pixels a point take turns.
 * @param index which one of the set
 * @param wantsPlants whether something private is in it
 * @param wantedScale pixels a point of the 1280 by 800; left out: one and two take turns
 */
export async function makeScreenshot(
  seed: number,
  index: number,
  wantsPlants: boolean,
  fonts: FontSet = usualFonts,
  wantedScale?: number,
): Promise<Screenshot> {
  const random = createRandom(seed * 10_007 + index * 2 + (wantsPlants ? 1 : 0));
  const name = names[index % names.length] as (typeof names)[number];
  const language = languages[index % languages.length] as PhraseLanguage;
  const isDark = Math.floor(index / 4) % 2 === 1;
  const scale = wantedScale ?? (Math.floor(index / 8) % 2 === 1 ? 2 : 1);
  const kinds = wantsPlants ? chooseKinds(random, index) : [];
  const planted = kinds.map((kind): Planted => ({ kind, text: plants[kind](random) }));
  const scene = scenes[name]({ random, phrases: phrases[language], isDark, planted });
  const size = { width: 1_280, height: 800 };
  return {
    png: await draw(scene, size, scale, fonts),
    scene: name,
    language,
    isDark,
    scale,
    planted: planted.map((one) => ({ ...one, box: placeOf(scene, one, scale) })),
  };
}

function chooseKinds(random: Random, index: number): PrivateKind[] {
  const all = privateKindSchema.options;
  const first = all[index % all.length] as PrivateKind;
  const second = random.pick(all);
  return random.int(3) === 0 && second !== first ? [first, second] : [first];
}

/** Where a planted text is, in pixels: the whole line. */
function placeOf({ runs }: Scene, { text }: Planted, scale: number): Box {
  const run = runs.find((one) => one.text.includes(text));
  if (!run) throw new Error(`A scene has no place for ${text}.`);
  const box = { x: run.x, y: run.y - run.size, width: run.text.length * run.size, height: run.size * 1.4 };
  return {
    x: Math.round(box.x * scale),
    y: Math.round(box.y * scale),
    width: Math.round(box.width * scale),
    height: Math.round(box.height * scale),
  };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Draws a scene as PNG. */
export async function draw(
  { background, areas, runs }: Scene,
  { width, height }: { width: number; height: number },
  scale: number,
  fonts: FontSet = usualFonts,
): Promise<Buffer> {
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...areas.map(
      ({ x, y, width: w, height: h, colour, radius = 0 }) =>
        `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${colour}"/>`,
    ),
    ...runs.map(
      ({ x, y, text, size, colour, font, isBold }) =>
        `<text x="${x}" y="${y}" font-family="${fonts[font]}" font-size="${size}" fill="${colour}" xml:space="preserve"${isBold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`,
    ),
    '</svg>',
  ].join('\n');
  return sharp(Buffer.from(svg)).flatten({ background }).png({ compressionLevel: 3 }).toBuffer();
}
