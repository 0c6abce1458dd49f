import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { createTranslator, languages, type MessageId } from '../../../i18n/index.ts';

/** What a message takes, and of what it chooses between. */
interface Shape {
  readonly values: string[];
  /** By value: the branches. */
  readonly selects: Record<string, string[]>;
  readonly plurals: string[][];
}

function shapeOf(message: string): Shape {
  const values = new Set<string>();
  const selects: Record<string, string[]> = {};
  const plurals: string[][] = [];
  const look = (tokens: CompiledMessage) => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (typeof token === 'string') continue;
      const [value, kind, format] = token;
      values.add(value);
      if (typeof format !== 'object' || format === null) continue;
      const branches = Object.keys(format).filter((name) => name !== 'offset');
      if (kind === 'select') selects[value] = branches.sort();
      else plurals.push(branches);
      for (const branch of Object.values(format)) look(branch as CompiledMessage);
    }
  };
  look(compileMessage(message));
  return { values: [...values].sort(), selects, plurals };
}

const catalogueOf = async (language: string) =>
  (await import(`../../../locales/${language}/index.ts`)).catalogue as Record<MessageId, string>;
const english = await catalogueOf('en');
const ids = Object.keys(english) as MessageId[];

describe.each(languages)('the words in %s', (language) => {
  it('are all there, take what the English ones take, and know the plurals of their language', async () => {
    const own = await catalogueOf(language);
    expect(Object.keys(own).sort()).toEqual([...ids].sort());
    const categories: string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const complaints = ids.flatMap((id) => {
      const theirs = shapeOf(english[id]);
      const ours = shapeOf(own[id]);
      const unknown = ours.plurals
        .flat()
        .filter((name) => !/^=?\d+$/.test(name) && !categories.includes(name));
      const isBranched = ours.plurals.every((branches) => branches.includes('other'));
      const isSame =
        JSON.stringify([theirs.values, theirs.selects]) === JSON.stringify([ours.values, ours.selects]);
      return isSame && isBranched && unknown.length === 0 ? [] : [`${id}: ${own[id]}`];
    });
    expect(complaints).toEqual([]);
  });

  it('leave no text empty, keep quotes that would hide a placeholder out, and shout at nobody', async () => {
    const own = await catalogueOf(language);
    expect(
      ids.filter((id) => own[id].trim() === '' || /'[{}]|[{}]'/.test(own[id]) || own[id].includes('!')),
    ).toEqual([]);
  });

  it('are spoken for the tag of the language, whatever its country', () => {
    const { t } = createTranslator(language, [`${language}-XX`]);
    expect(t('rail.queue')).not.toBe('rail.queue');
  });
});

it('each language has words of its own', async () => {
  const labels = ['action.upload', 'queue.empty.title', 'state.waiting'] as const;
  for (const id of labels) {
    const said = await Promise.all(languages.map(async (language) => (await catalogueOf(language))[id]));
    expect(new Set(said).size).toBe(languages.length);
  }
});
