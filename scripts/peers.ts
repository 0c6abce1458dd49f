import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import sharp from 'sharp';
import { z } from 'zod';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox/index.ts';
import { cacheFolder } from './setup/paths.ts';

/**
 * Versions of two other clients of Imgur, which upload to the sandbox unmodified. They use https://api.imgur.com as
 * ever; by settings of their own (HTTPS_PROXY, PicGo's `proxy`) they go through a proxy on loopback that leads there
 * and nowhere else, and by NODE_EXTRA_CA_CERTS they trust its certificate.
 */
const versions = { imgur: '2.6.1', picgo: '3.1.0' } as const;
/** Creates the certificate; no peer, and no dependency of ours. */
const toolVersions = { selfsigned: '5.5.0' } as const;
type PeerName = keyof typeof versions;
const peerNames: readonly PeerName[] = ['imgur', 'picgo'];

const runTimeoutMs = 120_000;

const folder = join(cacheFolder, 'peers');
const requirePeer = createRequire(join(folder, 'package.json'));

const resultsSchema = z.array(z.union([z.object({ link: z.string() }), z.object({ error: z.string() })]));
type Results = z.infer<typeof resultsSchema>;

class RegistryUnreachable extends Error {}

async function main(): Promise<number> {
  const work = await mkdtemp(join(tmpdir(), 'snapferry-peers-'));
  try {
    await install();
    const certificate = await makeCertificate(work);
    const pictures = await makePictures(work, 60);
    let areAllRead = true;
    for (const peer of peerNames) {
      const few = pictures.slice(0, 2);
      const { results, wrong } = await runComparison(peer, few, certificate, work, {});
      areAllRead &&= wrong.length === 0;
      console.log(
        wrong.length === 0
          ? `${peer}@${versions[peer]}: uploaded ${few.length} pictures and read the answers; the links give the same bytes back`
          : `${peer}@${versions[peer]}: ${wrong.join('; ')} (${JSON.stringify(results)})`,
      );
    }
    console.log('\n60 pictures, credits for 30:');
    const rows = [];
    for (const peer of peerNames) {
      // 30 uploads at 10 credits, and no other limit in the way.
      const limits = { user: 300, uploads: null };
      const { results, sandbox } = await runComparison(peer, pictures, certificate, work, { limits });
      rows.push({
        client: `${peer}@${versions[peer]}`,
        given: pictures.length,
        'links handed back': results.filter((result) => 'link' in result).length,
        'on the server': sandbox.arrived,
        'refused requests': sandbox.refusals,
      });
    }
    console.table(rows);
    return areAllRead ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Runs one peer in a child process against a new sandbox, and checks every link that it returns. */
async function runComparison(
  peer: PeerName,
  pictures: readonly string[],
  certificate: Certificate,
  work: string,
  options: SandboxOptions,
) {
  const sandbox = await createSandbox(options);
  const road = await startTlsProxy(sandbox, certificate);
  try {
    const results = await runPeer(peer, pictures, sandbox, road.proxy, certificate, work);
    const wrong: string[] = [];
    for (const [index, path] of pictures.entries()) {
      const result = results[index];
      if (result === undefined || 'error' in result) wrong.push(result?.error ?? 'no answer');
      else if (!(await isSame(result.link, path))) wrong.push(`${result.link} gives other bytes`);
    }
    return { results, wrong, sandbox: { arrived: sandbox.pictures().length, refusals: sandbox.refusals } };
  } finally {
    await road.close();
    await sandbox.close();
  }
}

async function isSame(link: string, path: string): Promise<boolean> {
  const response = await fetch(link);
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return hash(new Uint8Array(await response.arrayBuffer())) === hash(await readFile(path));
}

async function runPeer(
  peer: PeerName,
  pictures: readonly string[],
  sandbox: Sandbox,
  proxy: string,
  certificate: Certificate,
  work: string,
): Promise<Results> {
  const { NO_PROXY: _upper, no_proxy: _lower, ...env } = process.env;
  const child = spawn(process.execPath, [import.meta.filename, '--as', peer], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: runTimeoutMs,
    env: { ...env, HTTPS_PROXY: proxy, https_proxy: proxy, NODE_EXTRA_CA_CERTS: certificate.path },
  });
  const answer = once(child, 'message').then(([message]) => resultsSchema.parse(message));
  child.send({ pictures, clientId: sandbox.clientId, proxy, work });
  const errors = textOf(child);
  const gone = once(child, 'exit').then(async () => {
    throw new Error(`${peer} ended without an answer: ${await errors}`);
  });
  const results = await Promise.race([answer, gone]).finally(() => child.kill());
  await gone.catch(() => undefined);
  return results;
}

async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stderr ?? []) text += String(chunk);
  return text.trim();
}

const peerTaskSchema = z.object({
  pictures: z.array(z.string()),
  clientId: z.string(),
  proxy: z.string(),
  work: z.string(),
});
type PeerTask = z.infer<typeof peerTaskSchema>;

/** Runs the peer in the child: its public API, as its README shows it. */
async function runAsPeer(peer: PeerName): Promise<void> {
  const [message] = await once(process, 'message');
  const order = peerTaskSchema.parse(message);
  const results = peer === 'imgur' ? await uploadWithImgur(order) : await uploadWithPicGo(order);
  await new Promise<void>((done) => process.send?.(results, () => done()));
}

const imgurAnswerSchema = z.object({ success: z.boolean(), data: z.unknown() });
const imgurDataSchema = z.object({ link: z.string() });

async function uploadWithImgur({ pictures, clientId }: PeerTask): Promise<Results> {
  const { ImgurClient } = requirePeer('imgur');
  const client = new ImgurClient({ clientId });
  const results: Results = [];
  for (const path of pictures) {
    const answer = imgurAnswerSchema.parse(
      await client.upload({ image: createReadStream(path), type: 'stream' }),
    );
    const read = imgurDataSchema.safeParse(answer.data);
    results.push(
      answer.success && read.success ? { link: read.data.link } : { error: JSON.stringify(answer.data) },
    );
  }
  return results;
}

const picgoOutputSchema = z.array(z.object({ imgUrl: z.string().optional() }));

async function uploadWithPicGo({ pictures, clientId, proxy, work }: PeerTask): Promise<Results> {
  const { PicGo } = requirePeer('picgo');
  const home = await mkdtemp(join(work, 'picgo-'));
  const picgo = new PicGo(join(home, 'config.json'));
  picgo.setConfig({
    silent: true,
    'picBed.uploader': 'imgur',
    'picBed.current': 'imgur',
    'picBed.imgur': { clientId, proxy },
  });
  const output: unknown = await picgo.upload([...pictures]);
  const read = picgoOutputSchema.safeParse(output);
  // An error in place of the list, or a list in which links are missing.
  if (!read.success) return pictures.map(() => ({ error: String(output) }));
  return read.data.map(({ imgUrl }) => (imgUrl ? { link: imgUrl } : { error: 'no link' }));
}

interface Certificate {
  readonly path: string;
  readonly key: string;
  readonly cert: string;
}

const pemsSchema = z.object({ private: z.string(), cert: z.string() });

async function makeCertificate(work: string): Promise<Certificate> {
  const { generate } = requirePeer('selfsigned');
  const pems = pemsSchema.parse(
    await generate([{ name: 'commonName', value: 'api.imgur.com' }], {
      keySize: 2048,
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'api.imgur.com' }] }],
    }),
  );
  const path = join(work, 'certificate.pem');
  await writeFile(path, pems.cert);
  return { path, key: pems.private, cert: pems.cert };
}

/** Starts a proxy that leads to api.imgur.com alone, which is the sandbox behind TLS. */
async function startTlsProxy(sandbox: Sandbox, certificate: Certificate) {
  const sockets = new Set<Socket>();
  const join_ = (a: Socket, b: Socket) => {
    for (const socket of [a, b]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    a.pipe(b).pipe(a);
  };
  const sandboxPort = Number(new URL(sandbox.origin).port);
  const front = createTlsServer({ key: certificate.key, cert: certificate.cert }, (socket) =>
    join_(socket, connect(sandboxPort, '127.0.0.1')),
  );
  const proxy = createServer((_request, response) => response.writeHead(403).end());
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    if (request.url !== 'api.imgur.com:443') {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.unshift(head);
    join_(socket, connect(portOf(front), '127.0.0.1'));
  });
  await listen(front);
  await listen(proxy);
  return {
    proxy: `http://127.0.0.1:${portOf(proxy)}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const server of [proxy, front]) await new Promise((done) => server.close(done));
    },
  };
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function makePictures(work: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const background = { r: (n * 37) % 256, g: (n * 91) % 256, b: (n * 13) % 256 };
    const path = join(work, `picture-${n}.${n % 2 === 0 ? 'png' : 'jpg'}`);
    await sharp({ create: { width: 64, height: 48, channels: 3, background } }).toFile(path);
    paths.push(path);
  }
  return paths;
}

/** Installs the exact versions into the cache folder, unless they are there already. */
async function install(): Promise<void> {
  const wanted = { ...versions, ...toolVersions };
  if (await isInstalled(wanted)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: wanted }));
  const args = [
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=1',
    '--json',
  ];
  const npm = process.env.npm_execpath;
  const child =
    npm === undefined
      ? spawn('npm', args, {
          cwd: folder,
          stdio: ['ignore', 'pipe', 'pipe'],
          shell: process.platform === 'win32',
        })
      : spawn(process.execPath, [npm, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [errors, [code]] = await Promise.all([textOf(child), once(child, 'close')]);
  if (code === 0) return;
  const failure = npmFailureSchema.safeParse(parsedOrNull(said));
  const npmCode = failure.success ? failure.data.error.code : '';
  if (networkCodes.has(npmCode)) {
    throw new RegistryUnreachable(`${process.env.npm_config_registry ?? 'the npm registry'} (${npmCode})`);
  }
  throw new Error(`npm could not install the peers: ${errors || said}`);
}

const npmFailureSchema = z.object({ error: z.object({ code: z.string() }) });
const networkCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ERR_SOCKET_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETWORK',
]);

async function isInstalled(wanted: Readonly<Record<string, string>>): Promise<boolean> {
  for (const [name, version] of Object.entries(wanted)) {
    const path = join(folder, 'node_modules', '.package-lock.json');
    const lock = lockSchema.safeParse(parsedOrNull(await readFile(path, 'utf8').catch(() => '')));
    if (!lock.success || lock.data.packages[`node_modules/${name}`]?.version !== version) return false;
  }
  return true;
}

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const [flag, name] = process.argv.slice(2);
const peer = peerNames.find((known) => known === name);
if (flag === '--as' && peer !== undefined) {
  await runAsPeer(peer);
} else {
  try {
    process.exitCode = await main();
  } catch (thrown) {
    const isRegistry = thrown instanceof RegistryUnreachable;
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    console.error(
      isRegistry ? `The peers could not be fetched, as the registry cannot be reached: ${text}` : text,
    );
    process.exitCode = isRegistry ? 3 : 1;
  }
}
