import type { ChildProcess } from 'node:child_process';

const tryEveryMs = 25;
const maxTries = 1_200;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, tryEveryMs));

interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

/** Resolves with the address of DevTools, which Chromium prints on its error stream. */
function devToolsOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (part: Buffer) => {
      text += part.toString();
      const [, host] = /DevTools listening on ws:\/\/([^/]+)\//.exec(text) ?? [];
      if (host) resolve(host);
    });
    child.once('exit', (code) => reject(new Error(`Electron ended with code ${code}:\n${text}`)));
  });
}

async function pageOf(host: string): Promise<string> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const targets = (await (await fetch(`http://${host}/json`)).json()) as Target[];
    const page = targets.find(({ type }) => type === 'page');
    if (page) return page.webSocketDebuggerUrl;
    await pause();
  }
  throw new Error('Electron opened no window.');
}

/**
 * Waits for a mark of User Timing in the first window of an Electron that was started with
 * `--remote-debugging-port=0`.
 * @returns when it was set, ms since the epoch: what waits here is not in it
 * @throws {Error} where Electron ends or the mark is never set
 */
export async function timeOfMark(child: ChildProcess, mark: string): Promise<number> {
  const socket = new WebSocket(await pageOf(await devToolsOf(child)));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('DevTools does not answer.')));
  });
  const expression = `(() => {
    const [mark] = performance.getEntriesByName(${JSON.stringify(mark)});
    return mark ? performance.timeOrigin + mark.startTime : 0;
  })()`;
  try {
    for (let id = 1; id <= maxTries; id += 1) {
      const answer = new Promise<number>((resolve) => {
        socket.addEventListener(
          'message',
          ({ data }) => resolve(JSON.parse(String(data)).result?.result?.value ?? 0),
          { once: true },
        );
      });
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } }));
      const at = await answer;
      if (at > 0) return at;
      await pause();
    }
  } finally {
    socket.close();
  }
  throw new Error(`The page did not set the mark ${mark}.`);
}
