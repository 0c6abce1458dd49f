import type { Box } from '../../../contract/reading.ts';
import type { PhraseLanguage } from './phrases.ts';
import { createRandom, type Random } from './random.ts';
import type { Scene } from './scene.ts';
import { draw, type FontSet, type Screenshot } from './screenshots.ts';
import { answer, buildLog, codeEditor, runbook } from './second/developer.ts';
import { boardingPass, checkout, helpDesk, phoneChat, vault } from './second/everyday.ts';
import { checkSecondFonts, secondFonts } from './second/fonts.ts';
import { darkLooks, lightLooks } from './second/looks.ts';
import { mail, settings, spreadsheet, statement } from './second/office.ts';
import { type Mark, Page } from './second/page.ts';
import type { SceneMaker } from './second/scene-maker.ts';
import {
  makeCard,
  makeIban,
  makePassword,
  makeSecret,
  type SecondKind,
  type Secret,
} from './second/secrets.ts';
import { wordsOf } from './second/words/by-language.ts';

// A second set of made screenshots, written without knowledge of the rules that look for secrets: other pictures, words
// and fonts than the first, so that rules which only fit the first set show it here.

export const secondScenes = {
  settings,
  mail,
  statement,
  buildLog,
  codeEditor,
  phoneChat,
  spreadsheet,
  helpDesk,
  checkout,
  boardingPass,
  runbook,
  vault,
  answer,
} as const satisfies Readonly<Record<string, SceneMaker>>;
const names = Object.keys(secondScenes) as (keyof typeof secondScenes)[];
const languages = Object.keys(wordsOf) as PhraseLanguage[];

/** One of the set before it is drawn. Lengths in points. */
export interface SecondScene {
  readonly name: keyof typeof secondScenes;
  readonly language: PhraseLanguage;
  readonly isDark: boolean;
  /** Pixels a point. */
  readonly scale: number;
  readonly fonts: FontSet;
  readonly width: number;
  readonly height: number;
  readonly scene: Scene;
  readonly secrets: readonly Secret[];
  /** Where the secrets stand; one that is broken into lines has several. */
  readonly marks: readonly Mark[];
}

/**
 * Composes one of the second set, without drawing it.
 * @param index which one of the set: kinds of pictures, languages and secrets take turns
 * @param wantsPlants whether something private is in it
 */
export function composeSecond(seed: number, index: number, wantsPlants: boolean): SecondScene {
  const random = createRandom(seed * 7_919 + index * 31 + (wantsPlants ? 15_485_863 : 0));
  const name = names[index % names.length] as (typeof names)[number];
  const maker: SceneMaker = secondScenes[name];
  const language = languages[index % languages.length] as PhraseLanguage;
  const isDark = random.int(2) === 0;
  const look = random.pick(isDark ? darkLooks : lightLooks);
  const fonts = random.pick(secondFonts);
  const scale = maker.scale ?? 1 + random.int(2);
  const size = random.pick([12, 13, 14, 14, 15, 16]);
  const words = wordsOf[language];
  const turn = Math.floor(index / names.length);
  const secrets = wantsPlants ? chooseSecrets(random, maker, turn, words.ownWords) : [];
  const [width, height] = maker.size;
  const page = new Page(width, height, look, size, secrets);
  maker.draw({ page, words, random, secrets });
  return {
    name,
    language,
    isDark,
    scale,
    fonts,
    width,
    height,
    scene: page.toScene(),
    secrets,
    marks: page.marks,
  };
}

/**
 * Makes one of the second set.
 * @param index which one of the set
 * @param wantsPlants whether something private is in it
 * @throws Error with the names of the fonts that are not here
 */
export async function makeSecondScreenshot(
  seed: number,
  index: number,
  wantsPlants: boolean,
): Promise<Screenshot> {
  await checkSecondFonts();
  const made = composeSecond(seed, index, wantsPlants);
  const { name, language, isDark, scale, fonts, width, height } = made;
  return {
    png: await draw(made.scene, { width, height }, scale, fonts),
    scene: name,
    language,
    isDark,
    scale,
    planted: made.secrets.map((secret) => ({
      kind: secret.kind,
      text: secret.text,
      box: around(
        made.marks.filter((mark) => mark.secret === secret),
        scale,
      ),
    })),
  };
}

function chooseSecrets(
  random: Random,
  { kinds, room }: SceneMaker,
  turn: number,
  ownWords: readonly string[],
): Secret[] {
  const make: Readonly<Record<SecondKind, () => Secret>> = {
    card: () => makeCard(random),
    iban: () => makeIban(random),
    secret: () => makeSecret(random, room),
    password: () => makePassword(random, ownWords),
  };
  const first = kinds[turn % kinds.length] as SecondKind;
  const second = random.pick(kinds);
  const chosen = second !== first && random.int(4) === 0 ? [first, second] : [first];
  return chosen.map((kind) => make[kind]());
}

/** Returns the box around all of them, in pixels. */
function around(marks: readonly Mark[], scale: number): Box {
  const [first] = marks;
  if (!first) throw new Error('A scene left a secret out.');
  const x = Math.min(...marks.map((mark) => mark.x));
  const y = Math.min(...marks.map((mark) => mark.y));
  const right = Math.max(...marks.map((mark) => mark.x + mark.width));
  const bottom = Math.max(...marks.map((mark) => mark.y + mark.height));
  return {
    x: Math.round(x * scale),
    y: Math.round(y * scale),
    width: Math.round((right - x) * scale),
    height: Math.round((bottom - y) * scale),
  };
}
