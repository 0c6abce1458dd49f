import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { probeMedia } from '../../../main/engine/media/index.ts';
import { createSandbox, type Fault, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import { hooks, hostAt, requestFor } from './support.ts';

async function sandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const started = await createSandbox(options);
  onTestFinished(() => started.close());
  return started;
}

/** The smallest that is recognised: a box that says its brand, and one of data. */
const mp4 = Buffer.concat([
  Buffer.from('000000186674797069736f6d0000020069736f6d6d703432', 'hex'),
  Buffer.from('000000106d646174', 'hex'),
  Buffer.alloc(8, 7),
]);

const canvas = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#357',
      noise: { type: 'gaussian', mean: 90, sigma: 40 },
    },
  });

async function written(content: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-sandbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'picture');
  writeFileSync(path, content);
  return path;
}

it.each([
  ['jpeg', 'image/jpeg', () => canvas(600, 400).jpeg().toBuffer()],
  ['png', 'image/png', () => canvas(500, 300).png().toBuffer()],
  ['gif', 'image/gif', () => canvas(60, 40).gif().toBuffer()],
  ['tiff', 'image/tiff', () => canvas(60, 40).tiff().toBuffer()],
  ['mp4', 'video/mp4', async () => mp4],
])('a %s comes back from its link byte for byte', async (_, mime, make) => {
  const content = await make();
  const path = await written(content);
  const { origin, clientId, log } = await sandbox({ videos: 'completed' });
  const media = await probeMedia(path);
  expect(media.mime).toBe(mime);
  const host = hostAt(origin);
  expect(host.accepts(media)).toEqual({ ok: true });
  const credentials = { kind: 'anonymous', clientId } as const;
  const request = requestFor({ kind: 'file', path, media }, { credentials, title: 'T', description: 'D' });
  const outcome = await host.upload(request, hooks());
  if (outcome.kind === 'failed' || !outcome.image) throw new Error(JSON.stringify(outcome));
  expect(outcome.kind).toBe(media.kind === 'video' ? 'processing' : 'uploaded');
  const back = Buffer.from(await (await fetch(outcome.image.link)).arrayBuffer());
  expect(back.equals(content)).toBe(true);
  expect(outcome.image.deletehash).toMatch(/^\w{15}$/);
  expect((await fetch(outcome.image.page)).status).toBe(200);
  expect(outcome.observation.readings).toMatchObject({
    user: { limit: 500, remaining: 490 },
    client: { limit: 12_500 },
    post: { limit: 1_250, remaining: 1_249 },
  });
  expect(log.filter((record) => record.route === 'upload')).toHaveLength(1);
});

it('reads the budgets as the sandbox counts them', async () => {
  const { origin, clientId } = await sandbox();
  const read = await hostAt(origin).budgetReading.read(
    { kind: 'anonymous', clientId },
    new AbortController().signal,
  );
  expect(read).toMatchObject({
    kind: 'read',
    observation: { source: 'asked', readings: { user: { limit: 500 }, client: { limit: 12_500 } } },
  });
});

const faults: [Fault['kind'], string][] = [
  ['limited-errors', 'rate-limited'],
  ['limited-two-documents', 'rate-limited'],
  ['limited-html', 'rate-limited'],
  ['limited-minutes', 'rate-limited'],
  ['over-capacity-403', 'over-capacity'],
  ['over-capacity-500', 'over-capacity'],
  ['over-capacity-1203', 'over-capacity'],
  ['over-capacity-html', 'over-capacity'],
  ['varnish', 'server-trouble'],
  ['first-byte-timeout', 'server-trouble'],
  ['retry-after-zero', 'server-trouble'],
  ['bad-gateway', 'server-trouble'],
  ['expectation-failed', 'server-trouble'],
  ['forbidden-edge', 'forbidden'],
  ['banned-country', 'forbidden'],
  ['client-flaps', 'bad-client-id'],
  ['error-in-success', 'bad-answer'],
];

it.each(faults)('names the fault %s', async (kind, code) => {
  const running = await sandbox();
  running.fault({ kind, routes: ['upload'], waitMs: 0 });
  const content = await canvas(30, 20).png().toBuffer();
  const path = await written(content);
  const media = await probeMedia(path);
  expect(media.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  const credentials = { kind: 'anonymous', clientId: running.clientId } as const;
  const host = hostAt(running.origin);
  const outcome = await host.upload(requestFor({ kind: 'file', path, media }, { credentials }), hooks());
  expect(outcome).toMatchObject({ kind: 'failed', failure: { code } });
  expect(running.pictures()).toHaveLength(0);
});

it.each([
  ['a budget of the user', { limits: { user: 10 } }, { kind: 'rate', budget: 'user' }],
  ['a budget of the application', { limits: { client: 10 } }, { kind: 'daily', budget: 'client' }],
  ['the cap that no header shows', { limits: { uploads: 1 } }, { kind: 'rate', budget: 'uploads' }],
] satisfies [string, SandboxOptions, object][])(
  'tells which limit was reached: %s',
  async (_, options, refusal) => {
    const { origin, clientId } = await sandbox(options);
    const path = await written(await canvas(30, 20).png().toBuffer());
    const media = await probeMedia(path);
    const host = hostAt(origin);
    const request = requestFor(
      { kind: 'file', path, media },
      { credentials: { kind: 'anonymous', clientId } },
    );
    expect((await host.upload(request, hooks())).kind).toBe('uploaded');
    expect(await host.upload(request, hooks())).toMatchObject({
      arrival: 'partial',
      observation: { refusal },
    });
  },
);
