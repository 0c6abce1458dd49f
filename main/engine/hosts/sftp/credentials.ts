import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AnyAuthMethod } from 'ssh2';
import { sshFailure } from './errors.ts';
import type { Server } from './settings.ts';

/** Where the agent of OpenSSH listens on Windows. */
const windowsAgent = '\\\\.\\pipe\\openssh-ssh-agent';

/**
 * Lists the ways to sign in, in the order in which they are tried: the key, the agent where there is neither key nor
 * password, and the password, also to a server that asks for it as a question.
 * @throws {SshFailed} `bad-setting` where the key cannot be read
 */
export async function waysToSignIn(server: Server): Promise<AnyAuthMethod[]> {
  const { user: username, keyFile, password } = server;
  const ways: AnyAuthMethod[] = [];
  if (keyFile !== null)
    ways.push({ type: 'publickey', username, key: await privateKey(keyFile, server.passphrase) });
  if (keyFile === null && password === null) {
    const agent = process.env.SSH_AUTH_SOCK ?? (process.platform === 'win32' ? windowsAgent : undefined);
    if (agent !== undefined && agent !== '') ways.push({ type: 'agent', username, agent });
  }
  if (password !== null) {
    ways.push({ type: 'password', username, password });
    ways.push({
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => finish(prompts.map(() => password)),
    });
  }
  return ways;
}

/** Returns a path with the user's folder in place of a tilde, which no shell has seen where it was typed into a form. */
const atHome = (path: string) => (/^~[/\\]/.test(path) ? join(homedir(), path.slice(2)) : path);

async function privateKey(path: string, passphrase: string | null) {
  let text: Buffer;
  try {
    text = await readFile(atHome(path));
  } catch {
    throw sshFailure('bad-setting', 'The private key cannot be read', { field: 'keyFile', reason: 'file' });
  }
  const { default: ssh2 } = await import('ssh2');
  const parsed = ssh2.utils.parseKey(text, passphrase ?? undefined);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  // The public half is beside it, and would be refused as if the user were unknown.
  if (key && !(key instanceof Error) && key.isPrivateKey()) return key;
  const isLocked =
    key instanceof Error && /passphrase|encrypted|decrypt|integrity|bad key/i.test(key.message);
  const params = isLocked
    ? { field: 'passphrase', reason: passphrase === null ? 'missing' : 'passphrase' }
    : { field: 'keyFile', reason: 'key' };
  throw sshFailure('bad-setting', 'The private key cannot be used', params);
}
