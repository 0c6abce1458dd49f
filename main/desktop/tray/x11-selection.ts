import { readFile } from 'node:fs/promises';
import { createConnection, type Socket } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Time limit for an answer; a local server needs much less. */
const answerWithinMs = 2_000;
const cookieName = 'MIT-MAGIC-COOKIE-1';

/**
 * Asks an X server for the owner of a selection: a connection, two requests, as the X Window System Protocol has them
 * (chapters 8 and 9 of its standard). Electron does not offer this.
 * @param display as in the variable DISPLAY, `:0` or `host:0.0`
 * @returns the window's id, null when the selection has no owner
 * @throws Error when the server cannot be asked
 */
export async function selectionOwner(
  display: string,
  selection: string,
  environment: NodeJS.ProcessEnv,
): Promise<number | null> {
  const [, host, number] = /^(?:unix)?(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) throw new Error(`${display} names no display`);
  const socket = host
    ? createConnection(6000 + Number(number), host)
    : createConnection(`/tmp/.X11-unix/X${number}`);
  try {
    socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('The X server does not answer')));
    const read = reader(socket);
    socket.write(greeting(await cookieOf(number, environment)));
    const head = await read(8);
    const rest = await read(head.readUInt16LE(6) * 4);
    if (head[0] !== 1) throw new Error(`The X server refuses: ${rest.toString('latin1')}`);
    socket.write(internAtom(selection));
    const atom = (await read(32)).readUInt32LE(8);
    if (atom === 0) return null;
    socket.write(getSelectionOwner(atom));
    const owner = (await read(32)).readUInt32LE(8);
    return owner === 0 ? null : owner;
  } finally {
    socket.destroy();
  }
}

/** Creates a function that reads an exact number of bytes at a time. */
function reader(socket: Socket): (bytes: number) => Promise<Buffer> {
  let gathered = Buffer.alloc(0);
  let wake = () => {};
  let broken: Error | null = null;
  socket.on('data', (part: Buffer) => {
    gathered = Buffer.concat([gathered, part]);
    wake();
  });
  socket.on('error', (error) => {
    broken = error;
    wake();
  });
  socket.on('close', () => {
    broken ??= new Error('The X server hung up');
    wake();
  });
  return async (bytes) => {
    while (gathered.length < bytes) {
      if (broken) throw broken;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const taken = gathered.subarray(0, bytes);
    gathered = gathered.subarray(bytes);
    return taken;
  };
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function greeting(cookie: Buffer): Buffer {
  const name = cookie.length > 0 ? Buffer.from(cookieName) : Buffer.alloc(0);
  const head = Buffer.alloc(12);
  // Byte order (little-endian), then version 11.0 and the two lengths.
  head.write('l', 0, 'latin1');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(name), padded(cookie)]);
}

function internAtom(name: string): Buffer {
  const text = padded(Buffer.from(name, 'latin1'));
  const head = Buffer.alloc(8);
  // Opcode 16; 1: only if it exists.
  head.writeUInt8(16, 0);
  head.writeUInt8(1, 1);
  head.writeUInt16LE(2 + text.length / 4, 2);
  head.writeUInt16LE(name.length, 4);
  return Buffer.concat([head, text]);
}

function getSelectionOwner(atom: number): Buffer {
  const request = Buffer.alloc(8);
  request.writeUInt8(23, 0);
  request.writeUInt16LE(2, 2);
  request.writeUInt32LE(atom, 4);
  return request;
}

/** Returns the display's cookie from the file that the X session keeps; empty where there is none. */
async function cookieOf(number: string, environment: NodeJS.ProcessEnv): Promise<Buffer> {
  const path = environment.XAUTHORITY ?? join(homedir(), '.Xauthority');
  const file = await readFile(path).catch(() => Buffer.alloc(0));
  let at = 0;
  const field = () => {
    const length = at + 2 <= file.length ? file.readUInt16BE(at) : 0;
    const bytes = file.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return bytes;
  };
  while (at + 2 <= file.length) {
    at += 2;
    field();
    const display = field().toString('latin1');
    const name = field().toString('latin1');
    const cookie = field();
    if (name === cookieName && (display === '' || display === number)) return cookie;
  }
  return Buffer.alloc(0);
}
