import type { CatalogueFile } from './catalogue-file.ts';
import { type MessageShape, type PluralShape, readMessageShape } from './message-shape.ts';

/** Id of the message that names the language itself; the build reads it, no other code does. */
export const nameId = 'language.name';

/**
 * Compares catalogues with the English one and with the rules of their languages.
 * @param files English first
 * @param unused ids that no code names
 * @returns what is wrong, one line each: `tag: id: what`
 */
export function checkCatalogues(files: readonly CatalogueFile[], unused: readonly string[]): string[] {
  const [english] = files;
  if (english?.tag !== 'en') return ['en: there is no English catalogue'];
  return [
    ...unused.filter((id) => id !== nameId).map((id) => `en: ${id}: no code uses it`),
    ...checkDescriptions(english),
    ...files.flatMap((file) => checkCatalogue(file, english).map((complaint) => `${file.tag}: ${complaint}`)),
    ...findSameNames(files),
  ];
}

function checkCatalogue(file: CatalogueFile, english: CatalogueFile): string[] {
  const { tag, header, messages, descriptions } = file;
  if (!isCanonicalTag(tag)) return ['the name of the file is no canonical BCP 47 tag'];
  const complaints: string[] = [];
  if (header['@@locale'] !== tag) complaints.push('@@locale: is not the name of the file');
  for (const id of Object.keys(english.messages))
    if (!Object.hasOwn(messages, id)) complaints.push(`${id}: missing`);
  for (const id of Object.keys(descriptions))
    if (!Object.hasOwn(messages, id)) complaints.push(`@${id}: describes nothing`);
  for (const [id, message] of Object.entries(messages)) {
    const source = english.messages[id];
    const wrong = source === undefined ? ['English has no such text'] : checkMessage(message, source, tag);
    complaints.push(...wrong.map((what) => `${id}: ${what}`));
  }
  return complaints;
}

function checkMessage(message: string, source: string, tag: string): string[] {
  if (typeof message !== 'string') return ['is no text'];
  if (message.trim() === '') return ['empty'];
  const complaints: string[] = [];
  // An apostrophe before a brace escapes it, which is always a mistake here.
  if (/'[{}]|[{}]'/.test(message)) complaints.push('an apostrophe beside a brace hides it');
  // The parser takes a brace at the very end for the end of the text.
  if (message.split('{').length !== message.split('}').length)
    complaints.push('is no ICU message: a brace is open');
  if (message.includes('!')) complaints.push('has an exclamation mark');
  try {
    const [own, theirs] = [readMessageShape(message), readMessageShape(source)];
    if (!isSame(placeholderNames(own), placeholderNames(theirs)))
      complaints.push(
        `takes {${placeholderNames(own).join('} {')}}, English {${placeholderNames(theirs).join('} {')}}`,
      );
    if (!isSame(sorted(own.selects), sorted(theirs.selects)))
      complaints.push('chooses between other branches than English');
    complaints.push(...own.plurals.flatMap((branches) => checkPlural(branches, tag)));
  } catch (error) {
    complaints.push(`is no ICU message: ${error instanceof Error ? error.message : error}`);
  }
  return complaints;
}

/**
 * Requires every plural form that whole numbers take in the language, and no other. `other` alone is for words that
 * stay the same whatever the number.
 */
function checkPlural({ branches, numbered }: PluralShape, tag: string): string[] {
  const rules = new Intl.PluralRules(tag);
  const known: readonly string[] = rules.resolvedOptions().pluralCategories;
  const isExact = (branch: string) => /^\d+$/.test(branch);
  const unknown = branches.filter((branch) => !isExact(branch) && !known.includes(branch));
  const needed = new Set<string>(['other']);
  for (let count = 0; count <= 200; count++)
    if (!branches.includes(String(count))) needed.add(rules.select(count));
  const isInvariant = branches.every((branch) => isExact(branch) || branch === 'other');
  const lacking = isInvariant ? [] : [...needed].filter((category) => !branches.includes(category));
  // In Russian 21 is "one", too: such a form may not speak of a single thing.
  const isMoreThanOne = rules.select(21) === 'one' && branches.includes('one') && !numbered.includes('one');
  return [
    ...(isMoreThanOne ? ['the form "one" is for 21, too, and does not tell the number; =1 is for one'] : []),
    ...unknown.map((branch) => `the language has no plural form "${branch}"`),
    ...lacking.map((category) => `lacks the plural form "${category}"`),
  ];
}

/** Checks that the descriptions list the placeholders of the messages, because their types come from there. */
function checkDescriptions({ messages, descriptions }: CatalogueFile): string[] {
  return Object.entries(messages).flatMap(([id, message]) => {
    const shape = shapeOrNull(message);
    if (!shape) return [];
    const told = descriptions[id]?.placeholders ?? {};
    return isSame(sorted(typesOf(told)), sorted(typesOf(shape.placeholders)))
      ? []
      : [`en: @${id}: does not describe the placeholders of its text; npm run texts -- --write mends that`];
  });
}

/**
 * Updates the descriptions of placeholders.
 * @returns the English catalogue with descriptions that list just what its messages take; of a message that cannot be
 * parsed, as it was
 */
export function describePlaceholders(english: CatalogueFile): CatalogueFile {
  const descriptions = Object.entries(english.messages).flatMap(([id, message]) => {
    const known = english.descriptions[id];
    const shape = shapeOrNull(message);
    if (!shape) return known ? [[id, known] as const] : [];
    const { placeholders: told = {}, ...about } = known ?? {};
    const placeholders = Object.entries(shape.placeholders).map(([name, type]) => [
      name,
      { ...told[name], ...type },
    ]);
    const description =
      placeholders.length > 0 ? { ...about, placeholders: Object.fromEntries(placeholders) } : about;
    return Object.keys(description).length > 0 ? [[id, description] as const] : [];
  });
  return { ...english, descriptions: Object.fromEntries(descriptions) };
}

function findSameNames(files: readonly CatalogueFile[]): string[] {
  const names = files.map(({ messages }) => messages[nameId]);
  return files
    .filter((_, index) => names.indexOf(names[index]) !== index)
    .map(({ tag }) => `${tag}: ${nameId}: another language has this name`);
}

function isCanonicalTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

function shapeOrNull(message: string): MessageShape | null {
  try {
    return readMessageShape(message);
  } catch {
    return null;
  }
}

const typesOf = (placeholders: MessageShape['placeholders']) =>
  Object.fromEntries(Object.entries(placeholders).map(([name, { type }]) => [name, type]));
const placeholderNames = ({ placeholders }: MessageShape) => Object.keys(placeholders).sort();
const sorted = (record: object) => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
