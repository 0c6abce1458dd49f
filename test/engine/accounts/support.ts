import type { Engine } from '../../../main/engine/app/engine.ts';
import type { SecretStore } from '../../../main/engine/secrets/secret-store.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { freePort } from '../../support/free-port.ts';
import { type RunningEngine, startTestEngine, startTestSandbox } from '../support/running-engine.ts';

export const clientSecret = '0123456789abcdef0123456789abcdef01234567';

/** Creates a working keychain, as a map that a test can read and lock. */
export function openKeychain() {
  const secrets = new Map<string, string>();
  const state = { isLocked: false };
  const vault: SecretStore = {
    kind: 'keychain',
    why: null,
    read: async (name) => (state.isLocked ? null : (secrets.get(name) ?? null)),
    async write(name, secret) {
      secrets.set(name, secret);
      return 'keychain';
    },
    async remove(name) {
      if (state.isLocked) throw new Error('The keychain is locked');
      secrets.delete(name);
    },
    isLocked: async () => state.isLocked,
  };
  return { vault, secrets, state };
}

export interface Office extends RunningEngine {
  readonly sandbox: Sandbox;
  readonly port: number;
  readonly keychain: ReturnType<typeof openKeychain>;
}

/** Starts an engine that can sign in at a sandbox, by default with the client secret. */
export async function office(
  options: Parameters<typeof startTestEngine>[0] & { rules?: SandboxOptions; hasSecret?: boolean } = {},
): Promise<Office> {
  const { rules = {}, hasSecret = true, ...rest } = options;
  const port = await freePort();
  const redirectUri = `http://127.0.0.1:${port}/signed-in`;
  const sandbox = await startTestSandbox({ redirectUri, clientSecret, ...rules });
  const keychain = openKeychain();
  const run = await startTestEngine({ sandbox, vault: keychain.vault, ...rest });
  await run.engine.call('changeSettings', { signInPort: port });
  if (hasSecret) await run.engine.call('setClientSecret', { secret: clientSecret });
  return { ...run, sandbox, port, keychain };
}

/**
 * Simulates a browser: opens the URL, accepts or denies, and follows the redirect. The real one is in the desktop
 * tests.
 */
export async function visit(url: string, answer: string): Promise<URL> {
  const reply = await fetch(`${url}&${answer}`, { redirect: 'manual' });
  return new URL(reply.headers.get('location') ?? '', url);
}

/** Submits the redirect URL, as the page's script does. */
export async function comeBack(back: URL, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL('/hand-in', back), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: back.origin, ...headers },
    body: JSON.stringify({ query: back.search.slice(1), fragment: back.hash.slice(1) }),
  });
}

/** Signs in completely; returns the account's id. */
export async function signIn(engine: Pick<Engine, 'call'>, username: string): Promise<string> {
  const { url } = await engine.call('beginSignIn', {});
  const reply = await comeBack(await visit(url, `approve=1&username=${username}`));
  const { end } = (await reply.json()) as { end: string };
  if (end !== 'done') throw new Error(`not signed in: ${end}`);
  return `imgur:${username}`;
}
