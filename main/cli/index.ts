#!/usr/bin/env node
import { AppError, toErrorData } from '../../contract/app-error.ts';
import { chooseLanguage, createTranslator } from '../../i18n/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { systemClock } from '../engine/clock.ts';
import { type ExitCode, exitCodes, UsageError } from './context.ts';
import { type CommandEnvironment, preferredLanguages, readCommandEnvironment } from './environment.ts';
import { createMessages, type Messages } from './messages.ts';
import { PreconditionFailed } from './preflight.ts';
import { runProgram } from './program.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Whoever runs us passes a terminal's Ctrl-C on, although we heard it too: so soon, a second one is the same. */
const duplicateSignalMs = 1_000;

/** Aborts at the first Ctrl-C or SIGTERM; a second one ends the process as it stands. */
function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  const heard = () => {
    if (firstAt !== null && Date.now() - firstAt > duplicateSignalMs) process.exit(exitCodes.someFailed);
    firstAt ??= Date.now();
    controller.abort();
  };
  process.on('SIGINT', heard);
  process.on('SIGTERM', heard);
  return controller.signal;
}

function readEnvironmentOrThrow(words: Messages): CommandEnvironment {
  try {
    return readCommandEnvironment(process.env, process.cwd());
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    throw new UsageError(words.t('cli.usage.api-url', { value: process.env.SNAPFERRY_API_URL ?? '' }));
  }
}

/** Says what went wrong, and what that means for the exit code. */
function printFailure(thrown: unknown, terminal: Terminal, words: Messages): ExitCode {
  if (thrown instanceof UsageError) {
    terminal.printError(thrown.message);
    return exitCodes.wrongUsage;
  }
  terminal.printError(
    thrown instanceof PreconditionFailed ? thrown.message : words.failure(toErrorData(thrown)),
  );
  return exitCodes.nothingTried;
}

async function main() {
  const wanted = preferredLanguages(process.env);
  const words = createMessages(createTranslator(chooseLanguage(wanted), wanted));
  const terminal = openTerminal(process.stdout, process.stderr);
  // The engine's timers and sockets let a process end; a command ends when it is through.
  const awake = setInterval(() => {}, 2 ** 30);
  let code: ExitCode;
  try {
    code = await runProgram(process.argv.slice(2), {
      environment: readEnvironmentOrThrow(words),
      terminal,
      words,
      version: packageJson.version,
      clock: systemClock,
      interrupted: listenForSignals(),
    });
  } catch (thrown) {
    code = printFailure(thrown, terminal, words);
  }
  await terminal.flush();
  clearInterval(awake);
  process.exit(code);
}

void main();
