import type { Failure } from '../../contract/errors.ts';
import type { MessageValues, Translator } from '../../locales/index.ts';

// Parameters that count bytes are written as sizes.
const byteParams = new Set(['bytes', 'limit']);

/** A failure in the person's words. `title` says what happened, `advice` what is done and what can be done about it. */
export function failureWords(
  words: Translator,
  failure: Pick<Failure, 'code' | 'params'>,
): { readonly title: string; readonly advice: string } {
  const values: MessageValues = {};
  for (const [name, value] of Object.entries(failure.params)) {
    values[name] = byteParams.has(name) && typeof value === 'number' ? words.size(value) : value;
    values[`has${name.charAt(0).toUpperCase()}${name.slice(1)}`] = 'yes';
  }
  const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();
  return {
    title: tidy(words.text(`error.${failure.code}`, values)),
    advice: tidy(words.text(`error.${failure.code}.advice`, values)),
  };
}
