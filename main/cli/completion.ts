// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shells write their variables as templates are written

import type { Command, Option } from 'commander';
import { allForms } from '../../links/format-link.ts';
import { type Shell, shells } from './shells.ts';

/** Type of a command's operand: files, a list of words, or nothing that can be completed. */
type Operand =
  | { readonly kind: 'files' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | null;

interface CompletedOption {
  readonly flags: readonly string[];
  readonly about: string;
  /** Null: it takes no value. */
  readonly value: Operand | 'text';
  readonly hasValue: boolean;
}

interface CompletedCommand {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  readonly operand: Operand;
}

/** Actions of `hosts`, which are not imported: completing loads no command. */
const hostWords = ['list', 'kinds', 'add', 'set', 'test', 'remove', 'default', 'import', 'export'];

/** Completions for values that are more than free text. */
const valueKinds: Readonly<Record<string, Operand>> = {
  '--links': { kind: 'words', words: allForms },
  '--api-key-file': { kind: 'files' },
  '--api-folder': { kind: 'files' },
  '--rewrite': { kind: 'files' },
  '--table': { kind: 'files' },
  '--with-secrets': { kind: 'files' },
};
const operandKinds: Readonly<Record<string, Operand>> = {
  upload: { kind: 'files' },
  watch: { kind: 'files' },
  hosts: { kind: 'words', words: hostWords },
  completion: { kind: 'words', words: shells },
};

function completedOption({
  short,
  long,
  description,
  required,
  optional,
  hidden,
}: Option): CompletedOption[] {
  if (hidden) return [];
  const flags = [short, long].flatMap((flag) => flag ?? []);
  const hasValue = required || optional;
  const value = hasValue ? (valueKinds[long ?? ''] ?? 'text') : null;
  return [{ flags, about: description, value, hasValue }];
}

function completedCommands(program: Command): CompletedCommand[] {
  const help = program.createHelp();
  return program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: help.visibleOptions(command).flatMap(completedOption),
    operand: operandKinds[command.name()] ?? null,
  }));
}

/** Quotes a text as a single-quoted string of a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
/** Quotes a text for fish, where a backslash counts inside of quotes. */
const quotedForFish = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
/** Escapes a description in a specification of zsh's `_arguments`. */
const zshAbout = (text: string) => text.replace(/[[\]\\:]/g, (character) => `\\${character}`);

function bashScript(
  name: string,
  commands: readonly CompletedCommand[],
  globals: readonly CompletedOption[],
): string {
  const cases = commands.map(({ name: command, options, operand }) => {
    const flags = options.flatMap((option) => option.flags).join(' ');
    const valued = options.filter(({ hasValue }) => hasValue);
    const values = valued.map(({ flags, value }) => {
      const reply =
        value === 'text' || value === null
          ? 'COMPREPLY=()'
          : value.kind === 'files'
            ? 'compopt -o default; COMPREPLY=()'
            : `COMPREPLY=($(compgen -W "${value.words.join(' ')}" -- "$word"))`;
      return `        ${flags.join('|')}) ${reply}; return ;;`;
    });
    const rest =
      operand === null
        ? 'COMPREPLY=()'
        : operand.kind === 'files'
          ? 'compopt -o default; COMPREPLY=()'
          : `COMPREPLY=($(compgen -W "${operand.words.join(' ')}" -- "$word"))`;
    return [
      `    ${command})`,
      ...(values.length > 0 ? ['      case "$before" in', ...values, '      esac'] : []),
      `      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "${flags}" -- "$word")); else ${rest}; fi ;;`,
    ].join('\n');
  });
  const names = commands.map((command) => command.name).join(' ');
  const flags = globals.flatMap((option) => option.flags).join(' ');
  return [
    `# bash completion for ${name}: eval "$(${name} completion bash)"`,
    `_${name}() {`,
    '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}',
    '  if ((COMP_CWORD == 1)); then',
    `    COMPREPLY=($(compgen -W "${names} ${flags}" -- "$word"))`,
    '    return',
    '  fi',
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    '  esac',
    '}',
    `complete -F _${name} ${name}`,
    '',
  ].join('\n');
}

function zshScript(
  name: string,
  commands: readonly CompletedCommand[],
  globals: readonly CompletedOption[],
): string {
  const actionOf = (operand: Operand | 'text') => {
    if (operand === 'text' || operand === null) return ' ';
    return operand.kind === 'files' ? '_files' : `(${operand.words.join(' ')})`;
  };
  const optionSpecs = (options: readonly CompletedOption[]) =>
    options.flatMap(({ flags, about, value, hasValue }) =>
      flags.map((flag) =>
        quoted(`*${flag}[${zshAbout(about)}]${hasValue ? `:${flag}:${actionOf(value)}` : ''}`),
      ),
    );
  const cases = commands.map(({ name: command, options, operand }) => {
    const rest = operand === null ? [] : [quoted(`*:${command}:${actionOf(operand)}`)];
    return `      ${command}) _arguments ${[...optionSpecs(options), ...rest].join(' ')} ;;`;
  });
  const list = commands.map(({ name: command, about }) =>
    quoted(`${command}:${about.replaceAll(':', '\\:')}`),
  );
  return [
    `#compdef ${name}`,
    `_${name}() {`,
    '  local line state',
    `  _arguments -C ${optionSpecs(globals).join(' ')} '1: :->command' '*:: :->rest'`,
    '  case $state in',
    '    command)',
    `      local -a commands=(${list.join(' ')})`,
    `      _describe command commands ;;`,
    '    rest)',
    '      case $line[1] in',
    ...cases,
    '      esac ;;',
    '  esac',
    '}',
    // Read by `eval` it registers itself with the completion system, read from $fpath the function is called.
    `if [ "$funcstack[1]" = "_${name}" ]; then _${name} "$@"; else compdef _${name} ${name}; fi`,
    '',
  ].join('\n');
}

function fishScript(
  name: string,
  commands: readonly CompletedCommand[],
  globals: readonly CompletedOption[],
): string {
  const optionLine = (condition: string, { flags, about, value, hasValue }: CompletedOption) => {
    const names = flags.map((flag) =>
      flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
    );
    const words =
      value !== null && value !== 'text' && value.kind === 'words'
        ? ` -a ${quotedForFish(value.words.join(' '))}`
        : '';
    const files = value !== null && value !== 'text' && value.kind === 'files' ? ' -F' : '';
    return `complete -c ${name} -n ${quotedForFish(condition)} ${names.join(' ')}${hasValue ? ' -r' : ''}${words}${files} -d ${quotedForFish(about)}`;
  };
  return [
    `# fish completion for ${name}: ${name} completion fish | source`,
    `complete -c ${name} -f`,
    ...globals.map((option) => optionLine('__fish_use_subcommand', option)),
    ...commands.flatMap(({ name: command, about, options, operand }) => {
      const inside = `__fish_seen_subcommand_from ${command}`;
      const rest =
        operand === null
          ? []
          : operand.kind === 'files'
            ? [`complete -c ${name} -n ${quotedForFish(inside)} -F`]
            : [
                `complete -c ${name} -n ${quotedForFish(inside)} -a ${quotedForFish(operand.words.join(' '))}`,
              ];
      return [
        `complete -c ${name} -n __fish_use_subcommand -a ${command} -d ${quotedForFish(about)}`,
        ...options.map((option) => optionLine(inside, option)),
        ...rest,
      ];
    }),
    '',
  ].join('\n');
}

const writers = { bash: bashScript, zsh: zshScript, fish: fishScript };

/**
 * Generates a script by which a shell completes commands, options and values, from the definition of the command line.
 */
export function completionScript(program: Command, shell: Shell): string {
  const globals = program.createHelp().visibleOptions(program).flatMap(completedOption);
  return writers[shell](program.name(), completedCommands(program), globals);
}
