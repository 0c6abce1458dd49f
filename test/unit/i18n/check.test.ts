import { describe, expect, it } from 'vitest';
import {
  type CatalogueFile,
  formatCatalogueFile,
  parseCatalogueFile,
  sortLikeEnglish,
} from '../../../scripts/texts/catalogue-file.ts';
import { checkCatalogues, describePlaceholders } from '../../../scripts/texts/check.ts';

const texts = {
  'language.name': 'English',
  plain: 'Close',
  sizes: '{sent} of {total}',
  count: '{count, plural, =0 {Nothing} one {# picture} other {# pictures}}',
  choice: '{hasTime, select, yes {until {time}} other {for now}}',
};
type Texts = Record<string, string>;

const fileOf = (tag: string, messages: Texts): CatalogueFile => ({
  tag,
  header: { '@@locale': tag },
  messages,
  descriptions: {},
});
const english = describePlaceholders(fileOf('en', texts));
const russian = {
  'language.name': 'Русский',
  count:
    '{count, plural, =0 {Ничего} one {# картинка} few {# картинки} many {# картинок} other {# картинки}}',
};
const complaints = (tag: string, changes: Texts) =>
  checkCatalogues([english, fileOf(tag, { ...texts, 'language.name': tag, ...changes })], []);

describe('checking catalogues', () => {
  it('finds nothing where all is well', () => {
    expect(complaints('de', {})).toEqual([]);
    expect(complaints('ru', russian)).toEqual([]);
  });

  it.each([
    [
      'a placeholder of another name',
      'de',
      { sizes: '{sent} von {totla}' },
      /sizes: takes \{sent\} \{totla\}/,
    ],
    ['a placeholder too few', 'de', { sizes: '{sent}' }, /sizes: takes \{sent\}, English \{sent\} \{total\}/],
    ['another branch', 'de', { choice: '{hasTime, select, ja {bis {time}} other {}}' }, /choice: chooses/],
    ['an empty text', 'de', { plain: ' ' }, /plain: empty/],
    ['a text that English has not', 'de', { plane: 'Zu' }, /plane: English has no such text/],
    ['what is no ICU message', 'de', { plain: 'Zu {' }, /plain: is no ICU message/],
    ['a brace that an apostrophe hides', 'de', { sizes: "{sent} von '{total}" }, /sizes: an apostrophe/],
    ['a shout', 'de', { plain: 'Zu!' }, /plain: has an exclamation mark/],
    [
      'a plural form that the language lacks',
      'de',
      { count: '{count, plural, one {#} few {#} other {#}}' },
      /count: the language has no plural form "few"/,
    ],
    [
      'a plural form that is lacking',
      'ru',
      { ...russian, count: '{count, plural, one {#} few {#} other {#}}' },
      /count: lacks the plural form "many"/,
    ],
    [
      'a form of one that is used for 21 as well',
      'ru',
      { ...russian, count: '{count, plural, one {Картинка} few {#} many {#} other {#}}' },
      /count: the form "one" is for 21, too/,
    ],
  ])('complains of %s', (_, tag, changes, complaint) => {
    const found = complaints(tag, changes as Texts);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(complaint);
  });

  it('lets words that stay the same do without forms', () => {
    const count = '{count, plural, =0 {Ничего} other {Картинок: #}}';
    expect(complaints('ru', { ...russian, count })).toEqual([]);
  });

  it('complains of what is missing, of unused texts, of names and of tags', () => {
    const { plain: _, ...less } = texts;
    const odd = { ...fileOf('de', less), descriptions: { plain: { description: 'A verb' } } };
    expect(checkCatalogues([english, { ...odd, header: { '@@locale': 'nl' } }], ['plain'])).toEqual([
      'en: plain: no code uses it',
      'de: @@locale: is not the name of the file',
      'de: plain: missing',
      'de: @plain: describes nothing',
      'de: language.name: another language has this name',
    ]);
    expect(
      checkCatalogues([english, fileOf('pt_BR', { ...texts, 'language.name': 'Português' })], []),
    ).toEqual(['pt_BR: the name of the file is no canonical BCP 47 tag']);
    expect(checkCatalogues([fileOf('de', texts)], [])).toEqual(['en: there is no English catalogue']);
  });

  it('wants the English placeholders described as the messages take them', () => {
    const file = { ...english, descriptions: { ...english.descriptions, sizes: {}, plain: {} } };
    expect(checkCatalogues([file], [])).toEqual([expect.stringMatching(/^en: @sizes: does not describe/)]);
    expect(describePlaceholders(file).descriptions).toEqual(english.descriptions);
    expect(english.descriptions.count).toEqual({ placeholders: { count: { type: 'int' } } });
  });
});

it('a catalogue is written as it was read, in the order of the English one', () => {
  const text = formatCatalogueFile(english);
  expect(parseCatalogueFile('en', text)).toEqual(english);
  const turned = fileOf('de', Object.fromEntries(Object.entries({ ...texts, own: 'x' }).reverse()));
  expect(Object.keys(sortLikeEnglish(turned, english).messages)).toEqual([...Object.keys(texts), 'own']);
});
