import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { databasePath } from '../../../main/engine/store/paths.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { putNewDatabase } from '../../support/new-database.ts';

const sources = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'index.ts');
/** Entry of the command: the bundle that `npm test` built; without that its sources. */
export const entry = process.env.SNAPFERRY_TEST_COMMAND ?? sources;

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output and error together match; rejects when the command ends before. */
  said(wanted: RegExp): Promise<void>;
}

export interface Circumstances {
  readonly profile: string;
  readonly sandbox?: Sandbox;
  readonly env?: NodeJS.ProcessEnv;
  readonly folder?: string;
  /** Content of standard input. */
  readonly input?: Uint8Array;
  /** Whether standard input stays open. */
  readonly keepsInput?: boolean;
  /** Replaces the sources: a bundle of them. */
  readonly program?: string;
}

/** Returns the environment of the command. */
export const environmentOf = ({ profile, sandbox, env }: Circumstances): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LC_ALL: 'C',
  SNAPFERRY_HOME: profile,
  SNAPFERRY_API_URL: sandbox?.origin ?? 'http://127.0.0.1:9',
  SNAPFERRY_CLIENT_ID: sandbox?.clientId ?? '5a4db0c0ffee123',
  // As scripts/node.mjs does: most of what a start costs is compiling, and the processes that open pictures inherit it.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  ...env,
});

/** Starts the command as users do: in a separate process. */
export function start(args: readonly string[], circumstances: Circumstances): Started {
  const { profile, folder, input, keepsInput = false, program = entry } = circumstances;
  // A profile that is to be made by the command is a folder that is not there.
  if (existsSync(profile)) putNewDatabase(profile);
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder ?? profile,
    env: environmentOf(circumstances),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  if (!keepsInput) child.stdin.end(input);
  const heard = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...heard }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const said = (wanted: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!wanted.test(heard.stdout + heard.stderr)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without ${wanted}: ${JSON.stringify(heard)}`)));
    });
  return { child, ended, said };
}

export const snapferry = (args: readonly string[], circumstances: Circumstances): Promise<Ended> =>
  start(args, circumstances).ended;

/**
 * Counts the jobs that have not ended, as the database has them. For `expect.poll`: a command takes the processor from
 * what is waited for.
 */
export function openJobs(profile: string): number {
  const db = new Database(databasePath(profile), { readonly: true });
  try {
    return Number(db.prepare('SELECT count(*) FROM jobs WHERE ended_at IS NULL').pluck().get());
  } finally {
    db.close();
  }
}

/** For `expect.poll`: a busy machine may take long to start a process. */
export const patiently = { timeout: 25_000 };

export const lines = (text: string) => text.split('\n').filter(Boolean);
export const objects = (text: string): Record<string, unknown>[] =>
  lines(text).map((line) => JSON.parse(line));
