import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import type english from './locales/en.json';

/** Type of the English catalogue: texts by id, and notes on a text by `@` and its id. */
type English = typeof english;

/** Ids of all texts, as the English catalogue lists them. */
export type MessageId = Exclude<keyof English, `@${string}`>;

type Described<Id extends MessageId> = `@${Id}` extends keyof English ? English[`@${Id}`] : never;

/** Placeholder names of a text; for a union of ids, those of all of them. */
type PlaceholderName<Id extends MessageId> = Id extends unknown
  ? Described<Id> extends { placeholders: infer Placeholders }
    ? keyof Placeholders
    : never
  : never;

export type MessageValue = string | number | Date;
/** Values for the placeholders of a text that is known at run time only. */
export type MessageValues = Readonly<Record<string, MessageValue>>;

/**
 * Arguments that follow an id: values for its placeholders, or nothing where it has none. For a generic `MessageId` any
 * values are accepted; an unknown id is treated like that, so that the compiler reports the id.
 */
export type ValuesOf<Id extends MessageId> = MessageId extends Id
  ? [values?: MessageValues]
  : [PlaceholderName<Id>] extends [never]
    ? []
    : [values: { readonly [Name in PlaceholderName<Id>]: MessageValue }];

/** Ids of the texts that have no placeholder. */
export type PlainMessageId = {
  [Id in MessageId]: [PlaceholderName<Id>] extends [never] ? Id : never;
}[MessageId];

/** Holds the texts of one language. */
export interface Catalogue {
  /** BCP 47 tag: the name of its file. */
  readonly language: string;
  /** By id: parsed at build time, or ICU messages as their translators wrote them. */
  readonly messages: Readonly<Record<string, string | CompiledMessage>>;
  /** Parses ICU messages that were not parsed at build time. */
  readonly compile?: (message: string) => CompiledMessage;
  /** Returns the English text of an untranslated id; a build fills such gaps itself. */
  readonly fallback?: (id: string) => string | undefined;
}
