import type { Host } from '../hosts/host.ts';
import type { Cost } from '../scheduler/types.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { HostConnection } from './host-connection.ts';
import type { HostConnections } from './host-connections.ts';
import type { HostRequest, RequestAnswer, RequestHow } from './host-requests.ts';

/** Runs one dispatcher a destination, side by side: what keeps one from sending keeps no other. */
export interface Dispatchers {
  /** That of the built-in destination. */
  readonly builtIn: Dispatcher;
  /** The dispatcher of a destination; null while that is not open. */
  of(destination: string): Dispatcher | null;
  all(): readonly Dispatcher[];
  pump(): void;
  /** See `Dispatcher`. */
  pumpSoon(): void;
  start(): void;
  isUploading(jobId: string): boolean;
  /** Number of uploads in flight. */
  readonly activeUploads: number;
  /** Interrupts the job's attempt; false when none is in flight. */
  interrupt(jobId: string): boolean;
  /** See `HostRequests`; null also where the destination is not open. */
  request<A extends RequestAnswer>(
    destination: string,
    cost: (host: Host) => Cost,
    send: HostRequest<A>,
    how?: RequestHow,
  ): Promise<A | null>;
  /** Stops that of one destination, giving its attempts in flight that much time to end. */
  halt(destination: string, withinMs: number): Promise<void>;
  stop(withinMs: number): Promise<void>;
}

export function createDispatchers(
  connections: HostConnections,
  create: (connection: HostConnection) => Dispatcher,
): Dispatchers {
  let isStarted = false;
  let isStopped = false;
  const builtIn = create(connections.builtIn);
  const open = new Map<string, Dispatcher>([[connections.builtIn.host.id, builtIn]]);
  for (const connection of connections.all())
    if (!open.has(connection.host.id)) open.set(connection.host.id, create(connection));

  connections.on('switched', (connection) => {
    const { id } = connection.host;
    const before = open.get(id);
    if (before) return before.switchConnection(connection);
    if (isStopped) return;
    const dispatcher = create(connection);
    open.set(id, dispatcher);
    if (isStarted) dispatcher.start();
  });
  const all = () => [...open.values()];
  const halt = async (destination: string, withinMs: number) => {
    const dispatcher = open.get(destination);
    if (!dispatcher) return;
    await dispatcher.stop(withinMs);
    open.delete(destination);
  };

  return {
    builtIn,
    all,
    halt,
    of: (destination) => open.get(destination) ?? null,
    pump() {
      for (const dispatcher of open.values()) dispatcher.pump();
    },
    pumpSoon() {
      for (const dispatcher of open.values()) dispatcher.pumpSoon();
    },
    start() {
      isStarted = true;
      for (const dispatcher of open.values()) dispatcher.start();
    },
    isUploading: (jobId) => all().some((dispatcher) => dispatcher.isUploading(jobId)),
    get activeUploads() {
      return all().reduce((sum, { activeUploads }) => sum + activeUploads, 0);
    },
    interrupt: (jobId) => all().some((dispatcher) => dispatcher.interrupt(jobId)),
    request: async (destination, cost, send, how) =>
      (await open.get(destination)?.request(cost, send, how)) ?? null,
    async stop(withinMs) {
      isStopped = true;
      await Promise.all(all().map((dispatcher) => dispatcher.stop(withinMs)));
    },
  };
}
