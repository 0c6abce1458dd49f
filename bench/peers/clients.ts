import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from '../../scripts/peers/install.ts';
import type { Certificate, Road } from '../../scripts/peers/road.ts';
import { peerEnvironment, runPeer } from '../../scripts/peers/run-peer.ts';
import { root } from '../../scripts/setup/paths.ts';
import { bundleForTests } from '../../scripts/setup/test-command.ts';
import { type Taken, watchProcess } from './watch-process.ts';

/** How all clients reach the same server, which they take for https://api.imgur.com. */
export interface Surroundings {
  readonly road: Road;
  readonly certificate: Certificate;
  readonly clientId: string;
  /** Folder that may be written into. */
  readonly work: string;
  /** Time after which a client is stopped, ms. */
  readonly timeoutMs: number;
}

export interface Run extends Taken {
  /** Whole time of the program, ms. */
  readonly wallMs: number;
  /** Links that it handed back. */
  readonly links: number;
}

export interface Client {
  readonly name: string;
  upload(pictures: readonly string[], around: Surroundings): Promise<Run>;
}

/** Uploads that clients which can are told to make at once. */
const atOnce = 8;

async function watched(child: ChildProcess, links: () => Promise<number>): Promise<Run> {
  const began = performance.now();
  const taken = watchProcess(child.pid ?? 0);
  const count = await links();
  return { wallMs: performance.now() - began, ...taken(), links: count };
}

/** Counts the addresses on its standard output. */
async function linksOn(child: ChildProcess): Promise<number> {
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (said += part));
  await once(child, 'close');
  return said.match(/https?:\/\/[^\s"\\]+\.\w+/g)?.length ?? 0;
}

const curl: Client = {
  name: 'curl --parallel',
  upload(pictures, { road, certificate, clientId, work, timeoutMs }) {
    const args = pictures.flatMap((path, index) => [
      ...(index === 0 ? [] : ['--next']),
      ...['-s', '--proxy', road.proxy, '--cacert', certificate.path],
      ...['-H', `Authorization: Client-ID ${clientId}`, '-F', 'type=file', '-F', `image=@${path}`],
      'https://api.imgur.com/3/image',
    ]);
    const flags = ['--parallel', '--parallel-immediate', '--parallel-max', String(atOnce)];
    const child = spawn('curl', [...flags, ...args], {
      cwd: work,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: timeoutMs,
    });
    return watched(child, () => linksOn(child));
  },
};

const peer = (name: keyof typeof versions, uploads: number): Client => ({
  name: uploads > 1 ? `${name}@${versions[name]}, ${uploads} at once` : `${name}@${versions[name]}`,
  async upload(pictures, { timeoutMs, ...around }) {
    const began = performance.now();
    let taken = (): Taken => ({ cpuMs: 0, peakBytes: 0 });
    const results = await runPeer(name, { ...around, pictures, atOnce: uploads }, timeoutMs, (pid) => {
      taken = watchProcess(pid);
    }).catch(() => []);
    const links = results.filter((result) => 'link' in result).length;
    return { wallMs: performance.now() - began, ...taken(), links };
  },
});

/** The command as it is installed, in a profile that is new each time. */
const snapferry: Client = {
  name: 'snapferry',
  async upload(pictures, { road, certificate, clientId, work, timeoutMs }) {
    await bundleForTests();
    const entry = join(root, 'scripts', 'snapferry.mjs');
    const home = mkdtempSync(join(work, 'profile-'));
    try {
      const child = spawn(process.execPath, [entry, 'upload', ...pictures], {
        cwd: work,
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: timeoutMs,
        env: {
          ...peerEnvironment(road, certificate),
          SNAPFERRY_HOME: home,
          SNAPFERRY_CLIENT_ID: clientId,
        },
      });
      return await watched(child, () => linksOn(child));
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};

/** All clients, ours the last; the order within a round changes nothing, as each has a server of its own. */
export const clients: readonly Client[] = [
  curl,
  peer('imgur', atOnce),
  peer('imgur', 1),
  peer('picgo', 1),
  snapferry,
];
