/** One figure of a benchmark, with its limit if there is one. */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
  readonly ok: boolean;
}
interface Bench {
  readonly name: string;
  run(): Promise<Figure[]>;
}

const benches: Record<string, () => Promise<Bench>> = {
  'upload-memory': () => import('./upload-memory.ts'),
  scheduler: () => import('./scheduler.ts'),
  sending: () => import('./sending.ts'),
  library: () => import('./library.ts'),
  'library-window': () => import('./library/window.ts'),
  folders: () => import('./folder-latency.ts'),
  capture: () => import('./capture.ts'),
  preparing: () => import('./preparing.ts'),
  'folder-window': () => import('./folder-window.ts'),
  'folder-kills': () => import('./folder-crashes.ts'),
};

const wanted = process.argv.slice(2);
let missed = 0;
for (const [key, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(key)) continue;
  const bench = await load();
  console.log(`\n${bench.name}`);
  for (const figure of await bench.run()) {
    const bound = figure.limit === undefined ? '' : `  (bound ${figure.limit} ${figure.unit})`;
    console.log(
      `  ${figure.ok ? 'ok  ' : 'MISS'} ${figure.name}: ${Number(figure.value.toPrecision(4))} ${figure.unit}${bound}`,
    );
    if (!figure.ok) missed += 1;
  }
}
if (missed > 0) {
  console.error(`\n${missed} figures miss their bound`);
  process.exitCode = 1;
}
