import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

/**
 * Simulates another program on the X server: it shows coloured windows, grabs keys and divides the screen. It speaks
 * the protocol itself, because no tool does these: https://www.x.org/releases/current/doc/xproto/x11protocol.html
 */
export interface XClient {
  /**
   * Opens a window of one colour (0xrrggbb), without a window manager. Listed: as a window manager would have marked
   * it.
   * @returns what closes it
   */
  window(place: Place, colour: number, listedAs?: string): Promise<() => Promise<void>>;
  /** Opens such a window with a picture in it, red, green, blue and alpha of each pixel. */
  picture(place: Place, pixels: Uint8Array): Promise<() => Promise<void>>;
  /** Grabs keys exclusively. False where another program has them. */
  grab(keys: string): Promise<boolean>;
  /** Divides the screen into monitors (RandR 1.5). */
  setMonitors(places: readonly Place[]): Promise<void>;
  /** Whether a key that is held down repeats. */
  repeatsKeys(): Promise<boolean>;
  close(): void;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Keycodes of Xvfb's PC keyboard, of the keys that are grabbed. */
const keycodes: Record<string, number> = { '2': 11 };
function keycodeOf(key: string): number {
  const code = keycodes[key];
  if (code === undefined) throw new Error(`There is no key ${key}`);
  return code;
}

const masks: Record<string, number> = { Shift: 1, Control: 4, Alt: 8 };

/** Parses `Control+Shift+1` as a key and its modifiers. */
function combination(keys: string): { code: number; mask: number } {
  const parts = keys.split('+');
  const mask = parts.slice(0, -1).reduce((sum, part) => sum | (masks[part] ?? 0), 0);
  return { code: keycodeOf(parts.at(-1) ?? ''), mask };
}

/** Whole pixels, one after the other, of the depth that Xvfb is started with. */
const zPixmap = 2;
const depth = 24;

const opcodes = {
  createWindow: 1,
  destroyWindow: 4,
  mapWindow: 8,
  internAtom: 16,
  changeProperty: 18,
  grabKey: 33,
  getInputFocus: 43,
  createContext: 55,
  putImage: 72,
  queryExtension: 98,
  getKeyboardControl: 103,
};
const randrSetMonitor = 43;
const randrDeleteMonitor = 44;

/**
 * Connects to an X server.
 * @param display as in DISPLAY, such as `:99`
 */
export async function openXClient(display: string): Promise<XClient> {
  const socket = createConnection(`/tmp/.X11-unix/X${display.replace(/^:/, '').replace(/\..*$/, '')}`);
  await once(socket, 'connect');
  const read = reader(socket);
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const head = await read(8);
  const setup = await read(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error(`The X server refuses us: ${setup.toString('latin1')}`);
  const idBase = setup.readUInt32LE(4);
  const vendorLength = setup.readUInt16LE(16);
  const formats = setup[21] ?? 0;
  const screen = 32 + Math.ceil(vendorLength / 4) * 4 + formats * 8;
  const root = setup.readUInt32LE(screen);
  let lastId = 0;

  const send = (opcode: number, detail: number, body: Buffer) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const header = Buffer.alloc(4);
    header.writeUInt8(opcode, 0);
    header.writeUInt8(detail, 1);
    header.writeUInt16LE(1 + padded.length / 4, 2);
    socket.write(Buffer.concat([header, padded]));
  };
  /** Waits for the answer to a request that has one. Earlier errors are thrown when the answer arrives. */
  const answer = async (): Promise<Buffer> => {
    let refused = '';
    for (;;) {
      const packet = await read(32);
      if (packet[0] === 0) refused = `error ${packet[1]} of request ${packet[10]}.${packet.readUInt16LE(8)}`;
      if (packet[0] !== 1) continue;
      const whole = Buffer.concat([packet, await read(packet.readUInt32LE(4) * 4)]);
      if (refused) throw new Error(`The X server refused: ${refused}`);
      return whole;
    }
  };
  /** Waits until all earlier requests have been processed. */
  const settle = async () => {
    send(opcodes.getInputFocus, 0, Buffer.alloc(0));
    await answer();
  };
  const words = (...values: number[]) => {
    const buffer = Buffer.alloc(values.length * 4);
    for (const [at, value] of values.entries()) buffer.writeUInt32LE(value >>> 0, at * 4);
    return buffer;
  };
  const shorts = (...values: number[]) => {
    const buffer = Buffer.alloc(values.length * 2);
    for (const [at, value] of values.entries()) buffer.writeInt16LE(value, at * 2);
    return buffer;
  };
  const named = (name: string) => Buffer.concat([shorts(name.length, 0), Buffer.from(name, 'latin1')]);
  const atom = async (name: string) => {
    send(opcodes.internAtom, 0, named(name));
    return (await answer()).readUInt32LE(8);
  };
  const extension = async (name: string) => {
    send(opcodes.queryExtension, 0, named(name));
    const reply = await answer();
    if (reply[8] !== 1) throw new Error(`The X server has no ${name}`);
    return reply[9] ?? 0;
  };
  const randr = await extension('RANDR');

  const open = async ({ x, y, width, height }: Place, colour: number, listedAs?: string): Promise<number> => {
    lastId += 1;
    const id = idBase | lastId;
    const backPixel = 2;
    const overrideRedirect = 0x200;
    send(
      opcodes.createWindow,
      0,
      Buffer.concat([
        words(id, root),
        shorts(x, y, width, height, 0, 1),
        words(0, backPixel | overrideRedirect, colour, 1),
      ]),
    );
    if (listedAs !== undefined) {
      const state = await atom('WM_STATE');
      const property = (name: number, type: number, size: 8 | 32, data: Buffer) =>
        send(
          opcodes.changeProperty,
          0,
          Buffer.concat([
            words(id, name, type),
            Buffer.from([size, 0, 0, 0]),
            words((data.length * 8) / size),
            data,
          ]),
        );
      property(state, state, 32, words(1, 0));
      property(await atom('WM_NAME'), await atom('STRING'), 8, Buffer.from(listedAs, 'latin1'));
    }
    send(opcodes.mapWindow, 0, words(id));
    await settle();
    return id;
  };
  const closeLater = (id: number) => () => {
    send(opcodes.destroyWindow, 0, words(id));
    return settle();
  };

  return {
    window: async (place, colour, listedAs) => closeLater(await open(place, colour, listedAs)),
    async picture(place, pixels) {
      const id = await open(place, 0);
      lastId += 1;
      const context = idBase | lastId;
      send(opcodes.createContext, 0, words(context, id, 0));
      const { width, height } = place;
      // The server takes blue, green, red; and a request is no longer than 256 kB.
      const swapped = Buffer.from(pixels);
      for (let at = 0; at < swapped.length; at += 4) {
        swapped[at] = pixels[at + 2] ?? 0;
        swapped[at + 2] = pixels[at] ?? 0;
      }
      const rows = Math.floor(200_000 / (width * 4));
      for (let y = 0; y < height; y += rows) {
        const count = Math.min(rows, height - y);
        const part = swapped.subarray(y * width * 4, (y + count) * width * 4);
        const about = [words(id, context), shorts(width, count, 0, y), Buffer.from([0, depth, 0, 0])];
        send(opcodes.putImage, zPixmap, Buffer.concat([...about, part]));
      }
      await settle();
      return closeLater(id);
    },
    async grab(keys) {
      const { code, mask } = combination(keys);
      send(
        opcodes.grabKey,
        1,
        Buffer.concat([words(root), shorts(mask), Buffer.from([code, 1, 1, 0, 0, 0])]),
      );
      return settle().then(
        () => true,
        () => false,
      );
    },
    async setMonitors(places) {
      for (const [at, { x, y, width, height }] of places.entries()) {
        const name = await atom(`test-${at}`);
        send(
          randr,
          randrSetMonitor,
          Buffer.concat([
            words(root, name),
            Buffer.from([at === 0 ? 1 : 0, 0, 0, 0]),
            shorts(x, y, width, height),
            words(width, height),
          ]),
        );
      }
      // The server's own monitor covers all of the screen, and would be one more.
      send(randr, randrDeleteMonitor, words(root, await atom('screen')));
      await settle().catch(() => {});
    },
    async repeatsKeys() {
      send(opcodes.getKeyboardControl, 0, Buffer.alloc(0));
      return (await answer())[1] === 1;
    },
    close: () => socket.destroy(),
  };
}

/** Creates a function that reads an exact number of bytes at a time. */
function reader(socket: Socket): (length: number) => Promise<Buffer> {
  let held = Buffer.alloc(0);
  let wake = () => {};
  socket.on('data', (part) => {
    held = Buffer.concat([held, part as Buffer]);
    wake();
  });
  return async (length) => {
    while (held.length < length) {
      if (socket.destroyed) throw new Error('The X server is gone');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const piece = held.subarray(0, length);
    held = held.subarray(length);
    return Buffer.from(piece);
  };
}
