import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPeers } from '../scripts/peers/install.ts';
import { type Certificate, makeCertificate, openRoad } from '../scripts/peers/road.ts';
import { atMost, type Measurement, median } from './measurement.ts';
import { type Client, clients, type Run } from './peers/clients.ts';
import { type Work, works } from './peers/works.ts';
import { makePhotographs, makeVideo } from './sending/pictures.ts';
import { openWay } from './sending/way.ts';

export const name =
  'Beside others, in one run: each uploads to the same server, by the same way, under the address of Imgur';

const rounds = Number(process.env.SNAPFERRY_BENCH_ROUNDS ?? 3);
const only = process.env.SNAPFERRY_BENCH_ONLY;

/** What one client made of one work. */
interface Outcome extends Run {
  /** From the first byte of the first upload to the last of the last answer, ms. */
  readonly spanMs: number;
  /** Pictures that the server has, copies not counted. */
  readonly delivered: number;
  readonly refused: number;
  readonly doubles: number;
}

interface Server {
  readonly port: number;
  readonly origin: string;
  readonly clientId: string;
  readonly child: ChildProcess;
}

async function startServer(work: Work): Promise<Server> {
  // Its links lead where the clients believe it to be: to this computer no link of a host leads.
  const options = ['--public-origin', 'https://api.imgur.com'];
  const child = fork(
    fileURLToPath(new URL('../sandbox/main.ts', import.meta.url)),
    [...options, ...work.server],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const [{ origin, clientId }] = (await once(child, 'message')) as [{ origin: string; clientId: string }];
  for (const fault of work.faults ?? [])
    await fetch(`${origin}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  return { port: Number(new URL(origin).port), origin, clientId, child };
}

interface ServerView {
  readonly pictures: readonly { readonly sha256: string }[];
  readonly refused: number;
}

async function viewOf({ origin }: Server): Promise<ServerView> {
  const read = async (path: string) => (await fetch(`${origin}/sandbox/${path}`)).json();
  const log = (await read('log')) as { route: string; status?: number }[];
  const pictures = (await read('pictures')) as { sha256: string }[];
  return { pictures, refused: log.filter(({ status }) => status === 429 || status === 403).length };
}

async function runOnce(
  client: Client,
  work: Work,
  pictures: readonly string[],
  certificate: Certificate,
  folder: string,
): Promise<Outcome> {
  const server = await startServer(work);
  const way = await openWay({
    to: server.port,
    latencyMs: work.latencyMs,
    bytesPerSecond: work.bytesPerSecond ?? null,
  });
  const road = await openRoad(way.port, certificate);
  try {
    const around = {
      road,
      certificate,
      clientId: server.clientId,
      work: folder,
      timeoutMs: work.timeoutMs ?? 120_000,
    };
    const run = await client.upload(pictures, around);
    const { pictures: there, refused } = await viewOf(server);
    const delivered = new Set(there.map(({ sha256 }) => sha256)).size;
    return { ...run, spanMs: way.span().ms, delivered, refused, doubles: there.length - delivered };
  } finally {
    await road.close();
    await way.close();
    server.child.kill();
  }
}

async function measure(work: Work, certificate: Certificate, folder: string): Promise<Measurement[]> {
  const given = mkdtempSync(join(folder, 'pictures-'));
  const pictures = work.isVideo
    ? await makeVideo(given, work.bytes)
    : await makePhotographs(given, work.count, work.bytes);
  const outcomes = new Map<string, Outcome[]>();
  for (let round = 0; round < (work.rounds ?? rounds); round += 1)
    for (const client of clients) {
      if (work.without?.some((name) => client.name.startsWith(name))) continue;
      const outcome = await runOnce(client, work, pictures, certificate, folder);
      outcomes.set(client.name, [...(outcomes.get(client.name) ?? []), outcome]);
    }
  rmSync(given, { recursive: true, force: true });
  return [
    ...[...outcomes].flatMap(([client, runs]) => figures(work, client, runs)),
    ...bounds(work, outcomes),
  ];
}

function figures(work: Work, client: string, runs: readonly Outcome[]): Measurement[] {
  const of = (value: (run: Outcome) => number) => median(runs.map(value));
  const shown = (what: string, value: number, unit: string): Measurement => ({
    name: `${work.of}: ${client}: ${what}`,
    value,
    unit,
    ok: true,
    row: { work: work.of, client, what },
  });
  const spread = (value: (run: Outcome) => number) =>
    Math.max(...runs.map(value)) - Math.min(...runs.map(value));
  return [
    shown(
      'span',
      of(({ spanMs }) => spanMs),
      'ms',
    ),
    shown(
      'spread of the span',
      spread(({ spanMs }) => spanMs),
      'ms',
    ),
    shown(
      'whole program',
      of(({ wallMs }) => wallMs),
      'ms',
    ),
    shown('delivered', Math.min(...runs.map(({ delivered }) => delivered)), `of ${work.count}`),
    shown('links', Math.min(...runs.map(({ links }) => links)), `of ${work.count}`),
    shown('refused', Math.max(...runs.map(({ refused }) => refused)), 'requests'),
    shown('twice', Math.max(...runs.map(({ doubles }) => doubles)), 'pictures'),
    shown('memory', of(({ peakBytes }) => peakBytes) / 1e6, 'MB'),
    shown(
      'processor',
      of(({ cpuMs }) => cpuMs),
      'ms',
    ),
  ];
}

function bounds(work: Work, outcomes: ReadonlyMap<string, readonly Outcome[]>): Measurement[] {
  const runsOf = (start: string) => [...outcomes].find(([client]) => client.startsWith(start))?.[1] ?? [];
  const ours = runsOf('snapferry');
  return work.bounds.map(({ over, by, limit }) => {
    const theirs = runsOf(over);
    // Round by round: what else the machine did then, it did to both.
    const ratios = ours.map((run, round) => run[by] / (theirs[round]?.[by] ?? Number.NaN));
    const what = by === 'spanMs' ? 'span' : by === 'wallMs' ? 'whole program' : 'processor';
    return atMost(`${work.of}: ${what} over ${over}`, median(ratios), limit, 'x');
  });
}

export async function run(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  try {
    await installPeers();
    const certificate = await makeCertificate(folder);
    const all: Measurement[] = [];
    for (const work of works) {
      if (only !== undefined && !work.of.includes(only)) continue;
      all.push(...(await measure(work, certificate, folder)));
    }
    return all;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
