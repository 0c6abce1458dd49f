import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { SFTPWrapper } from 'ssh2';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Clock } from '../../clock.ts';
import type { Network } from '../../network/network.ts';
import { waysToSignIn } from './credentials.ts';
import { lost, SshFailed, sshFailure, sshTrouble } from './errors.ts';
import type { Server } from './settings.ts';

/** Timeouts in ms: of the connection, of greeting and signing in, and of the answer to one request. */
const connectMs = 15_000;
const handshakeMs = 30_000;
const answerMs = 60_000;

/** A connection to a server that is signed in to. */
export interface Session {
  readonly sftp: SFTPWrapper;
  /** Folders that are known to be there. */
  readonly folders: Set<string>;
  /**
   * Sends a request and waits for its answer.
   * @throws {AppError} `cancelled`; {SshFailed} when the connection breaks or is silent, which ends it; what the server
   *   answered
   */
  ask<T>(
    request: (done: (error?: Error | null, value?: T) => void) => void,
    signal?: AbortSignal,
  ): Promise<T>;
  readonly isOpen: boolean;
  end(): void;
}

/**
 * Connects, verifies the server's key and signs in.
 * @param closing ends it, at any time
 * @param keepKey called with the fingerprint of a key that was accepted because the user said so
 * @throws {SshFailed}
 */
export async function openSession(
  server: Server,
  clock: Clock,
  network: Network,
  keepKey: (fingerprint: string) => void,
  closing: AbortSignal,
): Promise<Session> {
  const name = nameOf(server);
  const ways = await waysToSignIn(server);
  if (ways.length === 0)
    throw sshFailure('credentials-refused', 'There is no key, agent or password', {
      host: name,
      reason: 'other',
    });
  // Loaded by those who use it, for it is large.
  const { default: ssh2 } = await import('ssh2');
  const sock = await openSocket(server, network);
  const client = new ssh2.Client();
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  let isOpen = true;
  let refusedKey: SshFailed | null = null;
  const breakOff = (why: unknown) => {
    isOpen = false;
    broken.reject(refusedKey ?? new SshFailed(sshTrouble(why, name, server.root)));
    client.destroy();
    sock.destroy();
  };
  client.on('error', breakOff);
  client.on('close', () => breakOff(lost(name)));
  const onClosing = () => breakOff(lost(name));
  closing.addEventListener('abort', onClosing, { once: true });
  client.on('close', () => closing.removeEventListener('abort', onClosing));
  if (closing.aborted) onClosing();

  const guarded = async <T>(work: Promise<T>, ms: number, signal?: AbortSignal): Promise<T> => {
    const late = Promise.withResolvers<never>();
    const callOff = clock.after(ms, () => {
      const why = sshFailure('timeout', `${name} did not answer in time`, { host: name });
      late.reject(why);
      breakOff(why);
    });
    const onAbort = () => late.reject(new AppError(errorData('cancelled', 'The upload was called off')));
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    try {
      return await Promise.race([work, broken.promise, late.promise]);
    } finally {
      callOff();
      signal?.removeEventListener('abort', onAbort);
    }
  };
  const ask: Session['ask'] = (request, signal) => guarded(answered(request), answerMs, signal);

  try {
    const ready = new Promise<void>((resolve) => client.once('ready', resolve));
    client.connect({
      sock,
      username: server.user,
      authHandler: ways,
      // Ours are told by the clock that tests hold in their hands.
      readyTimeout: 0,
      hostVerifier: (key: Buffer) => {
        refusedKey = judgeKey(key, server, name);
        if (refusedKey === null && server.acceptsFirstKey) keepKey(fingerprintOf(key));
        return refusedKey === null;
      },
    });
    await guarded(ready, handshakeMs);
    const sftp = await guarded(
      answered<SFTPWrapper>((done) => client.sftp(done)),
      answerMs,
    );
    sftp.on('error', breakOff);
    return {
      sftp,
      folders: new Set(),
      ask,
      get isOpen() {
        return isOpen;
      },
      end: () => breakOff(lost(name)),
    };
  } catch (error) {
    breakOff(error);
    throw error;
  }
}

/** `host:port`, without the port where it is the usual one. */
export function nameOf({ host, port }: Pick<Server, 'host' | 'port'>): string {
  const bracketed = host.includes(':') ? `[${host}]` : host;
  return port === 22 ? bracketed : `${bracketed}:${port}`;
}

/** Returns the fingerprint of a key as OpenSSH shows it. */
function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

function judgeKey(key: Buffer, server: Server, host: string): SshFailed | null {
  const fingerprint = fingerprintOf(key);
  if (server.acceptsFirstKey || server.hostKeys.includes(fingerprint)) return null;
  return server.hostKeys.length === 0
    ? sshFailure('host-key-unknown', `${host} is not known yet: its key is ${fingerprint}`, {
        host,
        fingerprint,
      })
    : sshFailure('host-key-changed', `${host} shows another key: ${fingerprint}`, { host, fingerprint });
}

/** Opens the connection by the network of this computer: through proxies where there are any. */
function openSocket(server: Server, network: Network): Promise<Duplex> {
  const { host, port } = server;
  const connect = network.connector({ timeoutMs: connectMs });
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    connect({ hostname: host, host: address, protocol: 'http:', port: String(port) }, (error, socket) =>
      socket ? resolve(socket as Duplex) : reject(error),
    );
  });
}

function answered<T>(request: (done: (error?: Error | null, value?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    request((error, value) => (error ? reject(error) : resolve(value as T)));
  });
}
