import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Bridge } from '../../contract/bridge.ts';
import { type BridgeValue, decode } from '../../contract/bridge-codec.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../contract/engine.ts';

const targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }));
const reply = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const evaluated = z.object({
  result: z.object({ value: z.unknown() }),
  exceptionDetails: z.object({ text: z.string() }).loose().optional(),
});

const patienceMs = 30_000;
const lookEveryMs = 50;
/** Times that a drop is tried, and how long each waits for the window, ms. */
const mostDrops = 5;
const dropMs = 4_000;

/**
 * Controls the window of an app with its fuses set, by Chromium's own protocol: Playwright's ways to an Electron go
 * through Node's inspector, which is shut, and its way to a browser asks for contexts that no Electron has.
 * https://chromedevtools.github.io/devtools-protocol/
 */
export class AppWindow {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, { done: (result: unknown) => void; fail: (error: Error) => void }>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = reply.parse(JSON.parse(String(data)));
      const waiting = id === undefined ? undefined : this.#waiting.get(id);
      if (id === undefined || !waiting) return;
      this.#waiting.delete(id);
      if (error) waiting.fail(new Error(error.message));
      else waiting.done(result);
    });
    socket.addEventListener('close', () => {
      for (const { fail } of this.#waiting.values()) fail(new Error('The window is gone.'));
      this.#waiting.clear();
    });
  }

  /** Waits for the window of the app whose debugging listens at this port of ours. */
  static async open(port: number): Promise<AppWindow> {
    const socket = new WebSocket(await pageAddress(port));
    await once(socket, 'open');
    const window = new AppWindow(socket);
    // While its page is being loaded nothing can be evaluated in it, and an empty document stands in its place, which has
    // the bridge, too.
    await window.until(
      'location.protocol === "snapferry:" && document.readyState !== "loading" && typeof snapferry === "object"',
    );
    return window;
  }

  send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Evaluates an expression in the page, and awaits its promise. */
  async evaluate(expression: string): Promise<unknown> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = evaluated.parse(await this.send('Runtime.evaluate', params));
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  /** Calls the engine the way the window's own code does. */
  async call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
    const packed = (await this.evaluate(`snapferry.engine.${name}(${JSON.stringify(input)})`)) as BridgeValue;
    const answer = decode(packed) as Awaited<ReturnType<Bridge['engine'][N]>>;
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.value;
  }

  /**
   * Drops real files on the middle of the window, once it shows the effect of a drop. Chromium loses a simulated drag now
   * and then: as a user does, it is tried again where the window still waits for it.
   */
  async drop(files: readonly string[]): Promise<void> {
    // A page is there before its window is shown, and has no size until then.
    await this.until('document.querySelector("main") !== null && innerWidth > 0 && innerHeight > 0');
    const size = z.object({ x: z.number(), y: z.number() });
    const middle = size.parse(await this.evaluate('({ x: innerWidth / 2, y: innerHeight / 2 })'));
    const data = { items: [], files, dragOperationsMask: 1 };
    const drag = (type: string) => this.send('Input.dispatchDragEvent', { type, ...middle, data });
    const shown = 'document.querySelector("[data-dragging] p") !== null';
    for (let tries = 0; tries < mostDrops; tries += 1) {
      await drag('dragEnter');
      await drag('dragOver');
      if (await this.becomes(shown, dropMs)) {
        await drag('dragOver');
        await drag('drop');
        if (await this.becomes(`!(${shown})`, dropMs)) return;
      }
      await drag('dragCancel');
    }
    throw new Error(`The window did not take the files in ${mostDrops} tries`);
  }

  /** Waits until an expression is true in the page. */
  async until(expression: string): Promise<void> {
    if (!(await this.becomes(expression, patienceMs)))
      throw new Error(`Never true in the window: ${expression}`);
  }

  /** Tells whether an expression is true in the page within so many milliseconds. */
  async becomes(expression: string, withinMs: number): Promise<boolean> {
    for (const end = Date.now() + withinMs; Date.now() < end; await pause(lookEveryMs))
      if ((await this.evaluate(expression).catch(() => null)) === true) return true;
    return false;
  }

  detach(): void {
    this.#socket.close();
  }
}

async function pageAddress(port: number): Promise<string> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(lookEveryMs)) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const page = targets
      .parse(await answer.json())
      .find(({ url }) => url.startsWith('snapferry://app/index'));
    if (page) return page.webSocketDebuggerUrl;
  }
  throw new Error('The app shows no window.');
}
