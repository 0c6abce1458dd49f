import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { programOf, startProgram } from './programs.ts';
import { unusedPort } from './wire.ts';

export interface SshServer {
  readonly port: number;
  readonly user: string;
  /** Path of the private key that it lets in, and of the same under a passphrase. */
  readonly keyFile: string;
  readonly lockedKeyFile: string;
  readonly passphrase: string;
  /** Fingerprint of its host key. */
  readonly hostKey: string;
  /** A folder that is empty. */
  readonly root: string;
  readonly folder: string;
}

/** Starts OpenSSH's server on this machine for whoever runs the tests, until the test is over. */
export async function startSsh(): Promise<SshServer> {
  const sshd = programOf('sshd', 'openssh-server');
  const keygen = programOf('ssh-keygen', 'openssh-client');
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-ssh-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, 'www');
  mkdirSync(root);
  const passphrase = 'correct horse';
  const keyFile = join(folder, 'id_ed25519');
  const lockedKeyFile = join(folder, 'id_locked');
  const generate = (path: string, secret: string) =>
    execFileSync(keygen, ['-q', '-t', 'ed25519', '-N', secret, '-f', path, '-C', 'test']);
  generate(join(folder, 'host_key'), '');
  generate(keyFile, '');
  generate(lockedKeyFile, passphrase);
  const accepted = [keyFile, lockedKeyFile].map((path) => readFileSync(`${path}.pub`, 'utf8'));
  writeFileSync(join(folder, 'authorized_keys'), accepted.join(''), { mode: 0o600 });
  const port = await unusedPort();
  const config = join(folder, 'sshd_config');
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host_key')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized_keys')}`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    'MaxStartups 100',
    'Subsystem sftp internal-sftp',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  // Of a server that runs as root; others do without.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const server = startProgram(sshd, ['-D', '-e', '-f', config]);
  await vi.waitFor(
    () => {
      if (server.child.exitCode !== null) throw new Error(`sshd does not start: ${server.output()}`);
      return connected(port);
    },
    { timeout: 20_000, interval: 50 },
  );
  const [, hostKey = ''] = execFileSync(keygen, ['-lf', join(folder, 'host_key.pub')])
    .toString()
    .split(' ');
  return { port, user: userInfo().username, keyFile, lockedKeyFile, passphrase, hostKey, root, folder };
}

function connected(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
