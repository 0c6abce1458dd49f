import { AppError, toErrorData } from '../../contract/app-error.ts';
import { loadTranslator } from '../../i18n/load-translator.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { systemClock } from '../engine/clock.ts';
import { type ExitCode, exitCodes, Interrupted, UsageError } from './context.ts';
import { type CommandEnvironment, preferredLanguages, readCommandEnvironment } from './environment.ts';
import { createMessages, type Messages } from './messages.ts';
import { PreconditionFailed } from './preflight.ts';
import { runProgram } from './program.ts';
import { rawArguments, rawWorkingFolder } from './raw-arguments.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/**
 * Milliseconds within which a second signal is a duplicate: a parent process passes a terminal's Ctrl-C on, although we
 * received it too.
 */
const duplicateSignalMs = 1_000;
/** Upper limit of unwritten results that are shown to the user. */
const maxShownResults = 20;

/** Aborts at the first Ctrl-C, SIGTERM or end of the terminal; a second one ends the process at once. */
function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  const heard = () => {
    if (firstAt !== null && Date.now() - firstAt > duplicateSignalMs) process.exit(exitCodes.someFailed);
    firstAt ??= Date.now();
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
  return controller.signal;
}

function readEnvironmentOrThrow(i18n: Messages): CommandEnvironment {
  try {
    return readCommandEnvironment(process.env, rawWorkingFolder());
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    throw new UsageError(i18n.t('cli.usage.api-url', { value: process.env.SNAPFERRY_API_URL ?? '' }));
  }
}

/** Prints a failure and returns its exit code. */
function printFailure(thrown: unknown, terminal: Terminal, i18n: Messages): ExitCode {
  if (thrown instanceof Interrupted) {
    terminal.printInfo(i18n.t('cli.interrupted.nothing'));
    return exitCodes.someFailed;
  }
  if (thrown instanceof UsageError) {
    terminal.printError(thrown.message);
    return exitCodes.wrongUsage;
  }
  terminal.printError(
    thrown instanceof PreconditionFailed ? thrown.message : i18n.failure(toErrorData(thrown)),
  );
  return exitCodes.nothingTried;
}

/**
 * Prints unwritten results to standard error, where the user may still read them.
 * @returns whether there was any
 */
async function tellUnwritten(terminal: Terminal, i18n: Messages): Promise<boolean> {
  const unwritten = await terminal.flush();
  if (!unwritten) return false;
  const { code, lines } = unwritten;
  if (lines.length > 0) terminal.printError(i18n.t('cli.unwritten', { code, count: lines.length }));
  // A reader of a list that has seen enough (`| head`) needs no word on it.
  else if (code !== 'EPIPE') terminal.printError(i18n.t('cli.unwritten.listing', { code }));
  for (const line of lines.slice(0, maxShownResults)) terminal.printInfo(line);
  if (lines.length > maxShownResults)
    terminal.printInfo(i18n.t('cli.unwritten.more', { count: lines.length - maxShownResults }));
  await terminal.flush();
  return true;
}

/** Returns the process id of the launcher that runs us on another Node; it was given the arguments unchanged. */
const launcherId = () => (process.env.SNAPFERRY_NODE_CHOSEN ? process.ppid : null);

/** Runs one command and ends the process with its exit code. */
export async function main(): Promise<void> {
  process.umask(0o077);
  const wanted = preferredLanguages(process.env);
  const i18n = createMessages(loadTranslator(wanted));
  const terminal = openTerminal(process.stdout, process.stderr);
  // Timers and sockets of the engine do not keep a process alive; a command ends when it is done.
  const awake = setInterval(() => {}, 2 ** 30);
  let code: ExitCode;
  try {
    code = await runProgram(rawArguments(process.argv.slice(2), launcherId()), {
      environment: readEnvironmentOrThrow(i18n),
      terminal,
      i18n,
      version: packageJson.version,
      clock: systemClock,
      random: Math.random,
      interrupted: listenForSignals(),
    });
  } catch (thrown) {
    code = printFailure(thrown, terminal, i18n);
  }
  const isLost = await tellUnwritten(terminal, i18n);
  clearInterval(awake);
  process.exit(isLost && code === exitCodes.done ? exitCodes.someFailed : code);
}
