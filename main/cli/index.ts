#!/usr/bin/env node
import { asFailure, CallFailed } from '../../contract/failure.ts';
import { chooseLanguage, createTranslator } from '../../locales/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { systemClock } from '../engine/clock.ts';
import { type ExitCode, exitCodes, WrongUsage } from './context.ts';
import { readSurroundings, type Surroundings, wantedLanguages } from './environment.ts';
import { createWords, type Words } from './messages.ts';
import { NothingTried } from './preflight.ts';
import { runProgram } from './program.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Whoever runs us passes a terminal's Ctrl-C on, although we heard it too: so soon, a second one is the same. */
const sameSignalMs = 1_000;

/** Aborts at the first Ctrl-C or SIGTERM; a second one ends the process as it stands. */
function listenForSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | null = null;
  const heard = () => {
    if (firstAt !== null && Date.now() - firstAt > sameSignalMs) process.exit(exitCodes.someFailed);
    firstAt ??= Date.now();
    controller.abort();
  };
  process.on('SIGINT', heard);
  process.on('SIGTERM', heard);
  return controller.signal;
}

function surroundingsOrWrongUsage(words: Words): Surroundings {
  try {
    return readSurroundings(process.env, process.cwd());
  } catch (thrown) {
    if (!(thrown instanceof CallFailed)) throw thrown;
    throw new WrongUsage(words.text('cli.usage.api-url', { value: process.env.SNAPFERRY_API_URL ?? '' }));
  }
}

/** Says what went wrong, and what that means for the exit code. */
function complain(thrown: unknown, terminal: Terminal, words: Words): ExitCode {
  if (thrown instanceof WrongUsage) {
    terminal.complain(thrown.message);
    return exitCodes.wrongUsage;
  }
  terminal.complain(thrown instanceof NothingTried ? thrown.message : words.failure(asFailure(thrown)));
  return exitCodes.nothingTried;
}

async function main() {
  const wanted = wantedLanguages(process.env);
  const words = createWords(createTranslator(chooseLanguage(wanted), wanted));
  const terminal = openTerminal(process.stdout, process.stderr);
  // The engine's timers and sockets let a process end; a command ends when it is through.
  const awake = setInterval(() => {}, 2 ** 30);
  let code: ExitCode;
  try {
    code = await runProgram(process.argv.slice(2), {
      surroundings: surroundingsOrWrongUsage(words),
      terminal,
      words,
      version: packageJson.version,
      clock: systemClock,
      interrupted: listenForSignals(),
    });
  } catch (thrown) {
    code = complain(thrown, terminal, words);
  }
  await terminal.flush();
  clearInterval(awake);
  process.exit(code);
}

void main();
