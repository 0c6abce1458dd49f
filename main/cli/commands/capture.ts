import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CaptureKind,
  captureKinds,
  type TicketAnswer,
  ticketAnswerSchema,
  ticketFolder,
} from '../../../contract/capture.ts';
import { CallFailed } from '../../../contract/failure.ts';
import type { Clock } from '../../engine/clock.ts';
import { readLock } from '../../engine/lock/profile-lock.ts';
import { createBatch } from '../batch.ts';
import { follow } from '../batch-progress.ts';
import { type Context, type ExitCode, exitCodes, WrongUsage } from '../context.ts';
import { findElectron } from '../electron-runtime.ts';
import { uploadObject } from '../json-output.ts';
import { NothingTried } from '../preflight.ts';
import { createReport } from '../report.ts';
import { openSession } from '../session.ts';

export interface CaptureOptions {
  readonly region?: boolean;
  readonly screen?: boolean;
  readonly window?: boolean;
  readonly all?: boolean;
  readonly delay: string;
  readonly json?: boolean;
  readonly wait: boolean;
}

const longestDelay = 60;
/** Milliseconds in which an app that is not running yet must be there. */
const startWithin = 60_000;
const lookEvery = 50;

function kindOf(options: CaptureOptions, { words }: Context): CaptureKind {
  const asked = captureKinds.filter((kind) => options[kind]);
  if (asked.length > 1) throw new WrongUsage(words.text('cli.usage.one-kind'));
  return asked[0] ?? 'region';
}

function delayOf({ delay }: CaptureOptions, { words }: Context): number {
  const seconds = Number(delay);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= longestDelay && delay.trim() !== '')
    return seconds;
  throw new WrongUsage(words.text('cli.usage.bad-delay', { value: delay }));
}

/** The app's folder: the nearest one above this code that describes a package. */
function appFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = join(folder, '..');
  return folder;
}

/** Asks the app that runs, or starts it without a window. It goes on after us. @returns settles when that has ended */
function askApp(args: readonly string[], { words }: Context): Promise<number | null> {
  const electron = findElectron(process.env);
  const folder = appFolder();
  if (electron === null || !existsSync(join(folder, 'out', 'main', 'index.cjs')))
    throw new NothingTried(words.text('cli.capture.no-app'));
  // Chromium refuses to sandbox its processes for Linux's root.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), folder, ...args], {
    detached: true,
    stdio: 'ignore',
    env: process.env,
  });
  child.unref();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
}

const pause = (clock: Clock) => new Promise<void>((resolve) => clock.after(lookEvery, resolve));

async function readAnswer(path: string): Promise<TicketAnswer | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : ticketAnswerSchema.parse(JSON.parse(text));
}

/**
 * `capture`: the app takes the picture, because only a program of the desktop can; then its upload is followed as
 * `upload` follows its own.
 */
export async function capture(options: CaptureOptions, context: Context): Promise<ExitCode> {
  const { words, surroundings, clock, interrupted } = context;
  const kind = kindOf(options, context);
  const delay = delayOf(options, context);
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    throw new NothingTried(words.text('cli.capture.no-display'));

  const ticket = randomUUID();
  const path = join(surroundings.engine.profile, ticketFolder, `${ticket}.json`);
  const args = ['capture', `--${kind}`, '--delay', String(delay), '--ticket', ticket];
  let ended: number | null | undefined;
  void askApp(args, context).then((code) => {
    ended = code;
  });
  // A person may take any time to choose; an app that fails to start must not be waited for.
  const giveUpAt = clock.now() + startWithin;
  let answer = await readAnswer(path);
  while (answer === null) {
    if (interrupted.aborted) return exitCodes.someFailed;
    const hasFailed = ended !== undefined && ended !== 0;
    const isLate = clock.now() > giveUpAt && !isAppThere(surroundings.engine.profile);
    if (hasFailed || isLate)
      throw new NothingTried(words.text('cli.capture.no-answer', { seconds: startWithin / 1000 }));
    await pause(clock);
    answer = await readAnswer(path);
  }
  await rm(path, { force: true });
  return report(answer, options, context);
}

/** The app keeps its engine while it runs, in a profile of its own while things are tried out. */
const isAppThere = (profile: string) =>
  [profile, join(profile, 'try')].some((each) => readLock(each) !== null);

async function report(answer: TicketAnswer, options: CaptureOptions, context: Context): Promise<ExitCode> {
  const { words, terminal, surroundings } = context;
  if (answer.kind === 'left') {
    terminal.say(words.text('cli.capture.left'));
    return exitCodes.someFailed;
  }
  if (answer.kind === 'failed') throw new CallFailed(answer.error);
  const { name, jobId, saved, copied, error } = answer;
  if (saved !== null) terminal.say(words.text('cli.capture.saved', { path: saved }));
  if (copied) terminal.say(words.text('cli.capture.copied'));
  if (error !== null) terminal.complain(`${name}: ${words.failure(error)}`);
  const isJson = options.json ?? false;
  if (jobId === null) {
    if (isJson)
      terminal.result(
        JSON.stringify(uploadObject({ input: name, jobId, status: 'failed', job: null, error })),
      );
    return error === null ? exitCodes.done : exitCodes.someFailed;
  }
  const batch = createBatch([{ input: name, jobId, error: null }]);
  if (!options.wait) {
    const [item] = batch.items;
    terminal.result(isJson && item ? JSON.stringify(uploadObject(item)) : jobId);
    return exitCodes.done;
  }
  const inUse = {
    ...context,
    surroundings: { ...surroundings, engine: { ...surroundings.engine, profile: answer.profile } },
  };
  const session = await openSession(inUse, true);
  const told = createReport(batch, context, isJson, null);
  const last = await follow(session, batch, inUse, { ended: told.ended, moved: told.moved, event: () => {} });
  told.close();
  await last.session.close();
  const isDone = batch.count('uploaded') === 1 && error === null;
  return isDone ? exitCodes.done : exitCodes.someFailed;
}
