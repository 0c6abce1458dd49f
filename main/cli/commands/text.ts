import { resolve } from 'node:path';
import { type ReadingLanguage, readingLanguageSchema, readingLanguages } from '../../../contract/reading.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { textObject } from '../json-output.ts';
import { withSession } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';

export interface TextOptions {
  readonly download?: string;
  readonly json?: boolean;
}

/** Implements `text`: prints what a picture says. Data of a language is downloaded only when that is asked for. */
export async function text(
  file: string | undefined,
  { download, json = false }: TextOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const wanted = download === undefined ? null : languageOf(download);
  if (wanted === undefined)
    throw new UsageError(
      i18n.t('cli.text.unknown-language', {
        value: download ?? '',
        languages: Object.values(readingLanguages).join(', '),
      }),
    );
  if (file === undefined && wanted === null)
    throw new UsageError(i18n.t('cli.usage.missing-argument', { what: 'file' }));
  return withSession(context, async (client) => {
    if (wanted !== null) await client.call('downloadLanguage', { language: wanted });
    if (file === undefined) return exitCodes.done;
    const read = await client.call('readPicture', { path: resolve(file) });
    if (json) {
      terminal.printResult(jsonLine(textObject(read)));
      return exitCodes.done;
    }
    for (const line of read.lines) terminal.printResult(visible(line.map((word) => word.text).join(' ')));
    for (const code of read.codes) terminal.printResult(visible(`${code.format}: ${code.text}`));
    if (read.lines.length === 0 && read.codes.length === 0) terminal.printInfo(i18n.t('cli.text.none'));
    return exitCodes.done;
  });
}

/** Finds a language by the name of its data or by its tag; undefined where it is not known. */
const languageOf = (name: string): ReadingLanguage | undefined =>
  readingLanguageSchema.options.find((language) => language === name || readingLanguages[language] === name);
