import { expect, it } from 'vitest';
import { listLanguages, readCatalogue } from '../../../i18n/catalogue-files.ts';
import { createTranslator, type PlainMessageId } from '../../../i18n/index.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { root } from '../../../scripts/setup/paths.ts';
import { checkCheckout } from '../../../scripts/texts/check-checkout.ts';

it('nothing is wrong with any catalogue, and code uses every text', () => {
  // What is not translated yet is told by the lint; the app says it in English.
  const complaints = checkCheckout(root).complaints.filter((complaint) => !complaint.endsWith(': missing'));
  expect(complaints).toEqual([]);
});

it('each language has words of its own, for the tag of the language, whatever its country', () => {
  const labels: PlainMessageId[] = ['action.upload', 'queue.empty.title', 'state.waiting', 'language.name'];
  const translators = listLanguages().map((language) => loadTranslator([`${language}-XX`]));
  expect(translators.map(({ language }) => language)).toEqual(listLanguages());
  for (const id of labels) {
    const said = translators.map(({ t, has }) => {
      expect(has(id)).toBe(true);
      return t(id);
    });
    expect(new Set(said).size).toBe(translators.length);
  }
});

it('a text that is not translated yet is English, with values by the customs of the reader', () => {
  const { messages, ...german } = readCatalogue('de');
  const { 'day.credits': _, ...incomplete } = messages;
  const translator = createTranslator({ ...german, messages: incomplete }, ['de-DE']);
  expect(translator.t('day.credits', { count: 12_000 })).toBe(
    loadTranslator(['en-GB']).t('day.credits', { count: 12_000 }).replace('12,000', '12.000'),
  );
  expect(translator.has('day.credits')).toBe(true);
  expect(translator.has('error.of-tomorrow')).toBe(false);
});
