import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorData } from '../../contract/app-error.ts';
import { systemClock as clock } from '../../main/engine/clock.ts';
import type { UploadOutcome } from '../../main/engine/hosts/host.ts';
import type { HostKind } from '../../main/engine/hosts/kind.ts';
import type { Observation } from '../../main/engine/scheduler/types.ts';

/** One upload that the strict host let through. */
interface Accepted {
  readonly at: number;
  readonly machine: string;
  readonly key: string;
  /** Number of the window. */
  readonly window: number;
}

/** A host with one honest limit in windows that open at their first use. */
export interface StrictHost {
  readonly origin: string;
  readonly accepted: Accepted[];
  refused: number;
  readonly windowMs: number;
  close(): void;
}

interface Told {
  readonly remaining: number;
  readonly resetInMs: number;
  readonly isRefused: boolean;
}

export async function openStrictHost(limit: number, windowMs: number): Promise<StrictHost> {
  let window = 0;
  let opened = Number.NEGATIVE_INFINITY;
  let used = 0;
  const server = createServer((asked, answer) => {
    asked.resume().once('end', () => {
      const now = performance.now();
      if (now - opened >= windowMs) {
        opened = now;
        used = 0;
        window += 1;
      }
      const isRefused = used >= limit;
      const { machine = '', key = '' } = asked.headers as Record<string, string>;
      if (isRefused) host.refused += 1;
      else {
        used += 1;
        host.accepted.push({ at: now, machine, key, window });
      }
      const told: Told = { remaining: limit - used, resetInMs: windowMs - (now - opened), isRefused };
      answer.end(JSON.stringify(told));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host: StrictHost = {
    origin: `http://127.0.0.1:${port}`,
    accepted: [],
    refused: 0,
    windowMs,
    close: () => server.close(),
  };
  return host;
}

async function post(url: string, headers: Record<string, string>): Promise<Told> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method: 'POST', headers }, resolve).on('error', reject).end();
  });
  let text = '';
  for await (const part of answer) text += part;
  return JSON.parse(text) as Told;
}

/** The kind of that host, for engines. @param machine name of the engine that sends */
export function strictKind(machine: string, limit: number, windowMs: number): HostKind {
  return {
    kind: 'strict',
    title: 'Strict',
    fields: [
      {
        key: 'url',
        type: 'url',
        secret: false,
        required: true,
        byDefault: null,
        label: { en: 'url' },
        isPlace: true,
      },
    ],
    traits: {
      deletion: 'never',
      audience: 'link',
      showsName: false,
      isRepeatable: false,
      about: { en: 'Measures.' },
    },
    create: ({ url = '' }, { id }) => ({
      id,
      kind: 'strict',
      origin: url,
      budgets: [{ id: 'user', windowMs, assumedLimit: limit, announced: true, countsStrikes: false }],
      uploadCost: { user: 1 },
      isReachable: async () => true,
      checkConnection: async () => null,
      accepts: () => ({ ok: true }),
      certainlyAccepts: () => true,
      acceptsType: () => true,
      async upload({ key, body }, hooks): Promise<UploadOutcome> {
        const sentAt = clock.now();
        await hooks.onCommit();
        const { remaining, resetInMs, isRefused } = await post(url, { machine, key });
        const observation: Observation = {
          sentAt,
          receivedAt: clock.now(),
          clockOffsetMs: null,
          readings: { user: { limit, remaining, resetInMs } },
          source: 'header',
          refusal: isRefused ? { kind: 'rate', budget: 'user', waitMs: resetInMs } : null,
        };
        if (isRefused) {
          const failure = errorData('rate-limited', 'No more in this window.');
          const remedy = { kind: 'wait-for-credits' } as const;
          return { kind: 'failed', failure, remedy, arrival: 'none', observation };
        }
        const link = `${url}/${key}`;
        const bytes = body.kind === 'file' ? body.media.bytes : 0;
        const image = {
          id: key,
          link,
          page: link,
          deletehash: null,
          mime: 'image/png',
          width: null,
          height: null,
          bytes,
        };
        return { kind: 'uploaded', image, observation };
      },
      retire: async () => {},
      close: async () => {},
    }),
  };
}
