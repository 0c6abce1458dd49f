import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { draw, usualFonts } from '../../support/reading/screenshots.ts';
import { requireFonts } from '../../support/reading/second/fonts.ts';
import { passesLuhn, remainder97 } from '../../support/reading/second/numbers.ts';
import { widthOf } from '../../support/reading/second/page.ts';
import { ibanCountries } from '../../support/reading/second/secrets.ts';
import { composeSecond, type SecondScene, secondScenes } from '../../support/reading/second-set.ts';

const count = 200;
const all = (wantsPlants: boolean, seed = 19) =>
  Array.from({ length: count }, (_, index) => composeSecond(seed, index, wantsPlants));
const planted = all(true);
const ordinary = all(false);
const secrets = planted.flatMap((one) => one.secrets);
const different = (values: readonly string[]) => [...new Set(values)].sort();

/** Texts that are not wholly in the picture, and texts that stand on each other. */
function mistakesOf({ scene, width, height, name, language }: SecondScene): string[] {
  const boxes = scene.runs.map(({ x, y, text, size, font, isBold }) => ({
    text,
    left: x,
    right: x + widthOf(text, size, font, isBold),
    top: y - size * 0.75,
    bottom: y + size * 0.2,
  }));
  const outside = boxes.filter(
    ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
  );
  const touching = boxes.filter((a, index) =>
    boxes
      .slice(index + 1)
      .some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  );
  return [...outside, ...touching].map(({ text }) => `${name}, ${language}: ${text}`);
}

describe('the second set', () => {
  test('is the same for the same seed, and another for another', () => {
    const texts = (made: readonly SecondScene[]) => JSON.stringify(made.map(({ scene }) => scene));
    expect(Buffer.from(texts(all(true))).equals(Buffer.from(texts(planted)))).toBe(true);
    expect(Buffer.from(texts(all(false))).equals(Buffer.from(texts(ordinary)))).toBe(true);
    expect(texts(all(true, 20))).not.toBe(texts(planted));
  });

  test('has every language, picture, size and kind of secret', () => {
    for (const made of [planted, ordinary]) {
      expect(different(made.map(({ language }) => language))).toEqual([
        'de',
        'en',
        'es',
        'id',
        'it',
        'pt',
        'ru',
      ]);
      expect(different(made.map(({ name }) => name))).toEqual(Object.keys(secondScenes).sort());
      expect(different(made.map(({ scale, isDark }) => `${scale} ${isDark}`))).toHaveLength(4);
      expect(different(made.map(({ fonts }) => fonts.sans))).toHaveLength(3);
    }
    for (const kind of ['card', 'iban', 'secret', 'password'])
      expect(secrets.filter((secret) => secret.kind === kind).length, kind).toBeGreaterThan(25);
    expect(secrets.some(({ text }) => text.includes('\n'))).toBe(true);
  });

  test('numbers of cards and accounts have the right check digits', () => {
    const numbers = (kind: string) =>
      secrets.filter((secret) => secret.kind === kind).map(({ text }) => text.replaceAll(/[ -]/g, ''));
    expect(numbers('card').filter((number) => !passesLuhn(number))).toEqual([]);
    expect(numbers('iban').filter((number) => remainder97(number) !== 1)).toEqual([]);
    // Examples of the standards, and the same with one digit changed.
    expect(passesLuhn(['4111', '1111', '1111', '1111'].join(''))).toBe(true);
    expect(passesLuhn('4111111111111112')).toBe(false);
    expect(remainder97(['DE89', '3704', '0044', '0532', '0130', '00'].join(''))).toBe(1);
    expect(remainder97('DE88370400440532013000')).not.toBe(1);
    expect(ibanCountries.length).toBeGreaterThanOrEqual(10);
  });

  test('all that is planted stands in its picture, whole', () => {
    for (const { secrets: own, marks, scene, width, height } of planted)
      for (const secret of own) {
        const places = marks.filter((mark) => mark.secret === secret);
        const length = secret.text.replaceAll(/\s/g, '').length;
        const written = scene.runs.map(({ text }) => text.replaceAll(/\s/g, '')).join('');
        expect(places.length, secret.text).toBeGreaterThan(0);
        expect(length).toBeGreaterThanOrEqual(6);
        expect(
          secret.text.split('\n').every((line) => written.includes(line.replaceAll(/\s/g, ''))),
          secret.text,
        ).toBe(true);
        for (const { x, y, width: wide, height: high } of places) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + wide, secret.text).toBeLessThanOrEqual(width);
          expect(y + high, secret.text).toBeLessThanOrEqual(height);
        }
      }
    expect(planted.every((one) => one.secrets.length > 0)).toBe(true);
    expect(ordinary.flatMap((one) => [...one.secrets, ...one.marks])).toEqual([]);
  });

  test('no text leaves its picture or stands on another', () => {
    expect([...planted, ...ordinary].flatMap(mistakesOf)).toEqual([]);
  });

  test('what is planted leaves pixels where the mark says', async () => {
    for (const made of planted.slice(0, Object.keys(secondScenes).length)) {
      const { scene, marks, width, height } = made;
      const mark = marks[0] as (typeof marks)[number];
      const png = await draw(scene, { width, height }, 1, usualFonts);
      const { channels } = await sharp(png)
        .extract({
          left: Math.floor(mark.x),
          top: Math.floor(mark.y),
          width: Math.ceil(mark.width),
          height: Math.ceil(mark.height),
        })
        .stats();
      expect(
        Math.max(...channels.map(({ stdev }) => stdev)),
        `${made.name}: ${mark.secret.text}`,
      ).toBeGreaterThan(12);
    }
  });

  test('a font that is not here is named', async () => {
    await expect(requireFonts(['Letters Of Nobody'])).rejects.toThrow(
      'Fonts of the second set are missing: Letters Of Nobody',
    );
  });
});
