import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { TestBrowser, TestPage } from './test-browser.ts';

/** Path of the Firefox that the tests drive; null where there is none. */
export const firefoxPath =
  [process.env.SNAPFERRY_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

/** Settings of a profile that asks nobody anything and looks for nothing in the network. */
const preferences = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

const answerSchema = z.object({
  type: z.enum(['success', 'error']),
  id: z.number().nullable(),
  result: z.unknown().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
});
const treeSchema = z.object({ contexts: z.array(z.object({ context: z.string() })).min(1) });
const evaluationSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('success'), result: z.object({ value: z.unknown() }) }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
]);
const pictureSchema = z.object({ data: z.string() });

/** Sends a command of WebDriver BiDi and returns its result. */
type Send = (method: string, params: object) => Promise<unknown>;

/** Connects to the browser, whose protocol is JSON over a socket (https://w3c.github.io/webdriver-bidi/). */
async function connect(address: string): Promise<{ send: Send; close(): void }> {
  const socket = new WebSocket(`${address}/session`);
  const pending = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const answer = answerSchema.safeParse(JSON.parse(String(data)));
    // What is none is an event, which we did not ask for.
    if (!answer.success || answer.data.id === null) return;
    const asked = pending.get(answer.data.id);
    pending.delete(answer.data.id);
    if (answer.data.type === 'success') asked?.resolve(answer.data.result);
    else asked?.reject(new Error(`${answer.data.error}: ${answer.data.message}`));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of pending.values()) reject(new Error('The browser has gone.'));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`Nothing answers at ${address}.`)));
  });
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params }));
      }),
    close: () => socket.close(),
  };
}

/** Starts Firefox without a window. @throws where it does not start */
export async function startFirefox(): Promise<TestBrowser> {
  if (firefoxPath === null) throw new Error('There is no Firefox here.');
  const profile = await mkdtemp(join(tmpdir(), 'snapferry-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const child = spawn(
    firefoxPath,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    // Its own home: it keeps more than the profile.
    { env: { ...process.env, HOME: profile, LANG: 'en_US.UTF-8' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let heard = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        heard += text;
        const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(heard) ?? [];
        if (found) resolve(found);
      });
      child.once('error', reject);
      void ended.then(() => reject(new Error(`Firefox ended: ${heard}`)));
    });
    const { send, close } = await connect(address);
    await send('session.new', { capabilities: {} });
    const { contexts } = treeSchema.parse(await send('browsingContext.getTree', {}));
    const context = contexts[0]?.context ?? '';
    return {
      page: createPage(send, context),
      async close() {
        close();
        await stop();
      },
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function createPage(send: Send, context: string): TestPage {
  return {
    async open(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(expression) {
      const wrapped = `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`;
      const said = evaluationSchema.parse(
        await send('script.evaluate', { expression: wrapped, target: { context }, awaitPromise: true }),
      );
      if (said.type === 'exception') throw new Error(said.exceptionDetails.text);
      return JSON.parse(String(said.result.value));
    },
    async screenshot(path) {
      const { data } = pictureSchema.parse(await send('browsingContext.captureScreenshot', { context }));
      await writeFile(path, Buffer.from(data, 'base64'));
    },
  };
}
