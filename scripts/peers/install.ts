import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheFolder } from '../setup/paths.ts';

/**
 * Versions of two other clients of Imgur, which upload to the sandbox unmodified. They use https://api.imgur.com as
 * ever; by settings of their own (HTTPS_PROXY, PicGo's `proxy`) they go through a proxy on loopback that leads there
 * and nowhere else, and by NODE_EXTRA_CA_CERTS they trust its certificate.
 */
export const versions = { imgur: '2.6.1', picgo: '3.1.0' } as const;
/** Creates the certificate; no peer, and no dependency of ours. */
const toolVersions = { selfsigned: '5.5.0' } as const;

export type PeerName = keyof typeof versions;
export const peerNames: readonly PeerName[] = ['imgur', 'picgo'];

const folder = join(cacheFolder, 'peers');
/** Requires a package of the cache folder, once it is installed. */
export const requirePeer = createRequire(join(folder, 'package.json'));

export class RegistryUnreachable extends Error {}

/** Reads what a child process writes on its standard error, until its end. */
export async function textOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stderr ?? []) text += String(chunk);
  return text.trim();
}

/**
 * Installs the exact versions into the cache folder, unless they are there already.
 * @throws {RegistryUnreachable}
 */
export async function installPeers(): Promise<void> {
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
