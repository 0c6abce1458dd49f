import type { Measurement } from './measurement.ts';
import { type BenchResult, compareResults, writeResults } from './results.ts';

interface Bench {
  readonly name: string;
  run(): Promise<Measurement[]>;
}

const benches: Record<string, () => Promise<Bench>> = {
  peers: () => import('./peers.ts'),
  sending: () => import('./sending.ts'),
  s3: () => import('./s3.ts'),
  scheduler: () => import('./scheduler.ts'),
  machines: () => import('./machines.ts'),
  'machines-killed': () => import('./machines/killed.ts'),
  'ledger-store': () => import('./machines/store.ts'),
  'ledger-crowd': () => import('./machines/crowd.ts'),
  'ledger-simulated': () => import('./machines/simulated.ts'),
  growth: () => import('./growth.ts'),
  'upload-memory': () => import('./upload-memory.ts'),
  library: () => import('./library.ts'),
  'library-window': () => import('./library/window.ts'),
  folders: () => import('./folder-latency.ts'),
  capture: () => import('./capture.ts'),
  preparing: () => import('./preparing.ts'),
  reading: () => import('./reading.ts'),
  'reading-beside': () => import('./reading-beside.ts'),
  'word-search': () => import('./word-search.ts'),
  window: () => import('./window-start.ts'),
  'folder-window': () => import('./folder-window.ts'),
  'folder-kills': () => import('./folder-crashes.ts'),
};

const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = [
  ...flags.filter((flag) => flag !== '--write' && flag !== '--check'),
  ...wanted.filter((word) => benches[word] === undefined),
];
if (unknown.length > 0) {
  console.error(
    `Not known: ${unknown.join(' ')}. There are ${Object.keys(benches).join(', ')}; --write, --check.`,
  );
  process.exit(2);
}

const results: BenchResult[] = [];
let missed = 0;
for (const [key, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(key)) continue;
  const bench = await load();
  console.log(`\n${bench.name}`);
  const figures = await bench.run();
  for (const figure of figures) {
    const bound =
      figure.limit === undefined ? '' : `  (bound ${Number(figure.limit.toPrecision(3))} ${figure.unit})`;
    console.log(
      `  ${figure.ok ? 'ok  ' : 'MISS'} ${figure.name}: ${Number(figure.value.toPrecision(4))} ${figure.unit}${bound}`,
    );
    if (!figure.ok) missed += 1;
  }
  results.push({ key, title: bench.name, figures });
  // One by one: a later one that fails takes nothing from those before.
  if (flags.includes('--write')) writeResults(results.slice(-1), new Date());
}
if (missed > 0) {
  console.error(`\n${missed} figures miss their bound`);
  process.exitCode = 1;
}
if (flags.includes('--check')) {
  const worse = compareResults(results);
  for (const line of worse) console.error(`worse than committed: ${line}`);
  console.log(`${worse.length} ratios are worse than the committed ones by more than a quarter`);
  if (worse.length > 0) process.exitCode = 1;
}
