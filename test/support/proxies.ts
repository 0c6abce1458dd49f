import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';

export interface TestProxy {
  /** `host:port` */
  readonly address: string;
  /** Targets it was asked to connect to, as `host:port`, in order. */
  readonly asked: readonly string[];
}

interface ProxyRules {
  /** Credentials required of clients; default: none. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Host names that only the proxy resolves, to this machine. */
  readonly names?: Readonly<Record<string, string>>;
  /** Cuts each connection through it after this many bytes from the other side. */
  readonly cutsAfter?: number;
  /** Closes the connection at the request, or when data is sent through the tunnel. */
  readonly cuts?: 'asked' | 'opened';
  /** Refuses all requests with this HTTP status. */
  readonly refuses?: number;
}

/**
 * Starts a proxy that tunnels by CONNECT; `tls`: clients connect to it over TLS, under `localhost`, with a certificate
 * that is signed by the test authority or by itself only.
 */
export async function connectProxy(
  rules: ProxyRules & { readonly tls?: boolean | 'self' } = {},
): Promise<TestProxy> {
  const asked: string[] = [];
  const certificate = rules.tls === 'self' ? 'self' : 'good';
  const pem = () => readFileSync(new URL(`../fixtures/certificates/${certificate}.pem`, import.meta.url));
  const server = rules.tls ? createHttpsServer({ cert: pem(), key: pem() }) : createHttpServer();
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const to = request.url ?? '';
    const given = request.headers['proxy-authorization'];
    const { login, refuses } = rules;
    const wanted = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
    client.on('error', () => {});
    if (rules.cuts === 'asked') return void client.destroy();
    if (wanted !== undefined && given !== wanted)
      return void client.end(
        'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n',
      );
    if (refuses !== undefined)
      return void client.end(`HTTP/1.1 ${refuses} Refused\r\nContent-Length: 0\r\n\r\n`);
    asked.push(to);
    tunnel(to, client, rules, (onward) => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) onward.write(head);
    });
  });
  const { port } = await listening(server);
  return { address: `${rules.tls ? 'localhost' : '127.0.0.1'}:${port}`, asked };
}

/** Starts a SOCKS5 proxy: RFC 1928, and RFC 1929 for the password. */
export async function socksProxy(rules: ProxyRules = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const server = createServer((client) => {
    client.on('error', () => {});
    void serveSocks(client, rules, asked).catch(() => client.destroy());
  });
  const { port } = await listening(server);
  return { address: `127.0.0.1:${port}`, asked };
}

async function serveSocks(client: Socket, rules: ProxyRules, asked: string[]): Promise<void> {
  const take = reader(client);
  const [, methods = 0] = await take(2);
  if (rules.cuts === 'asked') return void client.destroy();
  const offered = await take(methods);
  const method = rules.login ? 2 : 0;
  if (!offered.includes(method)) return void client.end(Buffer.from([5, 0xff]));
  client.write(Buffer.from([5, method]));
  if (rules.login) {
    const [, userLength = 0] = await take(2);
    const user = (await take(userLength)).toString();
    const [passwordLength = 0] = await take(1);
    const password = (await take(passwordLength)).toString();
    const isRight = user === rules.login.user && password === rules.login.password;
    client.write(Buffer.from([1, isRight ? 0 : 1]));
    if (!isRight) return void client.end();
  }
  const [, , , kind = 0] = await take(4);
  const host = kind === 1 ? [...(await take(4))].join('.') : (await take((await take(1))[0] ?? 0)).toString();
  const to = `${host}:${(await take(2)).readUInt16BE()}`;
  const answer = (code: number) => client.write(Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0]));
  if (rules.refuses !== undefined) return void answer(2);
  asked.push(to);
  take.stop();
  tunnel(to, client, rules, () => answer(0));
}

function tunnel(to: string, client: Duplex, rules: ProxyRules, opened: (onward: Socket) => void): void {
  const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(to) ?? [];
  const onward = connect({ host: rules.names?.[host] ?? host, port: Number(port) });
  onward.on('error', () => client.destroy());
  onward.once('connect', () => {
    opened(onward);
    if (rules.cuts === 'opened') return void client.once('data', () => client.destroy()).resume();
    client.pipe(onward);
    onward.pipe(client);
    let left = rules.cutsAfter ?? Number.POSITIVE_INFINITY;
    onward.on('data', (part: Buffer) => {
      left -= part.length;
      if (left <= 0) client.destroy();
    });
  });
  onward.once('close', () => client.destroy());
  client.once('close', () => onward.destroy());
}

/** Creates a function that reads an exact number of bytes at a time. */
function reader(socket: Socket) {
  let held = Buffer.alloc(0);
  let wake = () => {};
  const keep = (part: Buffer) => {
    held = Buffer.concat([held, part]);
    wake();
  };
  socket.on('data', keep);
  const take = async (count: number): Promise<Buffer> => {
    while (held.length < count)
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        socket.once('close', () => reject(new Error('gone')));
      });
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return Object.assign(take, {
    stop: () => {
      socket.off('data', keep);
      if (held.length > 0) socket.unshift(held);
    },
  });
}

async function listening(server: Server): Promise<AddressInfo> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return server.address() as AddressInfo;
}
