import { startEngine } from '../../main/engine/app/engine.ts';
import { parseLedgerAddress } from '../../main/engine/ledger/address.ts';
import { createMemoryStore } from '../../main/engine/secrets/memory-store.ts';
import { strictKind } from './host.ts';

// One machine of many: an engine that sends a folder's pictures to the strict host, out of a common ledger. It prepares
// them first, and sends when it is told to: what is measured is the sharing, not twenty machines' work on one processor.

const [, , name = '', profile = '', origin = '', ledger = '', limit = '', windowMs = '', ...pictures] =
  process.argv;
const engine = await startEngine({
  profile,
  version: '0.0.0-bench',
  environment: {
    apiUrl: null,
    clientId: null,
    ledger: { ...parseLedgerAddress(ledger), passwordFile: null },
  },
  vault: createMemoryStore(''),
  hostKinds: [strictKind(name, Number(limit), Number(windowMs))],
});
const { destinations } = await engine.call('destinations', {});
if (!destinations.some(({ kind }) => kind === 'strict')) {
  const added = await engine.call('addDestination', {
    kind: 'strict',
    title: 'Strict',
    values: { url: origin },
  });
  await engine.call('chooseDestination', { id: added.id });
  const items = pictures.map((path) => ({ kind: 'path' as const, path }));
  await engine.call('pause', {});
  await engine.call('add', { items, origin: 'drop' });
  await untilPrepared();
}
process.once('disconnect', () => process.exit());
process.once('message', () => void engine.call('resume', {}));
process.send?.('ready');

/** Resolves when each picture waits for credits alone; what a busy processor let fail is prepared again. */
async function untilPrepared(): Promise<void> {
  for (;;) {
    const { jobs } = await engine.call('snapshot', {});
    const failed = jobs.filter(({ state }) => state === 'failed').map(({ id }) => id);
    if (failed.length > 0) await engine.call('retry', { ids: failed });
    if (jobs.length === pictures.length && jobs.every(({ media }) => media !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
// Timers of the engine keep no process alive.
setInterval(() => {}, 2 ** 30);
