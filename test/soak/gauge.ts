// Loaded into the engine by --import, beside its own code: tells what only the process itself knows.

export interface GaugeAnswer {
  readonly type: 'gauge';
  readonly heapUsed: number;
  readonly external: number;
  /** Number of active handles and requests, by kind. */
  readonly active: Readonly<Record<string, number>>;
}

process.on('message', (message: { readonly type?: string }) => {
  if (message.type !== 'gauge?') return;
  // What is garbage already is no leak, and neither is the room for new objects, which grows with the work at hand and
  // shrinks in this flavour only.
  (globalThis as { gc?: (how: object) => void }).gc?.({
    type: 'major',
    execution: 'sync',
    flavor: 'last-resort',
  });
  const { heapUsed, external } = process.memoryUsage();
  const active: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) active[kind] = (active[kind] ?? 0) + 1;
  process.send?.({ type: 'gauge', heapUsed, external, active } satisfies GaugeAnswer);
});
// A listener of its own must not keep an engine alive that the shell has left.
process.channel?.unref();
