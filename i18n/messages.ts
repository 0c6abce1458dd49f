import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import type english from './locales/en.json';

/** What the English catalogue holds: texts by id, and what is told about a text by `@` and its id. */
type English = typeof english;

/** Names of all texts, as the English catalogue lists them. */
export type MessageId = Exclude<keyof English, `@${string}`>;

type Described<Id extends MessageId> = `@${Id}` extends keyof English ? English[`@${Id}`] : never;

/** Names of the placeholders of a text; of several texts, of all of them. */
type PlaceholderName<Id extends MessageId> = Id extends unknown
  ? Described<Id> extends { placeholders: infer Placeholders }
    ? keyof Placeholders
    : never
  : never;

export type MessageValue = string | number | Date;
/** Values for the placeholders of a text that is known at run time only. */
export type MessageValues = Readonly<Record<string, MessageValue>>;

/**
 * Arguments that follow an id: values for its placeholders, or nothing where it has none. Of an id that may be any
 * nothing is known; an id that does not exist is taken for such a one, so that the compiler complains of the id.
 */
export type ValuesOf<Id extends MessageId> = MessageId extends Id
  ? [values?: MessageValues]
  : [PlaceholderName<Id>] extends [never]
    ? []
    : [values: { readonly [Name in PlaceholderName<Id>]: MessageValue }];

/** Names of the texts that have no placeholder. */
export type PlainMessageId = {
  [Id in MessageId]: [PlaceholderName<Id>] extends [never] ? Id : never;
}[MessageId];

/** Texts of one language. */
export interface Catalogue {
  /** BCP 47 tag: the name of its file. */
  readonly language: string;
  /** By id: parsed when the app was built, or ICU messages as their translators wrote them. */
  readonly messages: Readonly<Record<string, string | CompiledMessage>>;
  /** Parses ICU messages where nothing was built. */
  readonly compile?: (message: string) => CompiledMessage;
  /** Returns the English text of an id that is not translated yet; a build fills such gaps itself. */
  readonly fallback?: (id: string) => string | undefined;
}
