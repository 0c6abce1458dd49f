import type { ErrorCode } from '../contract/errors.ts';
import { isMessageId, type MessageId, type MessageValues, type Translator } from './index.ts';

/** A failure as it may come over the shell's channel, whose codes are plain strings. */
export interface ErrorLike {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}

// Parameters that count bytes are written as sizes.
const byteParams = new Set(['bytes', 'limit']);

/**
 * A failure in the person's words. `title` says what happened, `advice` what is done and what can be done about it.
 * @param ownAdvice a text in place of the common advice, which speaks to who sits at the window
 */
export function describeError(
  words: Translator,
  failure: Pick<ErrorLike, 'code' | 'params'>,
  ownAdvice?: MessageId,
): { readonly title: string; readonly advice: string } {
  const values: MessageValues = {};
  for (const [name, value] of Object.entries(failure.params)) {
    values[name] = byteParams.has(name) && typeof value === 'number' ? words.formatSize(value) : value;
    values[`has${name.charAt(0).toUpperCase()}${name.slice(1)}`] = 'yes';
  }
  const code = toKnownCode(failure.code);
  // Parts that are left out leave two blanks behind.
  const tidy = (text: string) => text.replace(/ +/g, ' ').trim();
  return {
    title: tidy(words.t(`error.${code}`, values)),
    advice: tidy(words.t(ownAdvice ?? `error.${code}.advice`, values)),
  };
}

/** An engine that is newer than this window may name errors that have no text here. */
function toKnownCode(code: string): ErrorCode {
  return isMessageId(`error.${code}`) ? (code as ErrorCode) : 'internal';
}
