import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createSandbox, type SandboxOptions } from '../sandbox/index.ts';
import { installPeers, type PeerName, peerNames, RegistryUnreachable, versions } from './peers/install.ts';
import { type Certificate, makeCertificate, openRoad } from './peers/road.ts';
import { runPeer } from './peers/run-peer.ts';

const runTimeoutMs = 120_000;

async function main(): Promise<number> {
  const work = await mkdtemp(join(tmpdir(), 'snapferry-peers-'));
  try {
    await installPeers();
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
  const road = await openRoad(Number(new URL(sandbox.origin).port), certificate);
  try {
    const given = { pictures, clientId: sandbox.clientId, road, certificate, work };
    const results = await runPeer(peer, given, runTimeoutMs);
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
