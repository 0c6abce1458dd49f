import * as dns from 'node:dns';
import { readFileSync } from 'node:fs';
import {
  type AddressInfo,
  connect,
  createServer,
  type LookupFunction,
  type Server,
  type Socket,
} from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Clock, systemClock } from '../../main/engine/clock.ts';
import { Schedule, scheduleFields } from '../../sandbox/schedule.ts';

/** Lists what can be wrong between this computer and a server, whatever the server itself does. */
export const wayFaultKinds = [
  /** Connections are refused. A matter of time spans, for a refusal cannot be counted. */
  'refused',
  'reset-at-once',
  /** The connection is closed when the first bytes of the request have come. */
  'reset-before-body',
  /** The whole request goes through, and nothing of the answer. */
  'reset-after-body',
  /** The connection is accepted, and nothing is ever sent. */
  'silent',
  'intercepted-certificate',
  'self-signed-certificate',
  'expired-certificate',
  'certificate-of-another',
  /** The name is unknown, or the name server is not available. */
  'unknown-name',
  'no-resolver',
] as const;
export type WayFaultKind = (typeof wayFaultKinds)[number];

const wayFaultSchema = z.object({ kind: z.enum(wayFaultKinds), ...scheduleFields });
export type WayFault = z.input<typeof wayFaultSchema>;

const certificates = {
  good: 'good',
  'intercepted-certificate': 'intercepted',
  'self-signed-certificate': 'self',
  'expired-certificate': 'expired',
  'certificate-of-another': 'elsewhere',
} as const;

const pem = (name: string) =>
  readFileSync(new URL(`../fixtures/certificates/${name}.pem`, import.meta.url), 'utf8');

/** Authority that signed a connection's valid certificate. */
export const testAuthority = pem('authority');

/** A name that only the test's lookup resolves; its certificate is valid for it too. */
export const ownName = 'api.sandbox.test';

/** Represents a connection to a server with injected faults. */
export interface Way {
  /** Replaces the server's own origin. */
  readonly origin: string;
  readonly lookup: LookupFunction;
  /** Number of accepted connections so far. */
  readonly connections: number;
  /** Number of the server's answers that were withheld. */
  readonly lostAnswers: number;
  fault(fault: WayFault): void;
  clear(): void;
  /** Resets every connection that is open. */
  cut(): void;
}

interface WayOptions {
  readonly clock?: Clock;
  readonly random?: () => number;
  /**
   * Accepts clients by TLS and forwards plainly to the server; then it is addressed by a name, not by an IP address.
   */
  readonly tls?: boolean;
}

/** Opens a faulty connection to a server on this computer, which closes when the test ends. */
export async function openWay(to: string, options: WayOptions = {}): Promise<Way> {
  const { clock = systemClock, random = () => 0, tls = false } = options;
  const target = new URL(to);
  const open = new Set<Socket>();
  let faults: { readonly kind: WayFaultKind; readonly schedule: Schedule }[] = [];
  let accepted = 0;
  let lostAnswers = 0;
  let isClosed = false;

  const met = (among: readonly WayFaultKind[]): WayFaultKind | null => {
    const now = clock.now();
    faults = faults.filter(({ schedule }) => !schedule.isOver(now));
    return (
      faults.find(({ kind, schedule }) => among.includes(kind) && schedule.meets(now, random))?.kind ?? null
    );
  };

  const keep = (socket: Socket) => {
    open.add(socket);
    // A client that breaks off must not cause an error.
    socket.on('error', () => {}).once('close', () => open.delete(socket));
  };

  const accept = (socket: Socket) => {
    accepted += 1;
    keep(socket);
    const fault = met(wayFaultKinds.filter((kind) => !spans.has(kind) && !ofNames.has(kind)));
    if (fault === 'silent') return void socket.resume();
    if (fault === 'reset-at-once') return void socket.resetAndDestroy();
    const name = fault !== null && fault in certificates ? (fault as keyof typeof certificates) : 'good';
    const own = tls ? secured(socket, certificates[name]) : socket;
    if (own !== socket) keep(own);
    if (fault === 'reset-before-body') return void own.once('data', () => socket.resetAndDestroy());
    const onward = connect({ host: target.hostname, port: Number(target.port) });
    keep(onward);
    own.pipe(onward);
    own.once('close', () => onward.destroy());
    onward.once('close', () => own.destroy());
    if (fault !== 'reset-after-body') return void onward.pipe(own);
    onward.once('data', () => {
      lostAnswers += 1;
      socket.resetAndDestroy();
    });
  };

  const listen = (port: number): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer({ noDelay: true }, accept);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });

  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    isClosed = true;
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  /** Refuses connections for a period. */
  const refuse = (inMs: number, forMs: number) => {
    clock.after(inMs, () => {
      server.close();
      for (const socket of open) socket.resetAndDestroy();
      clock.after(forMs, async () => {
        if (!isClosed) server = await listen(port);
      });
    });
  };

  const lookup: LookupFunction = (host, how, done) => {
    const fault = met([...ofNames]);
    const code = fault === 'unknown-name' ? 'ENOTFOUND' : fault === 'no-resolver' ? 'EAI_AGAIN' : null;
    if (code !== null) {
      const refused = Object.assign(new Error(`getaddrinfo ${code} ${host}`), {
        code,
        syscall: 'getaddrinfo',
      });
      return void setImmediate(() => done(refused, how.all ? [] : '', 4));
    }
    if (host !== ownName) return (dns.lookup as LookupFunction)(host, how, done);
    const address = '127.0.0.1';
    setImmediate(() => (how.all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)));
  };

  return {
    origin: tls ? `https://${ownName}:${port}` : `http://127.0.0.1:${port}`,
    lookup,
    get connections() {
      return accepted;
    },
    get lostAnswers() {
      return lostAnswers;
    },
    fault(given) {
      const { kind, ...fields } = wayFaultSchema.parse(given);
      if (kind !== 'refused') faults.push({ kind, schedule: new Schedule(fields, clock.now()) });
      else if (fields.forMs === undefined)
        throw new TypeError('a refusal lasts for a time: forMs is missing');
      else refuse(fields.inMs, fields.forMs);
    },
    clear() {
      faults = [];
    },
    cut() {
      for (const socket of open) socket.resetAndDestroy();
    },
  };
}

const spans: ReadonlySet<WayFaultKind> = new Set(['refused']);
const ofNames: ReadonlySet<WayFaultKind> = new Set(['unknown-name', 'no-resolver']);

/** Wraps the server's side of a TLS connection, with one of the certificates. */
function secured(socket: Socket, name: (typeof certificates)[keyof typeof certificates]): TLSSocket {
  const both = pem(name);
  const secureContext = createSecureContext({ cert: both, key: both });
  return new TLSSocket(socket, { isServer: true, secureContext });
}
