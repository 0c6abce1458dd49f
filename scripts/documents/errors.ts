import { errorCodes } from '../../contract/errors.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';

/**
 * Writes the page of all errors: what happened and what can be done, as the app says it.
 * @param english catalogue, in which the values of a text are found
 */
export function errorsPage(i18n: Translator, english: Readonly<Record<string, string>>): string {
  const sections = errorCodes.flatMap((code) => {
    const { title, advice } = describeError(i18n, { code, params: examples(english, code) });
    return [`## ${code}`, `${plain(title)} ${plain(advice)}`];
  });
  return [
    '# Troubleshooting by error code',
    'The window says what happened in words; the command with `--json`, the log and reports name a code. What stands in ‹these› is a value of your case.',
    ...sections,
  ].join('\n\n');
}

const plain = (text: string) => text.replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;');

/** Numbers are formatted by the text; what is chosen by a value takes its usual branch. */
function examples(english: Readonly<Record<string, string>>, code: string): Record<string, string | number> {
  const text = `${english[`error.${code}`]} ${english[`error.${code}.advice`]}`;
  const names = [...text.matchAll(/\{(\w+)(?:\}|, (number|plural|date|time))/g)];
  return Object.fromEntries(
    names
      .filter(([, name = '']) => !['service', 'goesOn', 'cause'].includes(name))
      .map(([, name = '', kind]) => [name, kind ? 2 : `‹${name}›`]),
  );
}
