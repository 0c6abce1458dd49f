import type { ErrorCode } from '../contract/errors.ts';
import type { MessageId, Translator } from './index.ts';
import type { MessageValue } from './messages.ts';

/** A failure as it may come over the shell's channel, whose codes are plain strings. */
export interface ErrorLike {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}

// Parameters that count bytes are written as sizes.
const byteParams = new Set(['bytes', 'limit']);

/**
 * What becomes of it by itself: nothing, another try, or what is told right beside it. Words that promise a try where
 * none comes, or ask for one where it comes anyway, would contradict the state.
 */
export type ErrorOutlook = 'final' | 'retried' | 'told';
const goesOn: Readonly<Record<ErrorOutlook, string>> = { final: 'no', retried: 'yes', told: 'told' };

/** Describes a failure in the person's words: `title` says what happened, `advice` what can be done about it. */
export function describeError(
  i18n: Translator,
  failure: Pick<ErrorLike, 'code' | 'params'>,
  how: {
    /** In place of the common advice, which speaks to who sits at the window. */
    readonly advice?: MessageId | undefined;
    readonly outlook?: ErrorOutlook;
  } = {},
): { readonly title: string; readonly advice: string } {
  // A count that an older engine did not write down is at least one.
  const values: Record<string, MessageValue> = { times: 1, goesOn: goesOn[how.outlook ?? 'final'] };
  for (const [name, value] of Object.entries(failure.params)) {
    values[name] = byteParams.has(name) && typeof value === 'number' ? i18n.formatSize(value) : value;
    values[`has${name.charAt(0).toUpperCase()}${name.slice(1)}`] = 'yes';
  }
  // What stands behind it is told by its own title.
  if (typeof failure.params.cause === 'string') values.cause = causeTitle(i18n, failure.params.cause);
  const code = toKnownCode(i18n, failure.code);
  // Parts that are left out leave two blanks behind.
  const tidy = (text: string) => text.replace(/ +/g, ' ').trim();
  return {
    title: tidy(i18n.tUnchecked(`error.${code}`, values)),
    advice: tidy(i18n.tUnchecked(how.advice ?? `error.${code}.advice`, values)),
  };
}

const causeTitle = (i18n: Translator, code: string) =>
  describeError(i18n, { code: code === 'share-spent' ? 'internal' : code, params: {} }).title;

/** An engine that is newer than this window may name errors that have no text here. */
function toKnownCode(i18n: Translator, code: string): ErrorCode {
  return i18n.has(`error.${code}`) ? (code as ErrorCode) : 'internal';
}
