import { Command, Help, type Option } from 'commander';
import { allForms } from '../../links/format-link.ts';
import type { AccountsOptions } from './commands/accounts.ts';
import type { CaptureOptions } from './commands/capture.ts';
import type { HostsOptions } from './commands/hosts-options.ts';
import type { MoveLibraryOptions } from './commands/move-library.ts';
import type { ProxyOptions } from './commands/proxy.ts';
import type { RetryOptions } from './commands/retry-cancel.ts';
import type { ServeOptions } from './commands/serve.ts';
import type { TextOptions } from './commands/text.ts';
import type { UploadOptions } from './commands/upload.ts';
import type { WatchOptions } from './commands/watch.ts';
import { UsageError } from './context.ts';
import type { Messages } from './messages.ts';
import { type Shell, shells } from './shells.ts';

/** Implementations of the commands, called with validated arguments. */
export interface CommandActions {
  upload(what: string[], options: UploadOptions): Promise<void>;
  capture(options: CaptureOptions): Promise<void>;
  login(options: { readonly pin?: boolean }): Promise<void>;
  logout(account: string | undefined): Promise<void>;
  accounts(options: AccountsOptions): Promise<void>;
  credits(options: { readonly json?: boolean }): Promise<void>;
  serve(options: ServeOptions): Promise<void>;
  webLink(): Promise<void>;
  watch(folder: string, options: WatchOptions): Promise<void>;
  queue(options: { readonly json?: boolean }): Promise<void>;
  history(options: {
    readonly json?: boolean;
    readonly search?: string;
    readonly limit: number;
  }): Promise<void>;
  retry(ids: string[], options: RetryOptions): Promise<void>;
  cancel(ids: string[]): Promise<void>;
  hosts(action: string, operands: string[], options: HostsOptions): Promise<void>;
  moveLibrary(options: MoveLibraryOptions): Promise<void>;
  doctor(options: { readonly json?: boolean; readonly report?: boolean }): Promise<void>;
  proxy(way: string | undefined, options: ProxyOptions): Promise<void>;
  text(file: string | undefined, options: TextOptions): Promise<void>;
  completion(shell: Shell): Promise<void>;
  man(): Promise<void>;
}

/** Commander's parser with messages in the user's language, which it builds in these methods. */
class LocalizedCommand extends Command {
  readonly i18n: Messages;
  constructor(i18n: Messages, name?: string) {
    super(name);
    this.i18n = i18n;
  }
  override createCommand(name?: string): Command {
    return new LocalizedCommand(this.i18n, name);
  }
  override createHelp(): Help {
    return new LocalizedHelp(this.i18n);
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
  missingMandatoryOptionValue(): never {
    const missing = this.options.find(
      (option) => option.mandatory && this.getOptionValue(option.attributeName()) === undefined,
    );
    return this.refuse('cli.usage.missing-argument', missing?.flags ?? '');
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
    throw new UsageError(this.i18n.t(id, { what }));
  }
}

class LocalizedHelp extends Help {
  readonly i18n: Messages;
  constructor(i18n: Messages) {
    super();
    this.i18n = i18n;
  }
  override styleTitle(title: string): string {
    const titles: Partial<Record<string, string>> = {
      'Usage:': this.i18n.t('cli.help.usage'),
      'Arguments:': this.i18n.t('cli.help.arguments'),
      'Options:': this.i18n.t('cli.help.options'),
      'Commands:': this.i18n.t('cli.help.commands'),
    };
    return titles[title] ?? title;
  }
}

const maxItems = 100_000;
const formList = allForms.join(', ');
const collect = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];

/**
 * Defines the command line once, for parsing, help, completions and the manual page.
 * @throws {UsageError} while it parses, in the user's language
 */
export function defineProgram(i18n: Messages, version: string, actions: CommandActions): Command {
  const { t } = i18n;
  const program = new LocalizedCommand(i18n, 'snapferry');
  program
    .description(t('cli.help.about'))
    .version(version, '-V, --version', t('cli.help.version'))
    .helpOption('-h, --help', t('cli.help.help'))
    .helpCommand(false)
    .addHelpText('after', `\n${t('cli.help.after')}`)
    .exitOverride();

  const json = ['--json', t('cli.help.json')] as const;
  // Common options are added to each command here, because commander hands down only some of them.
  const command = (usage: string, about: string) =>
    program.command(usage).description(about).helpOption('-h, --help', t('cli.help.help'));

  command('upload', t('cli.help.upload'))
    .argument('<what...>', t('cli.help.upload.what'))
    .option('--title <text>', t('cli.help.upload.title'))
    .option('--description <text>', t('cli.help.upload.description'))
    .option('--keep-metadata', t('cli.help.upload.keep-metadata'))
    .option('--links <form>', t('cli.help.upload.links', { forms: formList }))
    .option('--copy', t('cli.help.upload.copy'))
    .option('--host <name>', t('cli.help.host'))
    .option('--account <name>', t('cli.help.upload.account'))
    .option('--anonymous', t('cli.help.upload.anonymous'))
    .option('--post', t('cli.help.upload.post'))
    .option('--any', t('cli.help.upload.any'))
    .option(...json)
    .option('--quiet', t('cli.help.upload.quiet'))
    .option('--no-wait', t('cli.help.upload.no-wait'))
    .option('--discard-on-interrupt', t('cli.help.upload.discard'))
    .action((what: string[], options: UploadOptions) => actions.upload(what, options));
  command('watch', t('cli.help.watch'))
    .argument('<folder>', t('cli.help.watch.folder'))
    .option('--existing', t('cli.help.watch.existing'))
    .option('--recursive', t('cli.help.watch.recursive'))
    .option('--include <pattern>', t('cli.help.watch.include'), collect)
    .option('--exclude <pattern>', t('cli.help.watch.exclude'), collect)
    .option('--host <name>', t('cli.help.host'))
    .option(...json)
    .action((folder: string, options: WatchOptions) => actions.watch(folder, options));
  addCaptureOptions(command('capture', t('cli.help.capture')), i18n).action((options: CaptureOptions) =>
    actions.capture(options),
  );
  command('login', t('cli.help.login'))
    .option('--pin', t('cli.help.login.pin'))
    .action((options: { pin?: boolean }) => actions.login(options));
  command('logout', t('cli.help.logout'))
    .argument('[account]', t('cli.help.logout.account'))
    .action((name: string | undefined) => actions.logout(name));
  command('accounts', t('cli.help.accounts'))
    .option('--use <name>', t('cli.help.accounts.use'))
    .option('--anonymous', t('cli.help.accounts.anonymous'))
    .option('--client-secret', t('cli.help.accounts.secret'))
    .option(...json)
    .action((options: AccountsOptions) => actions.accounts(options));
  command('credits', t('cli.help.credits'))
    .option(...json)
    .action((options: { json?: boolean }) => actions.credits(options));
  addServeOptions(command('serve', t('cli.help.serve')), i18n).action((options: ServeOptions) =>
    actions.serve(options),
  );
  command('web-link', t('cli.help.web-link')).action(() => actions.webLink());
  command('queue', t('cli.help.queue'))
    .option(...json)
    .action((options: { json?: boolean }) => actions.queue(options));
  command('history', t('cli.help.history'))
    .option(...json)
    .option('--search <text>', t('cli.help.history.search'))
    .option('--limit <number>', t('cli.help.history.limit'), (value) => readLimit(value, i18n), 100)
    .action((options: { json?: boolean; search?: string; limit: number }) => actions.history(options));
  command('retry', t('cli.help.retry'))
    .argument('<id...>', t('cli.help.id'))
    .option('--damaged', t('cli.help.retry.damaged'))
    .action((ids: string[], options: RetryOptions) => actions.retry(ids, options));
  command('cancel', t('cli.help.cancel'))
    .argument('<id...>', t('cli.help.id'))
    .action((ids: string[]) => actions.cancel(ids));
  addHostsOptions(command('hosts', t('cli.help.hosts')), i18n)
    .option(...json)
    .action((action: string, operands: string[], options: HostsOptions) =>
      actions.hosts(action, operands, options),
    );
  addMoveOptions(command('move-library', t('cli.help.move')), i18n)
    .option(...json)
    .action((options: MoveLibraryOptions) => actions.moveLibrary(options));
  command('doctor', t('cli.help.doctor'))
    .option(...json)
    .option('--report', t('cli.help.doctor.report'))
    .action((options: { json?: boolean; report?: boolean }) => actions.doctor(options));
  command('proxy', t('cli.help.proxy'))
    .argument('[way]', t('cli.help.proxy.way', { sources: 'system, environment, none' }))
    .option('--user <name>', t('cli.help.proxy.user'))
    .option('--password', t('cli.help.proxy.password'))
    .option('--except <list>', t('cli.help.proxy.except'))
    .option('--test', t('cli.help.proxy.test'))
    .option(...json)
    .action((way: string | undefined, options: ProxyOptions) => actions.proxy(way, options));
  command('text', t('cli.help.text'))
    .argument('[file]', t('cli.help.text.file'))
    .option('--download <language>', t('cli.help.text.download'))
    .option(...json)
    .action((file: string | undefined, options: TextOptions) => actions.text(file, options));
  command('completion', t('cli.help.completion'))
    .argument('<shell>', t('cli.help.completion.shell', { shells: shells.join(', ') }), (value) =>
      readShell(value, i18n),
    )
    .action((shell: Shell) => actions.completion(shell));
  command('man', t('cli.help.man')).action(() => actions.man());
  return program;
}

function addCaptureOptions(command: Command, { t }: Messages): Command {
  return command
    .option('--region', t('cli.help.capture.region'))
    .option('--screen', t('cli.help.capture.screen'))
    .option('--window', t('cli.help.capture.window'))
    .option('--all', t('cli.help.capture.all'))
    .option('--last', t('cli.help.capture.last'))
    .option('--delay <seconds>', t('cli.help.capture.delay'), '0')
    .option('--json', t('cli.help.json'))
    .option('--no-wait', t('cli.help.capture.no-wait'));
}

function addServeOptions(serve: Command, i18n: Messages): Command {
  const { t } = i18n;
  serve
    .option('--api', t('cli.help.serve.api'))
    .option('--api-port <number>', t('cli.help.serve.api-port'), (value) => readPort(value, i18n))
    .option('--api-key-file <file>', t('cli.help.serve.api-key-file'))
    .option('--api-folder <folder>', t('cli.help.serve.api-folder'), collect)
    .option('--web', t('cli.help.serve.web'))
    .option('--web-listen <address>', t('cli.help.serve.web-listen'))
    .option('--web-host <name>', t('cli.help.serve.web-host'), collect);
  // All users of the machine can read arguments, so a key is no longer accepted as one.
  return serve.addOption(
    serve
      .createOption('--api-key <text>')
      .hideHelp()
      .argParser((): never => {
        throw new UsageError(t('cli.serve.api-key.refused'));
      }),
  );
}

function addMoveOptions(command: Command, { t }: Messages): Command {
  return command
    .requiredOption('--from <name>', t('cli.help.move.from'))
    .requiredOption('--to <name>', t('cli.help.move.to'))
    .option('--rewrite <folder>', t('cli.help.move.rewrite'))
    .option('--table <file>', t('cli.help.move.table'))
    .option('--dry-run', t('cli.help.move.dry-run'));
}

function addHostsOptions(command: Command, { t }: Messages): Command {
  return command
    .argument('<action>', t('cli.help.hosts.what'))
    .argument('[what...]')
    .option('--name <name>', t('cli.help.hosts.name'))
    .option('--set <key=value>', t('cli.help.hosts.set'), collect)
    .option('--secret <key=->', t('cli.help.hosts.secret'), collect)
    .option('--secret-file <key=PATH>', t('cli.help.hosts.secret-file'), collect)
    .option('--unset <key>', t('cli.help.hosts.unset'), collect)
    .option('--same-place', t('cli.help.hosts.same-place'))
    .option('--accept-key', t('cli.help.hosts.accept-key'))
    .option('--with-secrets [file]', t('cli.help.hosts.with-secrets'))
    .option('--move-to <name>', t('cli.help.hosts.move-to'))
    .option('--cancel-waiting', t('cli.help.hosts.cancel-waiting'))
    .option('--old', t('cli.help.hosts.old'));
}

function readPort(value: string, i18n: Messages): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
  throw new UsageError(i18n.t('cli.usage.bad-port', { value }));
}

function readLimit(value: string, i18n: Messages): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxItems) return limit;
  throw new UsageError(i18n.t('cli.usage.bad-limit', { value, most: maxItems }));
}

function readShell(value: string, i18n: Messages): Shell {
  const shell = shells.find((known) => known === value);
  if (shell) return shell;
  throw new UsageError(i18n.t('cli.usage.bad-shell', { value, shells: shells.join(', ') }));
}
