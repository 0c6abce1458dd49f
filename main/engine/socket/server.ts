import { createHash, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { basename, dirname } from 'node:path';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import {
  type EngineCallName,
  type EngineClient,
  type EngineInput,
  type EngineReply,
  type EngineRequest,
  engineCalls,
} from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import { temporaryPrefix } from './address.ts';
import {
  callerMessageSchema,
  createLineSplitter,
  decodeMessage,
  encodeMessage,
  helloSchema,
  maxHelloBytes,
  maxLineBytes,
} from './wire-format.ts';

/** Timeout of a client's hello with the secret. */
const helloTimeoutMs = 5_000;
/** Maximum number of calls of one client in progress; the next ones wait in the client's own pipe. */
const maxConcurrentCalls = 16;
/**
 * Maximum number of bytes of events that wait for a client that does not read them; then it is disconnected, to
 * come back with a new snapshot.
 */
const maxUnreadEventBytes = 16 * 2 ** 20;

export interface SocketServer {
  close(): Promise<void>;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

async function executeRequest(client: EngineClient, request: EngineRequest): Promise<EngineReply> {
  const { id, name } = request;
  try {
    if (!Object.hasOwn(engineCalls, name))
      throw new AppError(errorData('bad-call', `No such call: ${name.slice(0, 100)}`));
    const known = name as EngineCallName;
    const input = judge(engineCalls[known].input, request.input);
    if (!input.success)
      throw new AppError(
        errorData('bad-call', `Wrong input for ${known}: ${input.error.message.slice(0, 500)}`),
      );
    const output = await client.call(known, input.data as EngineInput<typeof known>);
    return { type: 'answer', id, output };
  } catch (thrown) {
    return { type: 'failure', id, error: toErrorData(thrown) };
  }
}

/** Serves one client until it or the engine is gone. Returns how to end it: calls in flight are still answered. */
function serveConnection(
  socket: Socket,
  client: EngineClient,
  secretDigest: Buffer,
  version: string,
): () => void {
  const waiting: string[] = [];
  let isKnown = false;
  let isClosing = false;
  let running = 0;
  let eventBytes = 0;
  let unsubscribe: (() => void) | null = null;

  const silence = setTimeout(() => socket.destroy(), helloTimeoutMs);
  silence.unref();

  const send = (reply: EngineReply) => {
    if (!socket.writable) return;
    let line: string;
    try {
      line = encodeMessage(reply);
    } catch (thrown) {
      if (reply.type !== 'answer') throw thrown;
      line = encodeMessage({
        type: 'failure',
        id: reply.id,
        error: toErrorData(thrown),
      } satisfies EngineReply);
    }
    socket.write(line);
  };

  const subscribe = () => {
    unsubscribe ??= client.subscribe((event) => {
      if (!socket.writable) return;
      const line = encodeMessage({ type: 'event', event } satisfies EngineReply);
      const bytes = Buffer.byteLength(line);
      eventBytes += bytes;
      if (eventBytes > maxUnreadEventBytes) {
        socket.destroy();
        return;
      }
      socket.write(line, () => {
        eventBytes -= bytes;
      });
    });
  };

  const welcome = (line: string) => {
    const hello = judge(helloSchema, decodeMessage(line));
    if (!hello.success || !timingSafeEqual(digest(hello.data.secret), secretDigest)) {
      socket.destroy();
      return;
    }
    clearTimeout(silence);
    isKnown = true;
    if (hello.data.protocol === PROTOCOL_VERSION) {
      send({ type: 'ready', protocol: PROTOCOL_VERSION, version });
      return;
    }
    const message = `Engine ${version} (pid ${process.pid}) speaks protocol ${PROTOCOL_VERSION}, not ${hello.data.protocol}`;
    send({ type: 'broken', error: errorData('profile-locked', message, { pid: process.pid, version }) });
    socket.end();
    isClosing = true;
  };

  const serve = async (line: string) => {
    const message = judge(callerMessageSchema, decodeMessage(line));
    if (!message.success) {
      // A client of another protocol cannot be told so in ours: no id to answer to.
      socket.destroy();
    } else if (message.data.type === 'subscribe') subscribe();
    else if (message.data.type === 'unsubscribe') {
      unsubscribe?.();
      unsubscribe = null;
    } else send(await executeRequest(client, message.data));
  };

  /** Handles requests, as fast as the client takes the answers. */
  const proceed = () => {
    while (waiting.length > 0 && running < maxConcurrentCalls) {
      if (isClosing || socket.destroyed || socket.writableNeedDrain) break;
      const line = waiting.shift() ?? '';
      if (isKnown) void work(line);
      else welcome(line);
    }
    if (waiting.length > 0) socket.pause();
    else socket.resume();
  };

  const work = async (line: string) => {
    running += 1;
    await serve(line);
    running -= 1;
    if (isClosing && running === 0) socket.end();
    else proceed();
  };

  const cut = createLineSplitter(
    () => (isKnown ? maxLineBytes : maxHelloBytes),
    (line) => {
      waiting.push(line);
      proceed();
    },
  );

  socket.on('data', (chunk) => {
    if (!cut(chunk as Buffer)) socket.destroy();
  });
  socket.on('drain', proceed);
  // A caller that vanishes is no event of ours; 'close' follows.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    clearTimeout(silence);
    waiting.length = 0;
    unsubscribe?.();
    unsubscribe = null;
  });

  return () => {
    isClosing = true;
    waiting.length = 0;
    // An answer that is still owed (to a call of `stop`, for one) goes out if the process lives that long.
    socket.unref();
    if (running === 0) socket.end();
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Serves the engine to the programs of this user. The caller of this holds the profile's lock, so what lies at
 * `path` is of a dead engine and is replaced.
 * @param path from `socketAddress`
 * @throws {AppError} `profile-unwritable` when nothing can listen there
 */
export async function serveSocket(
  client: EngineClient,
  path: string,
  secret: string,
  version: string,
): Promise<SocketServer> {
  const secretDigest = digest(secret);
  const callers = new Map<Socket, () => void>();
  const server = createServer((socket) => {
    callers.set(socket, serveConnection(socket, client, secretDigest, version));
    socket.on('close', () => callers.delete(socket));
  });
  const isFile = process.platform !== 'win32';
  const folder = dirname(path);
  const isOwnFolder = isFile && basename(folder).startsWith(temporaryPrefix);
  try {
    // Fails when another process made it before us, in a place where every user may write.
    if (isOwnFolder) mkdirSync(folder, { mode: 0o700 });
    if (isFile) rmSync(path, { force: true });
    await listen(server, path);
    if (isFile) chmodSync(path, 0o600);
  } catch (thrown) {
    server.close();
    const code = String((thrown as { code?: unknown }).code);
    throw new AppError(
      errorData('profile-unwritable', `Cannot listen at ${path}: ${code}`, { path: folder }),
    );
  }
  return {
    async close() {
      // Not waited for: a caller whose answer comes only after our end would hold us up for ever.
      server.close();
      for (const end of callers.values()) end();
      const folder = dirname(path);
      if (isFile && basename(folder).startsWith(temporaryPrefix))
        rmSync(folder, { recursive: true, force: true });
    },
  };
}
