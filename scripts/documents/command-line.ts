import type { Command } from 'commander';
import type { Messages } from '../../main/cli/messages.ts';

/** Escapes what Markdown and the site's templates would read as theirs, in a cell of a table. */
const cell = (text: string) =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;').replaceAll('\n', ' ');

/** Writes the page of the command line from its definition. */
export function commandLinePage(program: Command, i18n: Messages): string {
  return [
    '# Command line',
    program.description(),
    '`snapferry <command>` where it is installed, `npm run -s snapferry -- <command>` from a checkout. It needs no display, and talks to the running app if there is one.',
    ...program.commands.flatMap((command) => sectionOf(command, program.name())),
    '## What holds for all',
    ...i18n.t('cli.help.after').split('\n').filter(Boolean).map(cell),
  ].join('\n\n');
}

function sectionOf(command: Command, root: string): string[] {
  const help = command.createHelp();
  const rows = [
    ...help.visibleArguments(command).map((argument) => [help.argumentTerm(argument), argument.description]),
    ...help.visibleOptions(command).map(({ flags, description }) => [flags, description]),
  ].map(([name = '', about = '']) => `| \`${name.replaceAll('|', '\\|')}\` | ${cell(about)} |`);
  return [
    `## ${command.name()}`,
    cell(command.description()),
    ['```text', `${root} ${command.name()} ${command.usage()}`, '```'].join('\n'),
    ['| | |', '|---|---|', ...rows].join('\n'),
  ];
}
