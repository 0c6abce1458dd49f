import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import type { Display } from '../../../scripts/setup/display.ts';
import { electronCommand, sandboxFlags, thisMachine } from '../../../scripts/setup/electron-command.ts';
import { root } from '../../../scripts/setup/paths.ts';
import type { ElectronRuntime } from '../../../scripts/setup/runtime.ts';
import { Hands } from './hands.ts';

const execute = promisify(execFile);

/** Simulates other programs of a desktop, by real ones on the screen of a test. Ended by `close`. */
export class OtherPrograms {
  readonly #env: NodeJS.ProcessEnv;
  readonly #running: ChildProcess[] = [];

  readonly #flags: readonly string[];
  readonly hands: Hands;

  constructor(display: Display) {
    this.hands = new Hands(display);
    this.#flags = display.flags;
    this.#env = { ...process.env, ...display.env };
  }

  /** Copies by another program: it owns the clipboard from then on, in this one format. */
  async copy(type: string, content: string | Uint8Array): Promise<void> {
    // It answers from the background, and would keep our pipes open.
    const args = ['-selection', 'clipboard', '-t', type, '-i'];
    const xclip = spawn('xclip', args, { env: this.#env, stdio: ['pipe', 'ignore', 'ignore'] });
    xclip.stdin.end(content);
    const [code] = await once(xclip, 'exit');
    expect(code).toBe(0);
    // It returns before the X server knows the new owner.
    const wanted = Buffer.from(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    await expect.poll(async () => (await this.#copied(type)).equals(wanted)).toBe(true);
  }

  /** Pastes into another program in this format; empty when it is not offered. */
  async #copied(type: string): Promise<Buffer> {
    const args = ['-selection', 'clipboard', '-t', type, '-o'];
    const options = { env: this.#env, encoding: 'buffer', maxBuffer: 1_000_000_000 } as const;
    return execute('xclip', args, options).then(
      ({ stdout }) => stdout,
      () => Buffer.alloc(0),
    );
  }

  /** Starts a panel that shows tray icons, in the lower right corner of the screen. */
  async startPanel(): Promise<void> {
    const place = ['--edge', 'bottom', '--align', 'right', '--widthtype', 'request', '--height', '32'];
    this.#start('trayer', place);
    await expect.poll(() => this.#panel()).not.toBeNull();
  }

  /** Starts the app once more beside the running one, and waits until it has passed its request on and ended. */
  async startAgain(
    { executable }: ElectronRuntime,
    env: Readonly<Record<string, string>>,
    given: readonly string[],
    cwd?: string,
  ): Promise<void> {
    const flags = [...sandboxFlags(thisMachine), ...this.#flags];
    const { command, args } = electronCommand(executable, root, given, flags);
    const second = spawn(command, args, {
      env: { ...this.#env, ...env },
      stdio: 'ignore',
      ...(cwd && { cwd }),
    });
    await once(second, 'exit');
  }

  /**
   * Clicks on the only icon in the panel.
   * @param button 1 left, 3 right
   */
  async clickIcon(button: 1 | 3): Promise<void> {
    // An empty panel is a few pixels wide.
    await expect.poll(async () => ((await this.#panel())?.width ?? 0) > 24).toBe(true);
    const panel = await this.#panel();
    if (!panel) throw new Error('The panel is gone');
    await this.hands.pointTo(panel.x + panel.width / 2, panel.y + panel.height / 2);
    await this.hands.click(button);
  }

  /** Opens the icon's menu and waits until it is on the screen. */
  async openMenu(): Promise<void> {
    const windows = async () =>
      (await this.hands.xdotool('search', '--onlyvisible', '.*')).split('\n').length;
    const before = await windows();
    await this.clickIcon(3);
    await expect.poll(windows).toBeGreaterThan(before);
  }

  /** Returns the panel's place on the screen. */
  async panel(): Promise<{ x: number; y: number; width: number; height: number } | null> {
    return this.#panel();
  }

  async #panel() {
    const found = await this.hands.xdotool('search', '--onlyvisible', '--name', '^panel$').catch(() => '');
    const id = found.trim().split('\n')[0];
    if (!id) return null;
    const told = await this.hands.xdotool('getwindowgeometry', '--shell', id).catch(() => '');
    const number = (name: string) => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(told)?.[1]);
    const place = { x: number('X'), y: number('Y'), width: number('WIDTH'), height: number('HEIGHT') };
    return Number.isNaN(place.x) ? null : place;
  }

  /**
   * Starts a session bus with a program that shows notifications.
   * @returns what tells the app of it, and a way to look at what was shown, the newest first
   */
  async startNotifications(): Promise<{ env: Record<string, string>; shown: () => Promise<string[]> }> {
    const bus = this.#start('dbus-daemon', ['--session', '--nofork', '--print-address=1']);
    const [line] = (await once(bus.stdout ?? bus, 'data')) as [Buffer];
    const env = { DBUS_SESSION_BUS_ADDRESS: line.toString().trim() };
    this.#start('dunst', ['-startup_notification', 'false'], env);
    const history = async (): Promise<string> => {
      const options = { env: { ...this.#env, ...env } };
      await execute('dunstctl', ['close-all'], options);
      return (await execute('dunstctl', ['history'], options)).stdout;
    };
    await expect.poll(() => history().catch(() => null)).not.toBeNull();
    const shown = async () => {
      const told = JSON.parse(await history()) as { data: { summary: { data: string } }[][] };
      return told.data.flat().map(({ summary }) => summary.data);
    };
    return { env, shown };
  }

  close(): void {
    for (const child of this.#running.reverse()) child.kill();
  }

  #start(command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn(command, [...args], {
      env: { ...this.#env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#running.push(child);
    return child;
  }
}
