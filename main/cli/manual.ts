import type { Command } from 'commander';
import type { Messages } from './messages.ts';

/** Escapes text for roff: a backslash, and a dot or quote at the beginning of a line. */
const roff = (text: string) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');

const bold = (text: string) => `\\fB${roff(text)}\\fR`;

function optionsOf(command: Command): string[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ flags, description }) => ['.TP', bold(flags), roff(description)]);
}

function commandSection(command: Command, root: string): string[] {
  const help = command.createHelp();
  const usage = `${root} ${command.name()} ${command.usage()}`;
  const operands = help
    .visibleArguments(command)
    .flatMap((argument) => ['.TP', bold(help.argumentTerm(argument)), roff(argument.description)]);
  return ['.SS', roff(usage), roff(command.description()), ...operands, ...optionsOf(command)];
}

/** Generates the manual page in man(7)'s language from the definition of the command line, in the user's language. */
export function manualPage(program: Command, i18n: Messages, version: string): string {
  const name = program.name();
  const after = i18n.t('cli.help.after').split('\n');
  return [
    `.TH ${name.toUpperCase()} 1 "" "Snapferry ${version}"`,
    `.SH ${roff(i18n.t('cli.man.name')).toUpperCase()}`,
    `${name} \\- ${roff(i18n.t('cli.man.title'))}`,
    `.SH ${roff(i18n.t('cli.man.synopsis')).toUpperCase()}`,
    `.B ${name}`,
    roff(program.usage()),
    `.SH ${roff(i18n.t('cli.man.description')).toUpperCase()}`,
    roff(program.description()),
    `.SH ${roff(i18n.t('cli.man.options')).toUpperCase()}`,
    ...optionsOf(program),
    `.SH ${roff(i18n.t('cli.man.commands')).toUpperCase()}`,
    ...program.commands.flatMap((command) => commandSection(command, name)),
    `.SH ${roff(i18n.t('cli.man.more')).toUpperCase()}`,
    ...after.flatMap((line) => ['.PP', roff(line)]),
    '',
  ].join('\n');
}
