import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../i18n/locales');
const textsOf = (language: string): readonly (readonly [id: string, text: string])[] =>
  Object.entries(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as object).filter(
    ([id, text]) => !id.startsWith('@') && typeof text === 'string',
  ) as [string, string][];

/**
 * Words that docs/style-guide.md rules out, by language: in each the same things, as far as it has such words. A word that
 * is an exact term in one place is right there (photographs, where a format suits them), and so not in the list.
 */
const ruledOut: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /\bgo(es)? first\b.*· /,
    /your yes\b/,
    /\bEnded\b/,
    /forget here/i,
    /first byte leaves/,
    /of them a draft/,
    /!|\bplease\b|\bsorry\b/i,
    /\bimages?\b(?!\.)/i,
    /\bcall(ed|s)? .*back\b|\bcall(ed)? off\b/i,
    /\babort|\bterminat|\brevert|\bhalt\b|\btransfer/i,
  ],
  de: [
    /!|\bbitte\b|\bleider\b/i,
    /\b(Image|Photo|Grafik|Datei-Upload)/,
    // One form of address.
    /\b(haben|können|müssen|möchten|wollen) Sie\b|\bIhr (Konto|Bild)/,
    /zurückruf|zurückhol|stornier|terminier|widerruf/i,
    /Bildschirmfoto|\bPosts?\b|Dienste und/,
    /transferier|hochgeladen haben wollen/i,
  ],
  es: [
    /[¡!«»]|por favor|lo sentimos/i,
    /\bfichero|\bordenador|\bcomputador/i,
    /\busted(es)?\b/i,
    /\babort|\banula|\brevocar la subida|\btransferi/i,
    /\bb[oó]rra(?!dor)|\bborran?\b|\bórdenes\b|\bposts\b/i,
  ],
  id: [
    /!|\bsilakan\b|\bmohon\b|\bmaaf\b/i,
    /\bcitra\b|(?<!snapferry )\bupload|(?<!--)\bdownload/i,
    /\bkamu\b|\bkalian\b|\bdatamu\b/i,
    // One word each for a file, the keychain and a setting.
    /\bberkas|\bgantungan kunci|\bsetelan\b|\bgalat\b/i,
    /tarik(nya)? kembali|\babort/i,
  ],
  it: [
    /[!«»]|per favore|si prega|ci dispiace/i,
    /\bfigur[ae]\b|(?<!snapferry )\bupload\b/i,
    /\bLei\b|\bprego\b/,
    /\babort|\bterminat[oaie] con|\bsorvegli/i,
  ],
  pt: [
    /!|por favor|desculp/i,
    /\bficheiro|\becrã|\butilizador|\bregisto\b/i,
    /\btu\b|\bteus?\b|\btuas?\b/i,
    /\babort|\bdeletar|\bapag(a|ar|ado|ada|ue)/i,
  ],
  ru: [
    /!|пожалуйста|извините/i,
    // One word for a picture.
    /картин|рисун/i,
    /учётн\S+ запис/i,
    // One for a host, and one for a post.
    /хостинг|(^|[\s(«])сервис/i,
    /(^|\s)пост(а|у|ы|ов|ом)?([\s.,]|$)/i,
    /(^|\s)(ты|твой|твоя|твои|тебе)(\s|$)/i,
    /отозвать загрузку|отозвать уже|прервать загрузку|прервите/i,
  ],
};

/** Shows only what people read: names of placeholders and of choices are not words. */
const readable = (text: string): string => text.replaceAll(/\{\w+, (select|plural),|[\w=-]+ (?=\{)/g, '');

test.each(Object.entries(ruledOut))('the texts in %s keep to the style guide', (language, words) => {
  const found = textsOf(language).filter(([, text]) => words.some((word) => word.test(readable(text))));
  expect(found).toEqual([]);
});

test.each(Object.keys(ruledOut))('no word in %s is cut in two by a choice', (language) => {
  const cut = textsOf(language).filter(([, text]) => /other \{\}\}\p{L}/u.test(text));
  expect(cut).toEqual([]);
});
