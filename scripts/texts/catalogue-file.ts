import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** Returns the folder of a checkout's catalogues. */
export const cataloguesFolder = (root: string) => join(root, 'i18n', 'locales');

/** Describes one English text, in the terms of the ARB format. */
export interface MessageDescription {
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly type: string }>>;
}

/** Represents the file of one catalogue. */
export interface CatalogueFile {
  /** BCP 47 tag, by the name of the file. */
  readonly tag: string;
  /** Entries about the file itself (`@@locale` and the like), in its order. */
  readonly header: Readonly<Record<string, unknown>>;
  /** ICU messages by id, in the order of the file. */
  readonly messages: Readonly<Record<string, string>>;
  /** By id of the message. */
  readonly descriptions: Readonly<Record<string, MessageDescription>>;
}

/**
 * Reads all catalogues of a folder, English first.
 * @throws {Error} where one cannot be read or is no JSON
 */
export function readCatalogueFiles(folder: string): CatalogueFile[] {
  const isEnglish = (file: string) => Number(file === 'en.json');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort((one, other) => isEnglish(other) - isEnglish(one) || (one < other ? -1 : 1))
    .map((file) =>
      parseCatalogueFile(file.slice(0, -'.json'.length), readFileSync(join(folder, file), 'utf8')),
    );
}

/**
 * Parses a catalogue.
 * @throws {SyntaxError}
 */
export function parseCatalogueFile(tag: string, text: string): CatalogueFile {
  const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
  const isHeader = ([key]: [string, unknown]) => key.startsWith('@@');
  const isDescription = ([key]: [string, unknown]) => key.startsWith('@') && !key.startsWith('@@');
  return {
    tag,
    header: Object.fromEntries(entries.filter(isHeader)),
    messages: Object.fromEntries(entries.filter(([key]) => !key.startsWith('@'))) as Record<string, string>,
    descriptions: Object.fromEntries(
      entries.filter(isDescription).map(([key, value]) => [key.slice(1), value as MessageDescription]),
    ),
  };
}

/** Formats a catalogue as its file has it: each description follows its message. */
export function formatCatalogueFile({ header, messages, descriptions }: CatalogueFile): string {
  const line = (key: string, value: unknown) => `  ${JSON.stringify(key)}: ${formatInline(value)}`;
  const lines = [
    ...Object.entries(header).map(([key, value]) => line(key, value)),
    ...Object.entries(messages).flatMap(([id, message]) => {
      const description = descriptions[id];
      return description ? [line(id, message), line(`@${id}`, description)] : [line(id, message)];
    }),
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}

function formatInline(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${formatInline(inner)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Sorts messages like the English ones; those that English does not have come last. */
export function sortLikeEnglish(file: CatalogueFile, english: CatalogueFile): CatalogueFile {
  const order = new Map(Object.keys(english.messages).map((id, index) => [id, index]));
  const place = (id: string) => order.get(id) ?? order.size;
  const messages = Object.entries(file.messages).sort(([one], [other]) => place(one) - place(other));
  return { ...file, messages: Object.fromEntries(messages) };
}

/**
 * Parses the messages of one catalogue at build time, so that no ICU parser has to be bundled; untranslated ones are
 * English.
 * @throws {Error} where a message is no ICU message
 */
export function compileCatalogue(
  { messages }: CatalogueFile,
  english: CatalogueFile,
): Record<string, CompiledMessage> {
  return Object.fromEntries(
    Object.entries(english.messages).map(([id, message]) => [
      id,
      compileMessageOrThrow(messages[id] || message),
    ]),
  );
}
