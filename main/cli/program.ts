import { Command, CommanderError, Help, type Option } from 'commander';
import { allForms } from '../../links/format-link.ts';
import { type AccountsOptions, accounts, login, logout } from './commands/accounts.ts';
import { type CaptureOptions, capture } from './commands/capture.ts';
import { doctor } from './commands/doctor.ts';
import { credits, history, queue } from './commands/list.ts';
import { retryOrCancel } from './commands/retry-cancel.ts';
import { type ServeOptions, serve } from './commands/serve.ts';
import { type UploadOptions, upload } from './commands/upload.ts';
import { type WatchOptions, watch } from './commands/watch.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from './context.ts';
import type { Messages } from './messages.ts';

/** Commander's parser, speaking the person's language: it says what is wrong through these methods. */
class LocalizedCommand extends Command {
  readonly words: Messages;
  constructor(words: Messages, name?: string) {
    super(name);
    this.words = words;
  }
  override createCommand(name?: string): Command {
    return new LocalizedCommand(this.words, name);
  }
  override createHelp(): Help {
    return new LocalizedHelp(this.words);
  }
  unknownOption(option: string): never {
    return this.refuse('cli.usage.unknown-option', option);
  }
  unknownCommand(): never {
    return this.refuse('cli.usage.unknown-command', this.args[0] ?? '');
  }
  missingArgument(name: string): never {
    return this.refuse('cli.usage.missing-argument', name);
  }
  optionMissingArgument(option: Option): never {
    return this.refuse('cli.usage.option-without-value', option.flags);
  }
  _excessArguments(args: readonly string[]): never {
    return this.refuse('cli.usage.too-many', args[this.registeredArguments.length] ?? '');
  }
  private refuse(
    id:
      | 'cli.usage.unknown-option'
      | 'cli.usage.unknown-command'
      | 'cli.usage.missing-argument'
      | 'cli.usage.option-without-value'
      | 'cli.usage.too-many',
    what: string,
  ): never {
    throw new UsageError(this.words.t(id, { what }));
  }
}

class LocalizedHelp extends Help {
  readonly words: Messages;
  constructor(words: Messages) {
    super();
    this.words = words;
  }
  override styleTitle(title: string): string {
    const titles: Partial<Record<string, string>> = {
      'Usage:': this.words.t('cli.help.usage'),
      'Arguments:': this.words.t('cli.help.arguments'),
      'Options:': this.words.t('cli.help.options'),
      'Commands:': this.words.t('cli.help.commands'),
    };
    return titles[title] ?? title;
  }
}

const maxItems = 100_000;
const formList = allForms.join(', ');

/**
 * Runs the command that the arguments ask for.
 * @param args without the program's own name
 * @throws {UsageError} when they make no sense; whatever else a command throws
 */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { words, terminal, version } = context;
  const { t } = words;
  let code: ExitCode = exitCodes.done;
  const program = new LocalizedCommand(words, 'snapferry');
  program
    .description(t('cli.help.about'))
    .version(version, '-V, --version', t('cli.help.version'))
    .helpOption('-h, --help', t('cli.help.help'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('cli.help.after')}`)
    .configureOutput({ writeOut: (lines) => terminal.printResult(lines.trimEnd()), writeErr: () => {} })
    .exitOverride();

  const json = [`--json`, t('cli.help.json')] as const;
  const run = (act: () => Promise<ExitCode>) => async () => {
    code = await act();
  };
  // Options that each command has are given to it here, because commander hands down only some of them.
  const command = (usage: string, about: string) =>
    program.command(usage).description(about).helpOption('-h, --help', t('cli.help.help'));

  command('upload', t('cli.help.upload'))
    .argument('<what...>', t('cli.help.upload.what'))
    .option('--title <text>', t('cli.help.upload.title'))
    .option('--description <text>', t('cli.help.upload.description'))
    .option('--keep-metadata', t('cli.help.upload.keep-metadata'))
    .option('--links <form>', t('cli.help.upload.links', { forms: formList }))
    .option('--account <name>', t('cli.help.upload.account'))
    .option('--anonymous', t('cli.help.upload.anonymous'))
    .option('--post', t('cli.help.upload.post'))
    .option(...json)
    .option('--no-wait', t('cli.help.upload.no-wait'))
    .action((what: string[], options: UploadOptions) =>
      run(() => upload(what, options, context, process.stdin))(),
    );
  command('capture', t('cli.help.capture'))
    .option('--region', t('cli.help.capture.region'))
    .option('--screen', t('cli.help.capture.screen'))
    .option('--window', t('cli.help.capture.window'))
    .option('--all', t('cli.help.capture.all'))
    .option('--delay <seconds>', t('cli.help.capture.delay'), '0')
    .option(...json)
    .option('--no-wait', t('cli.help.capture.no-wait'))
    .action((options: CaptureOptions) => run(() => capture(options, context))());
  command('login', t('cli.help.login'))
    .option('--pin', t('cli.help.login.pin'))
    .action((options: { pin?: boolean }) => run(() => login(options, context, process.stdin))());
  command('logout', t('cli.help.logout'))
    .argument('[account]', t('cli.help.logout.account'))
    .action((name: string | undefined) => run(() => logout(name, context))());
  command('accounts', t('cli.help.accounts'))
    .option('--use <name>', t('cli.help.accounts.use'))
    .option('--anonymous', t('cli.help.accounts.anonymous'))
    .option('--client-secret', t('cli.help.accounts.secret'))
    .option(...json)
    .action((options: AccountsOptions) => run(() => accounts(options, context, process.stdin))());
  command('credits', t('cli.help.credits'))
    .option(...json)
    .action((options: { json?: boolean }) => run(() => credits(options.json ?? false, context))());
  command('serve', t('cli.help.serve'))
    .option('--api', t('cli.help.serve.api'))
    .option('--api-port <number>', t('cli.help.serve.api-port'), (value) => readPort(value, words))
    .option('--api-key <text>', t('cli.help.serve.api-key'))
    .action((options: ServeOptions) => run(() => serve(options, context))());
  command('watch', t('cli.help.watch'))
    .argument('<folder>', t('cli.help.watch.folder'))
    .option('--existing', t('cli.help.watch.existing'))
    .option(...json)
    .action((folder: string, options: WatchOptions) => run(() => watch(folder, options, context))());
  command('queue', t('cli.help.queue'))
    .option(...json)
    .action((options: { json?: boolean }) => run(() => queue(options.json ?? false, context))());
  command('history', t('cli.help.history'))
    .option(...json)
    .option('--search <text>', t('cli.help.history.search'))
    .option('--limit <number>', t('cli.help.history.limit'), (value) => readLimit(value, words), 100)
    .action((options: { json?: boolean; search?: string; limit: number }) =>
      run(() => history(options, context))(),
    );
  for (const what of ['retry', 'cancel'] as const) {
    command(what, t(`cli.help.${what}`))
      .argument('<id...>', t('cli.help.id'))
      .action((ids: string[]) => run(() => retryOrCancel(what, ids, context))());
  }
  command('doctor', t('cli.help.doctor'))
    .option(...json)
    .action((options: { json?: boolean }) => run(() => doctor(options.json ?? false, context))());

  if (args.length === 0) throw new UsageError(`${t('cli.usage.nothing')}\n\n${program.helpInformation()}`);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    // Commander ends --help and --version this way too.
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode !== 0) throw new UsageError(thrown.message);
  }
  return code;
}

function readPort(value: string, words: Messages): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new UsageError(words.t('cli.usage.bad-port', { value }));
}

function readLimit(value: string, words: Messages): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxItems) return limit;
  throw new UsageError(words.t('cli.usage.bad-limit', { value, most: maxItems }));
}
