import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ErrorCode } from '../../../contract/errors.ts';
import { type Clock, systemClock } from '../../../main/engine/clock.ts';
import type { Remedy, UploadHooks, UploadOutcome, UploadRequest } from '../../../main/engine/hosts/host.ts';
import type { HostKind, HostValues, UploadHost } from '../../../main/engine/hosts/kind.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { blackHole, unusedPort, wireTo } from '../../support/wire.ts';
import { bodyOf, hooks, listening, pictureFile, requestFor } from './support.ts';

/** A server that runs for one test, and what is needed to make a host of it. */
export interface Ground {
  /** Port on this machine that the host connects to; null where it connects to none (a folder). */
  readonly port: number | null;
  /**
   * Returns settings by which the host speaks to this port of this machine in place of the server's own: a wire with
   * faults, or another server. What its links begin with stays the same.
   */
  values(port: number | null): HostValues;
  /** All objects that the server holds, by their names there, finished or not. */
  objects(): Promise<ReadonlyMap<string, Buffer>>;
  /** Fetches a link as anybody would. Left out where nothing serves the links in tests. @returns null: not there */
  follow?(link: string): Promise<Buffer | null>;
}

/** An answer that is given in place of the server's, to everything that is sent. */
export interface Refusal {
  readonly title: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly code: ErrorCode;
  readonly remedy: Remedy['kind'];
  /** `unknown` where the answer leaves open whether the picture was taken. */
  readonly arrival: 'partial' | 'unknown';
  /** Pause that must be kept, ms, wherever the outcome names it. */
  readonly waitMs?: number;
}

export interface Subject {
  readonly kind: HostKind;
  start(): Promise<Ground>;
  /** Settings that differ from the right ones in what authenticates; left out where nothing does. */
  readonly wrongCredentials?: HostValues;
  /** Settings that make the user's file name part of the link; left out where the host has no such form. */
  readonly named?: HostValues;
  /** `http`: answers can be put in the server's place. `stream`: faults by the wire alone. `none`: no network. */
  readonly over: 'http' | 'stream' | 'none';
  /** Refusals in the host's own words, beside those of every HTTP host. */
  readonly refusals?: readonly Refusal[];
  /** Codes that this host gives to common refusals by its own reading, by the refusal's title. */
  readonly reads?: Readonly<Record<string, Partial<Refusal>>>;
  /**
   * False where the server makes an object only by a request after the bytes (a rename): a lost connection then never
   * leaves one behind.
   */
  readonly finishesWithBytes?: boolean;
}

const page =
  '<!DOCTYPE html><html><head><title>Welcome</title></head><body>Sign in to the network</body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };

/** What any HTTP host may be told, by itself or by whoever stands in its place. */
const commonRefusals: readonly Refusal[] = [
  { title: '401', status: 401, code: 'credentials-refused', remedy: 'back-off', arrival: 'partial' },
  { title: '403', status: 403, code: 'forbidden', remedy: 'back-off', arrival: 'partial' },
  { title: '413', status: 413, code: 'too-big', remedy: 'none', arrival: 'partial' },
  {
    title: '429 with a pause',
    status: 429,
    headers: { 'retry-after': '31' },
    code: 'rate-limited',
    remedy: 'back-off',
    arrival: 'partial',
    waitMs: 31_000,
  },
  { title: '500', status: 500, code: 'server-trouble', remedy: 'back-off', arrival: 'unknown' },
  {
    title: '502',
    status: 502,
    headers: html,
    body: page,
    code: 'server-trouble',
    remedy: 'back-off',
    arrival: 'unknown',
  },
  {
    title: '503 with a pause',
    status: 503,
    headers: { 'retry-after': '7' },
    code: 'server-trouble',
    remedy: 'back-off',
    arrival: 'partial',
    waitMs: 7_000,
  },
  {
    title: 'a page with 200',
    status: 200,
    headers: html,
    body: page,
    code: 'foreign-answer',
    remedy: 'back-off',
    arrival: 'unknown',
  },
  {
    title: 'a page with 403',
    status: 403,
    headers: html,
    body: page,
    code: 'foreign-answer',
    remedy: 'back-off',
    arrival: 'partial',
  },
  {
    title: 'a redirect to elsewhere',
    status: 302,
    headers: { location: 'https://portal.example.net/sign-in' },
    code: 'foreign-answer',
    remedy: 'back-off',
    arrival: 'partial',
  },
];

const until = vi.waitFor;
const size = 300_000;

/**
 * States what every host must do, against a server that is started anew for each test. What is asked of a host follows
 * from its traits and from what the subject says of it.
 */
export function conformance(name: string, subject: Subject): void {
  describe(`${name} as a host`, () => {
    uploads(subject);
    names(subject);
    files(subject);
    if (subject.kind.traits.deletion === 'request') deletions(subject);
    if (subject.wrongCredentials) wrongCredentials(subject, subject.wrongCredentials);
    if (subject.over !== 'none') connections(subject);
    if (subject.over === 'http') refusals(subject);
  });
}

/** Creates a host of the kind, which ends with the test. */
export function made(kind: HostKind, values: HostValues, clock: Clock = systemClock): UploadHost {
  const host = kind.create(withDefaults(kind, values), {
    id: 'there',
    clock,
    network: createNetwork({ clock }),
    random: () => 0.5,
    keep: () => {},
  });
  onTestFinished(() => host.close());
  return host;
}

/** Fills in what the fields say is so where nothing is given, as the engine does. */
export function withDefaults(kind: HostKind, values: HostValues): HostValues {
  const given = kind.fields.flatMap(({ key, byDefault }): [string, string][] =>
    byDefault === null ? [] : [[key, byDefault]],
  );
  return { ...Object.fromEntries(given), ...values };
}

function fileRequest(bytes: number, over: Partial<UploadRequest> = {}) {
  const { path, media, content } = pictureFile(bytes);
  const request = requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' }, ...over });
  return { path, media, content, request };
}

const holds = async (ground: Ground, content: Buffer) =>
  [...(await ground.objects()).values()].some((object) => object.equals(content));

function uploadedOf(outcome: UploadOutcome) {
  if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** Checks that the outcome claims no less than what the server has. */
async function expectHonest(ground: Ground, content: Buffer, outcome: UploadOutcome, hasCommitted: boolean) {
  if (outcome.kind !== 'failed') return;
  if (await holds(ground, content)) expect(outcome.arrival).toBe('unknown');
  if (!hasCommitted) expect(outcome.arrival).not.toBe('unknown');
}

function uploads({ kind, start }: Subject) {
  it.each([1, 131_072, 131_073, 3_000_000])('takes a picture of %i bytes as it is', async (bytes) => {
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const { content, media, request } = fileRequest(bytes);
    expect(host.accepts(media)).toEqual({ ok: true });
    const { image, observation } = uploadedOf(await host.upload(request, hooks()));
    expect(image).toMatchObject({ bytes, mime: media.mime });
    expect(image.id).not.toBe('');
    expect(observation.receivedAt).toBeGreaterThanOrEqual(observation.sentAt);
    const objects = [...(await ground.objects()).values()];
    expect(objects.map(({ length }) => length)).toEqual([bytes]);
    expect(objects[0]?.equals(content)).toBe(true);
    if (ground.follow) expect((await ground.follow(image.link))?.equals(content)).toBe(true);
  });

  it('commits once, before the whole is there, and not before the rest was read', async () => {
    const ground = await start();
    const { content, request } = fileRequest(size);
    let wasThere: boolean | null = null;
    const onCommit = vi.fn(async () => {
      wasThere = await holds(ground, content);
    });
    uploadedOf(await made(kind, ground.values(ground.port)).upload(request, hooks({ onCommit })));
    expect(onCommit).toHaveBeenCalledTimes(1);
    expect(wasThere).toBe(false);
  });

  it('sends nothing whole when the commit fails', async () => {
    const ground = await start();
    const { content, request } = fileRequest(size);
    const onCommit = () => {
      throw new TypeError('odd');
    };
    const host = made(kind, ground.values(ground.port));
    const outcome = await host.upload(request, hooks({ onCommit }));
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'internal' } });
    if (outcome.kind === 'failed') expect(outcome.arrival).not.toBe('unknown');
    expect(await holds(ground, content)).toBe(false);
  });

  it('tells progress in growing steps up to the whole', async () => {
    const ground = await start();
    const steps: [number, number][] = [];
    const { request } = fileRequest(3_000_000);
    const onProgress = (sent: number, total: number) => steps.push([sent, total]);
    const began = performance.now();
    uploadedOf(await made(kind, ground.values(ground.port)).upload(request, hooks({ onProgress })));
    const sent = steps.map(([bytes]) => bytes);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent).toEqual([...sent].sort((a, b) => a - b));
    for (const [bytes, total] of steps) {
      expect(total).toBeGreaterThanOrEqual(3_000_000);
      expect(bytes).toBeLessThanOrEqual(total);
    }
    expect(steps.length).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 100) + 1);
  });

  it('keeps to the pace that is set', async () => {
    const ground = await start();
    const { content, request } = fileRequest(size);
    let asked = 0;
    const gate: { open: (() => void) | null } = { open: null };
    const pace: UploadHooks['pace'] = (bytes) => {
      asked += bytes;
      return asked < size ? Promise.resolve() : new Promise((resolve) => (gate.open = resolve));
    };
    const host = made(kind, ground.values(ground.port));
    const ending = host.upload(request, hooks({ pace }));
    await until(() => expect(gate.open).not.toBeNull());
    expect(asked).toBe(size);
    expect(await holds(ground, content)).toBe(false);
    gate.open?.();
    uploadedOf(await ending);
  });

  it('is called off before it begins, and before all is sent', async () => {
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const { content, request } = fileRequest(size);
    const early = await host.upload(request, hooks({ signal: AbortSignal.abort() }));
    expect(early).toMatchObject({
      failure: { code: 'cancelled' },
      remedy: { kind: 'none' },
      arrival: 'none',
    });
    const controller = new AbortController();
    const pace = async () => controller.abort();
    const outcome = await host.upload(request, hooks({ signal: controller.signal, pace }));
    expect(outcome).toMatchObject({ failure: { code: 'cancelled' }, remedy: { kind: 'none' } });
    await expectHonest(ground, content, outcome, false);
    expect(await holds(ground, content)).toBe(false);
  });

  it('sends many side by side', async () => {
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const all = Array.from({ length: 12 }, (_, number) =>
      fileRequest(40_000 + number, { key: `sf-many-${number}` }),
    );
    const ends: UploadOutcome[] = [];
    // No more at once than the host says that it bears.
    const atOnce = host.maxParallel ?? all.length;
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce);
      ends.push(...(await Promise.all(some.map(({ request }) => host.upload(request, hooks())))));
    }
    const links = ends.map((end) => uploadedOf(end).image.link);
    expect(new Set(links).size).toBe(all.length);
    for (const { content } of all) expect(await holds(ground, content)).toBe(true);
  });

  it('says no to an address, which is then fetched here', async () => {
    const ground = await start();
    const request = requestFor(
      { kind: 'url', url: 'https://example.org/a.png' },
      { credentials: { kind: 'own' } },
    );
    const outcome = await made(kind, ground.values(ground.port)).upload(request, hooks());
    expect(outcome).toMatchObject({ kind: 'failed', remedy: { kind: 'none' }, arrival: 'none' });
  });

  if (!kind.traits.isRepeatable) return;
  it('makes one object of a picture that is sent twice', async () => {
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const { content, request } = fileRequest(size);
    const first = uploadedOf(await host.upload(request, hooks()));
    const second = uploadedOf(await host.upload(request, hooks()));
    expect(second.image.link).toBe(first.image.link);
    const objects = [...(await ground.objects()).values()];
    expect(objects).toHaveLength(1);
    expect(objects[0]?.equals(content)).toBe(true);
  });
}

function names({ kind, start, named }: Subject) {
  if (!kind.traits.showsName)
    it('does not tell the name of the file', async () => {
      const ground = await start();
      const host = made(kind, ground.values(ground.port));
      const { image } = uploadedOf(await host.upload(fileRequest(size).request, hooks()));
      const told = [image.link, image.page, ...(await ground.objects()).keys()].join(' ');
      expect(told).not.toMatch(/holiday|spain/i);
    });

  if (!named) return;
  it.each([
    'My holiday in Spain.png',
    'Grüße aus Köln.png',
    `it's "quoted".png`,
    '100%.png',
    'a#b?c=d&e.png',
    '..png',
    '%2e%2e.png',
    '你好 мир.png',
    'a+b;c,d@e!$().png',
  ])('links to a picture that is called %s', async (name) => {
    const ground = await start();
    const host = made(kind, { ...ground.values(ground.port), ...named });
    const { content, request } = fileRequest(2_000, { name });
    const { image } = uploadedOf(await host.upload(request, hooks()));
    expect(new URL(image.link).href).toBe(image.link);
    expect(await holds(ground, content)).toBe(true);
    if (ground.follow) expect((await ground.follow(image.link))?.equals(content)).toBe(true);
  });
}

function files({ kind, start }: Subject) {
  it('notices that the file changes while it is sent, before all is sent', async () => {
    const ground = await start();
    const bytes = 6_000_000;
    const { content, path, request } = fileRequest(bytes);
    let isChanged = false;
    const pace = async () => {
      if (isChanged) return;
      isChanged = true;
      writeFileSync(path, Buffer.alloc(bytes));
    };
    const outcome = await made(kind, ground.values(ground.port)).upload(request, hooks({ pace }));
    expect(outcome).toMatchObject({ failure: { code: 'changed-while-reading' }, remedy: { kind: 'none' } });
    await expectHonest(ground, content, outcome, false);
    for (const object of (await ground.objects()).values()) expect(object.length).toBeLessThan(bytes);
  });

  it('opens no connection for a file that is not there or not the one that was seen', async () => {
    const ground = await start();
    const wire = ground.port === null ? null : await wireTo(ground.port);
    const host = made(kind, ground.values(wire?.port ?? null));
    const { media, path } = fileRequest(1_000);
    const gone = requestFor({ kind: 'file', path: `${path}.gone`, media }, { credentials: { kind: 'own' } });
    expect(await host.upload(gone, hooks())).toMatchObject({
      failure: { code: 'vanished' },
      arrival: 'none',
    });
    writeFileSync(path, '');
    const changed = requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' } });
    expect(await host.upload(changed, hooks())).toMatchObject({
      failure: { code: 'changed-while-reading' },
      remedy: { kind: 'none' },
      arrival: 'none',
    });
    expect(wire?.connections ?? 0).toBe(0);
    expect((await ground.objects()).size).toBe(0);
  });

  it('keeps no file open, however an upload ends', async ({ skip }) => {
    skip(process.platform !== 'linux', 'only Linux lists the open files of a process');
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const { path, request } = fileRequest(size);
    const onCommit = () => {
      throw new Error('odd');
    };
    await host.upload(request, hooks());
    await host.upload(request, hooks({ onCommit }));
    await host.upload(request, hooks({ signal: AbortSignal.abort() }));
    const isOpen = readdirSync('/proc/self/fd').some((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === path;
      } catch {
        // Closed since the list was made.
        return false;
      }
    });
    expect(isOpen).toBe(false);
  });
}

function deletions({ kind, start }: Subject) {
  it('deletes what it uploaded, and what is gone is no error', async () => {
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const { image } = uploadedOf(await host.upload(fileRequest(size).request, hooks()));
    const kept = uploadedOf(await host.upload(fileRequest(size, { key: 'sf-kept' }).request, hooks())).image;
    const remove = () => host.remove?.(image, { kind: 'own' }, new AbortController().signal);
    expect(await remove()).toMatchObject({ kind: 'removed' });
    expect((await ground.objects()).size).toBe(1);
    expect(await remove()).toMatchObject({ kind: 'removed' });
    if (!ground.follow) return;
    expect(await ground.follow(image.link)).toBeNull();
    expect(await ground.follow(kept.link)).not.toBeNull();
  });

  it('says why it could not delete', async () => {
    const ground = await start();
    const host = made(kind, ground.values(ground.port));
    const { image } = uploadedOf(await host.upload(fileRequest(size).request, hooks()));
    const signal = AbortSignal.abort();
    expect(await host.remove?.(image, { kind: 'own' }, signal)).toMatchObject({
      kind: 'failed',
      failure: { code: 'cancelled' },
    });
    expect((await ground.objects()).size).toBe(1);
  });
}

function wrongCredentials({ kind, start }: Subject, wrong: HostValues) {
  it.each(Object.keys(wrong))('says that its credentials are wrong (%s)', async (field) => {
    const ground = await start();
    const host = made(kind, { ...ground.values(ground.port), [field]: wrong[field] ?? '' });
    const { request } = fileRequest(size);
    const outcome = await host.upload(request, hooks());
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { code: 'credentials-refused' },
    });
    if (outcome.kind === 'failed') {
      // Until somebody comes, or until it gets better by itself; never the end of the job.
      expect(['sign-in', 'back-off']).toContain(outcome.remedy.kind);
      expect(outcome.arrival).not.toBe('unknown');
    }
    expect((await ground.objects()).size).toBe(0);
    expect(await host.checkConnection(new AbortController().signal)).toMatchObject({
      code: 'credentials-refused',
    });
    expect(JSON.stringify(outcome)).not.toContain(wrong[field]);
  });
}

function connections({ kind, start, finishesWithBytes = true }: Subject) {
  it('knows whether its server is there', async () => {
    const ground = await start();
    const signal = new AbortController().signal;
    const there = made(kind, ground.values(ground.port));
    expect(await there.isReachable()).toBe(true);
    expect(await there.checkConnection(signal)).toBeNull();
    const absent = made(kind, ground.values(await unusedPort()));
    expect(await absent.isReachable()).toBe(false);
    expect(await absent.checkConnection(signal)).toMatchObject({ code: 'unreachable' });
    expect((await ground.objects()).size).toBe(0);
  });

  it('says that nothing left when nobody listens', async () => {
    const ground = await start();
    const host = made(kind, ground.values(await unusedPort()));
    expect(await host.upload(fileRequest(1_000).request, hooks())).toMatchObject({
      failure: { code: 'unreachable' },
      remedy: { kind: 'wait-for-network' },
      arrival: 'none',
      observation: null,
    });
  });

  it.each([0, 1, 40, 700, 5_000, 150_000, size - 1, size + 100])(
    'knows what may have arrived when the connection is cut after %i bytes',
    async (bytes) => {
      const ground = await start();
      const wire = await wireTo(ground.port ?? 0);
      wire.cutAfter(bytes);
      const onCommit = vi.fn();
      const { content, request } = fileRequest(size);
      const host = made(kind, ground.values(wire.port));
      const outcome = await host.upload(request, hooks({ onCommit }));
      if (outcome.kind !== 'uploaded') {
        expect(outcome).toMatchObject({ kind: 'failed' });
        if (outcome.kind === 'failed')
          expect(['back-off', 'wait-for-network']).toContain(outcome.remedy.kind);
      }
      await expectHonest(ground, content, outcome, onCommit.mock.calls.length > 0);
      if (!kind.traits.isRepeatable) return;
      // The same again, by a wire that holds: one object, and whole.
      uploadedOf(await made(kind, ground.values(ground.port)).upload(request, hooks()));
      const whole = [...(await ground.objects()).values()].filter((object) => object.equals(content));
      expect(whole).toHaveLength(1);
    },
  );

  it('does not know what arrived when the answer is lost', async () => {
    const ground = await start();
    const wire = await wireTo(ground.port ?? 0);
    const { content, request } = fileRequest(size);
    const host = made(kind, ground.values(wire.port));
    const onCommit = vi.fn(() => wire.muteServer());
    const ending = host.upload(request, hooks({ onCommit }));
    await until(() => expect(onCommit).toHaveBeenCalled());
    if (finishesWithBytes) await until(async () => expect(await holds(ground, content)).toBe(true));
    wire.reset();
    const outcome = await ending;
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { code: 'connection-lost' },
      remedy: { kind: 'back-off' },
    });
    if (finishesWithBytes) expect(outcome).toMatchObject({ arrival: 'unknown' });
    await expectHonest(ground, content, outcome, true);
    if (!kind.traits.isRepeatable) return;
    uploadedOf(await made(kind, ground.values(ground.port)).upload(request, hooks()));
    expect([...(await ground.objects()).values()].filter((object) => object.equals(content))).toHaveLength(1);
  });

  it('is called off while it waits for the answer', async () => {
    const ground = await start();
    const wire = await wireTo(ground.port ?? 0);
    const { content, request } = fileRequest(size);
    const controller = new AbortController();
    const onCommit = vi.fn(() => wire.muteServer());
    const host = made(kind, ground.values(wire.port));
    const ending = host.upload(request, hooks({ signal: controller.signal, onCommit }));
    await until(() => expect(onCommit).toHaveBeenCalled());
    if (finishesWithBytes) await until(async () => expect(await holds(ground, content)).toBe(true));
    controller.abort();
    const outcome = await ending;
    expect(outcome).toMatchObject({ failure: { code: 'cancelled' }, remedy: { kind: 'none' } });
    await expectHonest(ground, content, outcome, true);
  });

  it('gives up on a server that says nothing, by the clock that it was given', async () => {
    const ground = await start();
    const hole = await blackHole();
    const clock = manualClock();
    const host = made(kind, ground.values(hole.port), clock);
    let outcome: UploadOutcome | null = null;
    const ending = host.upload(fileRequest(20_000).request, hooks()).then((end) => {
      outcome = end;
    });
    await until(() => {
      clock.advance(20_000);
      expect(outcome).not.toBeNull();
    });
    await ending;
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'timeout' } });
    expect(['back-off', 'wait-for-network']).toContain(
      (outcome as unknown as { remedy: Remedy }).remedy.kind,
    );
    await host.close();
    expect(clock.timers).toBe(0);
  });

  it('ends what is in flight when it is closed', async () => {
    const ground = await start();
    const hole = await blackHole();
    const host = made(kind, ground.values(hole.port));
    const ending = host.upload(fileRequest(20_000).request, hooks());
    await until(() => expect(hole.received()).toBeGreaterThan(0));
    await host.close();
    expect(await ending).toMatchObject({ kind: 'failed' });
  });
}

function refusals({ kind, start, refusals: own = [], reads = {} }: Subject) {
  const common = commonRefusals.map((refusal) => ({ ...refusal, ...reads[refusal.title] }));
  it.each([...common, ...own])('understands the answer: $title', async (refusal) => {
    const ground = await start();
    const server = createServer(async (request, response) => {
      await bodyOf(request);
      response.writeHead(refusal.status, { ...refusal.headers }).end(refusal.body ?? '');
    });
    const port = Number((await listening(server)).split(':')[1]);
    const outcome = await made(kind, ground.values(port)).upload(fileRequest(20_000).request, hooks());
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { code: refusal.code },
      remedy: { kind: refusal.remedy },
      arrival: refusal.arrival,
    });
    if (refusal.waitMs !== undefined)
      expect(outcome).toMatchObject({ remedy: { atLeastMs: refusal.waitMs } });
  });

  it('takes an early no while it is still sending', async () => {
    const ground = await start();
    const server = createServer((request, response) => {
      request.on('error', () => {});
      request.once('data', () => response.writeHead(413).end());
    });
    const port = Number((await listening(server)).split(':')[1]);
    const onCommit = vi.fn();
    const host = made(kind, ground.values(port));
    const outcome = await host.upload(fileRequest(15_000_000).request, hooks({ onCommit }));
    expect(outcome).toMatchObject({ failure: { code: 'too-big' }, arrival: 'partial' });
    expect(onCommit).not.toHaveBeenCalled();
  });

  it('does not know what arrived when the answer breaks off', async () => {
    const ground = await start();
    const server = createServer(async (request, response) => {
      await bodyOf(request);
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"a', () => request.socket.destroy());
    });
    const port = Number((await listening(server)).split(':')[1]);
    const outcome = await made(kind, ground.values(port)).upload(fileRequest(20_000).request, hooks());
    expect(outcome).toMatchObject({ kind: 'failed', remedy: { kind: 'back-off' }, arrival: 'unknown' });
  });
}
