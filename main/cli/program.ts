import { CommanderError } from 'commander';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from './context.ts';
import { defineProgram } from './define.ts';

/**
 * Runs the command that the arguments ask for. The code of a command is loaded only when it is run.
 * @param args without the program's own name
 * @throws {UsageError} when they are invalid; anything else that a command throws
 */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { i18n, terminal, version } = context;
  let code: ExitCode = exitCodes.done;
  const ended = async (running: Promise<ExitCode>) => {
    code = await running;
  };
  const uploading = (running: Promise<ExitCode>) => {
    terminal.keepResults();
    return ended(running);
  };
  const program = defineProgram(i18n, version, {
    upload: async (what, options) =>
      uploading((await import('./commands/upload.ts')).upload(what, options, context, process.stdin)),
    watch: async (folder, options) =>
      uploading((await import('./commands/watch.ts')).watch(folder, options, context)),
    capture: async (options) => uploading((await import('./commands/capture.ts')).capture(options, context)),
    login: async (options) =>
      ended((await import('./commands/accounts.ts')).login(options, context, process.stdin)),
    logout: async (account) => ended((await import('./commands/accounts.ts')).logout(account, context)),
    accounts: async (options) =>
      ended((await import('./commands/accounts.ts')).accounts(options, context, process.stdin)),
    credits: async ({ json = false }) => ended((await import('./commands/list.ts')).credits(json, context)),
    serve: async (options) => uploading((await import('./commands/serve.ts')).serve(options, context)),
    webLink: async () => ended((await import('./commands/web-link.ts')).webLink(context)),
    queue: async ({ json = false }) => ended((await import('./commands/list.ts')).queue(json, context)),
    history: async (options) => ended((await import('./commands/list.ts')).history(options, context)),
    retry: async (ids, options) =>
      ended((await import('./commands/retry-cancel.ts')).retry(ids, options, context)),
    cancel: async (ids) => ended((await import('./commands/retry-cancel.ts')).cancel(ids, context)),
    moveLibrary: async (options) =>
      ended((await import('./commands/move-library.ts')).moveLibrary(options, context)),
    hosts: async (action, operands, options) =>
      ended((await import('./commands/hosts.ts')).hosts(action, operands, options, context, process.stdin)),
    doctor: async ({ json = false, report = false }) =>
      ended((await import('./commands/doctor.ts')).doctor({ isJson: json, withReport: report }, context)),
    proxy: async (way, options) =>
      ended((await import('./commands/proxy.ts')).proxy(way, options, context, process.stdin)),
    text: async (file, options) => ended((await import('./commands/text.ts')).text(file, options, context)),
    completion: async (shell) => {
      const { completionScript } = await import('./completion.ts');
      terminal.printResult(completionScript(program, shell).trimEnd());
    },
    man: async () => {
      const { manualPage } = await import('./manual.ts');
      terminal.printResult(manualPage(program, i18n, version).trimEnd());
    },
  });
  program.configureOutput({ writeOut: (lines) => terminal.printResult(lines.trimEnd()), writeErr: () => {} });
  for (const command of program.commands)
    command.configureOutput({
      writeOut: (lines) => terminal.printResult(lines.trimEnd()),
      writeErr: () => {},
    });

  if (args.length === 0)
    throw new UsageError(`${i18n.t('cli.usage.nothing')}\n\n${program.helpInformation()}`);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    // Commander ends --help and --version this way too.
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode !== 0) throw new UsageError(thrown.message);
  }
  return code;
}
