import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Display } from '../../../scripts/setup/display.ts';

const execute = promisify(execFile);

/** X11's names of keys whose names here are those of the web. */
const keysyms: Record<string, string> = {
  Control: 'ctrl',
  Shift: 'shift',
  Alt: 'alt',
  Enter: 'Return',
  Space: 'space',
};

/** Simulates a user's keyboard and pointer on a display: to all programs the input is real. */
export class Hands {
  readonly #env: NodeJS.ProcessEnv;

  constructor({ env }: Display) {
    this.#env = { ...process.env, ...env };
  }

  /** Presses and releases combinations, one after the other: `Control+Shift+1`, `Escape`. */
  async press(...keys: string[]): Promise<void> {
    const named = keys.map((each) =>
      each
        .split('+')
        .map((key) => keysyms[key] ?? key)
        .join('+'),
    );
    if (named.length > 0) await this.xdotool('key', ...named);
  }

  /** Moves the pointer, in pixels of the screen. */
  async pointTo(x: number, y: number): Promise<void> {
    await this.xdotool('mousemove', String(Math.round(x)), String(Math.round(y)));
  }

  async holdButton(isDown: boolean): Promise<void> {
    await this.xdotool(isDown ? 'mousedown' : 'mouseup', '1');
  }

  /** Draws with the button held, from one pixel to another, by way of a third. */
  async draw(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.pointTo(...from);
    await this.holdButton(true);
    await this.pointTo(from[0] + 20, from[1] + 20);
    await this.pointTo(...to);
    await this.holdButton(false);
  }

  /**
   * Clicks.
   * @param button 1 left, 3 right
   */
  async click(button: 1 | 3): Promise<void> {
    await this.xdotool('click', String(button));
  }

  /**
   * Runs xdotool.
   * @returns what the tool prints
   */
  async xdotool(...args: string[]): Promise<string> {
    return (await execute('xdotool', args, { env: this.#env })).stdout;
  }
}
