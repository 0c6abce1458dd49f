import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { packedApp } from '../../scripts/packaging/packed-app.ts';
import type { Display } from '../../scripts/setup/display.ts';
import { sandboxFlags, thisMachine } from '../../scripts/setup/electron-command.ts';
import { AppWindow } from './window.ts';

/** A packaged app in another folder, as on a user's computer. */
export interface InstalledApp {
  readonly folder: string;
  /** The program that shows the window. */
  readonly program: string;
  /** The `snapferry` command. */
  readonly command: string;
  readonly resources: string;
  remove(): Promise<void>;
}

/**
 * Copies the packaged app to a separate folder.
 * @throws {Error} when a node_modules lies above that
 */
export async function installApp(): Promise<InstalledApp> {
  const { folder: made, program, resources, command } = packedApp();
  const home = await realpath(await mkdtemp(join(tmpdir(), 'snapferry-installed-')));
  for (let above = home; above !== dirname(above); above = dirname(above))
    if (existsSync(join(above, 'node_modules')))
      throw new Error(`${above} has a node_modules, by which a package that lacks something may work.`);
  const folder = join(home, 'app');
  // Links inside of an app of macOS are relative and must stay so.
  await cp(made, folder, { recursive: true, verbatimSymlinks: true });
  return {
    folder,
    program: join(folder, program),
    command: join(folder, command),
    resources: join(folder, resources),
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** Returns the environment of a user: none of what npm and this checkout have put into ours, except where Node is. */
export function environmentOf(display: Display, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|INIT_CWD$|NODE_|SNAPFERRY_|ELECTRON_)/.test(name),
  );
  // Of use to the stand-in alone, whose engine runs on it.
  const path = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, ...display.env, LANGUAGE: 'en', ...own };
}

/** Controls a running packaged app from outside. */
export interface RunningApp {
  readonly window: AppWindow;
  readonly output: () => string;
  /** Resolves with the app's exit code. */
  readonly ended: Promise<number | null>;
  /** Kills it where it still runs. */
  stop(): Promise<void>;
}

/**
 * Starts the app as a user does. Its fuses keep Playwright's own entrance shut, so the window is reached as Chromium's
 * remote debugging shows it.
 */
export async function startApp(
  app: InstalledApp,
  { env, display, files = [] }: { env: NodeJS.ProcessEnv; display: Display; files?: readonly string[] },
): Promise<RunningApp> {
  const flags = [...sandboxFlags(thisMachine), ...display.flags, '--remote-debugging-port=0'];
  const child = spawn(app.program, [...flags, ...files], {
    cwd: dirname(app.folder),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const port = await new Promise<number>((resolve, reject) => {
    const keep = (part: Buffer) => {
      output += part.toString();
      const [, found] = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(output) ?? [];
      if (found) resolve(Number(found));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`The app ended with code ${code}:\n${output}`)));
  });
  const window = await AppWindow.open(port);
  return {
    window,
    output: () => output,
    ended,
    async stop() {
      window.detach();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

export interface CommandRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the installed command to its end. */
export async function runCommand(
  app: InstalledApp,
  args: readonly string[],
  { env, input }: { env: NodeJS.ProcessEnv; input?: Buffer },
): Promise<CommandRun> {
  const child: ChildProcess = spawn(app.command, args, {
    cwd: dirname(app.folder),
    env,
    // A command file of Windows is run by its shell.
    shell: process.platform === 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    err += part.toString();
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const [code] = await once(child, 'close');
  return { code, out, err };
}
