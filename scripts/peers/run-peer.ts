import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type PeerName, textOf } from './install.ts';
import type { Certificate, Road } from './road.ts';

const resultsSchema = z.array(z.union([z.object({ link: z.string() }), z.object({ error: z.string() })]));
/** What a peer says of each picture, in their order. */
export type Results = z.infer<typeof resultsSchema>;

/** The module that runs as a peer. */
export const asPeer = fileURLToPath(new URL('as-peer.ts', import.meta.url));

export interface PeerRun {
  readonly pictures: readonly string[];
  readonly clientId: string;
  readonly road: Road;
  readonly certificate: Certificate;
  /** Folder that it may write into. */
  readonly work: string;
  /** Uploads at once, of a peer that can; left out: 1. */
  readonly atOnce?: number;
}

/** Returns the environment in which a program finds its way to the server of the test. */
export function peerEnvironment(road: Road, certificate: Certificate): NodeJS.ProcessEnv {
  const { NO_PROXY: _upper, no_proxy: _lower, ...env } = process.env;
  return { ...env, HTTPS_PROXY: road.proxy, https_proxy: road.proxy, NODE_EXTRA_CA_CERTS: certificate.path };
}

/**
 * Runs a peer in a child process.
 * @param timeoutMs after which it is killed
 * @param onStarted called with the child's id
 */
export async function runPeer(
  peer: PeerName,
  { pictures, clientId, road, certificate, work, atOnce = 1 }: PeerRun,
  timeoutMs: number,
  onStarted: (pid: number) => void = () => {},
): Promise<Results> {
  const child = spawn(process.execPath, [asPeer, peer], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: timeoutMs,
    env: peerEnvironment(road, certificate),
  });
  onStarted(child.pid ?? 0);
  const answer = once(child, 'message').then(([message]) => resultsSchema.parse(message));
  child.send({ pictures, clientId, proxy: road.proxy, work, atOnce });
  const errors = textOf(child);
  const gone = once(child, 'exit').then(async () => {
    throw new Error(`${peer} ended without an answer: ${await errors}`);
  });
  const results = await Promise.race([answer, gone]).finally(() => child.kill());
  await gone.catch(() => undefined);
  return results;
}
