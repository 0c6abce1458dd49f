import type { ErrorCode } from '../contract/errors.ts';
import type { MessageId, Translator } from './index.ts';
import type { MessageValue } from './messages.ts';

/** Describes a failure as it comes over the shell's channel, whose codes are plain strings. */
export interface ErrorLike {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Name of the host that an error or a reason is about where it names none. */
export const builtInService = 'Imgur';

// Parameters that count bytes are written as sizes.
const byteParams = new Set(['bytes', 'limit']);

/**
 * Outlook after a failure: nothing more happens, a retry, or what is shown right beside it. A text that promises a
 * retry where none comes, or asks for one where it comes anyway, would contradict the state.
 */
export type ErrorOutlook = 'final' | 'retried' | 'told';
const goesOn: Readonly<Record<ErrorOutlook, string>> = { final: 'no', retried: 'yes', told: 'told' };

/** Describes a failure in the user's language: `title` says what happened, `advice` what can be done about it. */
export function describeError(
  i18n: Translator,
  failure: Pick<ErrorLike, 'code' | 'params'>,
  how: {
    /** Replaces the usual advice, which addresses the user at the window. */
    readonly advice?: MessageId | undefined;
    readonly outlook?: ErrorOutlook;
  } = {},
): { readonly title: string; readonly advice: string } {
  // An older engine does not store this count; it is at least one.
  const values: Record<string, MessageValue> = {
    times: 1,
    goesOn: goesOn[how.outlook ?? 'final'],
    service: builtInService,
  };
  for (const [name, value] of Object.entries(failure.params)) {
    // The technical name of a type says nothing to people.
    if (name === 'found' && /^[a-z]+\//.test(String(value))) continue;
    values[name] = byteParams.has(name) && typeof value === 'number' ? i18n.formatSize(value) : value;
    values[`has${name.charAt(0).toUpperCase()}${name.slice(1)}`] = 'yes';
  }
  // The cause is described by its own title.
  if (typeof failure.params.cause === 'string') values.cause = causeTitle(i18n, failure.params.cause);
  const code = toKnownCode(i18n, failure.code);
  // Omitted parts leave double spaces.
  const tidy = (text: string) => text.replace(/ +/g, ' ').trim();
  return {
    title: tidy(i18n.tUnchecked(`error.${code}`, values)),
    advice: tidy(i18n.tUnchecked(how.advice ?? `error.${code}.advice`, values)),
  };
}

const causeTitle = (i18n: Translator, code: string) =>
  describeError(i18n, { code: code === 'share-spent' ? 'internal' : code, params: {} }).title;

/** Maps a code to one that has a text: an engine newer than this window may use others. */
function toKnownCode(i18n: Translator, code: string): ErrorCode {
  return i18n.has(`error.${code}`) ? (code as ErrorCode) : 'internal';
}
