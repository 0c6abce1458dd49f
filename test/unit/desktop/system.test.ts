import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasCapturePortal } from '../../../main/desktop/capture/screencast-portal.ts';
import { autostartFile, quoted, systemLoginItem } from '../../../main/desktop/system/start-at-login.ts';
import { hasTrayHost } from '../../../main/desktop/tray/tray-host.ts';
import { selectionOwner } from '../../../main/desktop/tray/x11-selection.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapferry-desk-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('starting at sign-in', () => {
  test.each([
    ['/opt/Snapferry/snapferry', '/opt/Snapferry/snapferry'],
    ['/home/me/My Apps/a.AppImage', '"/home/me/My Apps/a.AppImage"'],
    ['100%', '100%%'],
    // As in the Desktop Entry Specification: a literal dollar is \\$ in the file, a literal backslash \\\\.
    ['a$b', '"a\\\\$b"'],
    ['a\\b', '"a\\\\\\\\b"'],
  ])('%s stands as %s', (argument, expected) => {
    expect(quoted(argument)).toBe(expected);
  });

  test('a file that comes and goes; what the desktop switched off is off', async () => {
    const login = autostartFile({ environment: { XDG_CONFIG_HOME: folder }, command: ['/opt/s f', '/app'] });
    const path = join(folder, 'autostart', 'snapferry.desktop');
    expect(login.get()).toBe(false);
    login.set(true);
    expect(login.get()).toBe(true);
    const written = await readFile(path, 'utf8');
    expect(written).toContain('Exec="/opt/s f" /app --hidden\n');
    await writeFile(path, written.replace('enabled=true', 'enabled=false'));
    expect(login.get()).toBe(false);
    await writeFile(path, `${written}Hidden=true\n`);
    expect(login.get()).toBe(false);
    login.set(true);
    expect(login.get()).toBe(true);
    login.set(false);
    login.set(false);
    expect(login.get()).toBe(false);
  });

  test('where the system keeps it, it is asked and told', () => {
    let open = false;
    const login = systemLoginItem({
      getLoginItemSettings: () => ({ openAtLogin: open }),
      setLoginItemSettings({ openAtLogin, args }) {
        expect(args).toEqual(['--hidden']);
        open = openAtLogin;
      },
    });
    login.set(true);
    expect(login.get()).toBe(true);
  });
});

describe('whether something shows tray icons', () => {
  let server: Server | null = null;
  afterEach(() => {
    server?.close();
    server = null;
  });

  /** As much of an X server as is asked, over TCP. @returns the display's name and what came */
  async function fakeServer(answer: (socket: Socket, step: number) => void) {
    const came: Buffer[] = [];
    server = createServer((socket) => {
      let step = 0;
      socket.on('error', () => {});
      socket.on('data', (part) => {
        came.push(part);
        answer(socket, step++);
      });
    });
    for (let number = 900; ; number += 1) {
      const isMine = await new Promise<boolean>((resolve) => {
        server?.once('error', () => resolve(false));
        server?.listen(6000 + number, '127.0.0.1', () => resolve(true));
      });
      if (isMine) return { display: `127.0.0.1:${number}.0`, number, came };
    }
  }
  const welcome = Buffer.concat([Buffer.from([1, 0, 11, 0, 0, 0, 2, 0]), Buffer.alloc(8)]);
  const reply = (value: number) => {
    const bytes = Buffer.alloc(32);
    bytes.writeUInt8(1);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };

  test('who owns a selection is asked with the cookie of that display', async () => {
    const replies = [welcome, reply(77), reply(0x200003)];
    const { display, number, came } = await fakeServer((socket, step) => {
      // In pieces, as a network may bring it.
      const bytes = replies[step] ?? Buffer.alloc(0);
      socket.write(bytes.subarray(0, 3));
      setImmediate(() => socket.write(bytes.subarray(3)));
    });
    const field = (text: string | Buffer) => {
      const bytes = Buffer.from(text);
      return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
    };
    const entry = (of: string, cookie: string) =>
      Buffer.concat([
        Buffer.from([1, 0]),
        field('host'),
        field(of),
        field('MIT-MAGIC-COOKIE-1'),
        field(cookie),
      ]);
    const authority = join(folder, 'authority');
    await writeFile(authority, Buffer.concat([entry('1', 'other'), entry(String(number), 'this one')]));
    const environment = { XAUTHORITY: authority };
    expect(await selectionOwner(display, '_NET_SYSTEM_TRAY_S0', environment)).toBe(0x200003);
    const sent = Buffer.concat(came).toString('latin1');
    expect(sent).toContain('this one');
    expect(sent).toContain('_NET_SYSTEM_TRAY_S0');
  });

  test.each([
    ['nobody ever asked for it', [welcome, reply(0)]],
    ['nobody owns it', [welcome, reply(77), reply(0)]],
  ])('%s', async (_, replies) => {
    const { display } = await fakeServer((socket, step) => socket.write(replies[step] ?? Buffer.alloc(0)));
    expect(await selectionOwner(display, '_X', { XAUTHORITY: join(folder, 'none') })).toBeNull();
  });

  test('a server that refuses, hangs up or is not there is no panel', async () => {
    const refusal = Buffer.concat([Buffer.from([0, 4, 11, 0, 0, 0, 1, 0]), Buffer.from('no!!')]);
    for (const last of [(socket: Socket) => socket.write(refusal), (socket: Socket) => socket.destroy()]) {
      const { display } = await fakeServer(last);
      await expect(selectionOwner(display, '_X', { XAUTHORITY: folder })).rejects.toThrow();
      expect(await hasTrayHost({ DISPLAY: display, XAUTHORITY: folder }, 'linux')).toBe(false);
      server?.close();
    }
    expect(await hasTrayHost({ DISPLAY: 'nonsense' }, 'linux')).toBe(false);
    expect(await hasTrayHost({}, 'linux')).toBe(false);
  });

  test('Windows and macOS always do', async () => {
    expect(await hasTrayHost({}, 'win32')).toBe(true);
    expect(await hasTrayHost({}, 'darwin')).toBe(true);
  });
});

describe.runIf(process.platform === 'linux')('whether the desktop has a portal for captures', () => {
  const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
  /** A folder with a program of this name that writes this and ends so. */
  const program = async (name: string, script: string) => {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { ...bus, PATH: folder };
  };

  test.each([
    ['gdbus', 'echo "(<uint32 7>,)"', true],
    ['gdbus', 'echo "(<uint32 0>,)"', false],
    ['busctl', 'echo "u 1"', true],
    ['busctl', 'echo "u 0"', false],
    ['dbus-send', 'echo "   variant       uint32 3"', true],
    ['dbus-send', 'echo "   variant       uint32 0"', false],
    ['gdbus', 'echo "The name is not activatable" >&2; exit 1', false],
  ])('%s: %s', async (name, script, expected) => {
    expect(await hasCapturePortal(await program(name, script))).toBe(expected);
  });

  test('without a bus there is none; where nothing can ask, there may be one', async () => {
    expect(await hasCapturePortal({ PATH: folder })).toBe(false);
    expect(await hasCapturePortal({ ...bus, PATH: folder })).toBe(true);
  });
});
