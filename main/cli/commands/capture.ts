import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../contract/app-error.ts';
import { type CaptureKind, type TicketResult, ticketResultSchema } from '../../../contract/capture.ts';
import { captureKinds, ticketFolder } from '../../../contract/names.ts';
import type { Clock } from '../../engine/clock.ts';
import { readLockRecord } from '../../engine/lock/profile-lock.ts';
import { findApp } from '../app-program.ts';
import { createBatch } from '../batch.ts';
import { trackBatch } from '../batch-progress.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import { uploadObject } from '../json-output.ts';
import { PreconditionFailed } from '../preflight.ts';
import { createUploadReport } from '../report.ts';
import { openSession } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';

export interface CaptureOptions {
  readonly region?: boolean;
  readonly screen?: boolean;
  readonly window?: boolean;
  readonly all?: boolean;
  readonly last?: boolean;
  readonly delay: string;
  readonly json?: boolean;
  readonly wait: boolean;
}

const maxDelaySeconds = 60;
/** Milliseconds in which an app that is not running yet must start. */
const startTimeoutMs = 60_000;
const pollIntervalMs = 50;

function kindOf(options: CaptureOptions, { i18n }: CommandContext): CaptureKind {
  const asked = captureKinds.filter((kind) => options[kind]);
  if (asked.length > 1) throw new UsageError(i18n.t('cli.usage.one-kind'));
  return asked[0] ?? 'region';
}

function delayOf({ delay }: CaptureOptions, { i18n }: CommandContext): number {
  const seconds = Number(delay);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= maxDelaySeconds && delay.trim() !== '')
    return seconds;
  throw new UsageError(i18n.t('cli.usage.bad-delay', { value: delay }));
}

/**
 * Starts the app without a window, or passes the arguments to the running one. The app outlives this process.
 * @returns the exit code of that start
 */
function invokeApp(args: readonly string[], { i18n }: CommandContext): Promise<number | null> {
  const app = findApp(process.env);
  if (app === null) throw new PreconditionFailed(i18n.t('cli.capture.no-app'));
  const [program, ...own] = app;
  // Chromium refuses to sandbox its processes for Linux's root.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const child = spawn(program, [...(isRoot ? ['--no-sandbox'] : []), ...own, ...args], {
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

const pause = (clock: Clock) => new Promise<void>((resolve) => clock.after(pollIntervalMs, resolve));

async function readAnswer(path: string): Promise<TicketResult | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : ticketResultSchema.parse(JSON.parse(text));
}

/**
 * Implements `capture`: the app takes the picture, because only a program of the desktop can; then its upload is
 * followed like that of `upload`.
 */
export async function capture(options: CaptureOptions, context: CommandContext): Promise<ExitCode> {
  const { i18n, environment, clock, interrupted } = context;
  const kind = kindOf(options, context);
  const delay = delayOf(options, context);
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    throw new PreconditionFailed(i18n.t('cli.capture.no-display'));

  const ticket = randomUUID();
  const path = join(environment.engine.profile, ticketFolder, `${ticket}.json`);
  const args = ['capture', `--${kind}`, '--delay', String(delay), '--ticket', ticket];
  let ended: number | null | undefined;
  void invokeApp(args, context).then((code) => {
    ended = code;
  });
  // The user may take any time to choose; an app that fails to start must not be waited for.
  const giveUpAt = clock.now() + startTimeoutMs;
  let answer = await readAnswer(path);
  while (answer === null) {
    if (interrupted.aborted) return exitCodes.someFailed;
    const hasFailed = ended !== undefined && ended !== 0;
    const isLate = clock.now() > giveUpAt && !isAppRunning(environment.engine.profile);
    if (hasFailed || isLate)
      throw new PreconditionFailed(i18n.t('cli.capture.no-answer', { seconds: startTimeoutMs / 1000 }));
    await pause(clock);
    answer = await readAnswer(path);
  }
  await rm(path, { force: true });
  return reportCapture(answer, options, context);
}

/** Whether the app is running. It keeps its engine while it runs, in trial mode in a separate profile. */
const isAppRunning = (profile: string) =>
  [profile, join(profile, 'try')].some((each) => readLockRecord(each) !== null);

async function reportCapture(
  answer: TicketResult,
  options: CaptureOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { i18n, terminal, environment } = context;
  if (answer.kind === 'left') {
    terminal.printInfo(i18n.t('cli.capture.left'));
    return exitCodes.someFailed;
  }
  if (answer.kind === 'failed') throw new AppError(answer.error);
  const { name, jobId, saved, copied, error } = answer;
  if (saved !== null) terminal.printInfo(i18n.t('cli.capture.saved', { path: saved }));
  if (copied) terminal.printInfo(i18n.t('cli.capture.copied'));
  if (error !== null) terminal.printError(`${visible(name)}: ${i18n.failure(error)}`);
  const isJson = options.json ?? false;
  if (jobId === null) {
    if (isJson)
      terminal.printResult(
        jsonLine(uploadObject({ input: name, jobId, status: 'failed', job: null, error })),
      );
    return error === null ? exitCodes.done : exitCodes.someFailed;
  }
  const batch = createBatch([{ input: name, jobId, error: null }]);
  if (!options.wait) {
    const [item] = batch.items;
    terminal.printResult(isJson && item ? jsonLine(uploadObject(item)) : jobId);
    return exitCodes.done;
  }
  const inUse = {
    ...context,
    environment: { ...environment, engine: { ...environment.engine, profile: answer.profile } },
  };
  const session = await openSession(inUse, true);
  try {
    const report = createUploadReport(batch, context, isJson, null);
    await trackBatch(session, batch, inUse, {
      onEnded: report.onEnded,
      onProgress: report.onProgress,
      onEvent: report.onEvent,
    });
    report.close();
  } finally {
    await session.close();
  }
  const isDone = batch.count('uploaded') === 1 && error === null;
  return isDone ? exitCodes.done : exitCodes.someFailed;
}
