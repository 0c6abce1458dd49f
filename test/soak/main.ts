import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge, written } from './report.ts';
import { soak } from './run.ts';

// npm run soak -- --minutes 60 --seed 1 --rate 2
// An engine as the app starts it, with everything that comes in, faults at the host, clients and commands that come and
// go; what it costs and what became of the pictures is told in out/soak/. Ends with 1 where a bound is broken.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    /** Pictures a second. */
    rate: { type: 'string', default: '2' },
  },
});
const [minutes, seed, rate] = [Number(values.minutes), Number(values.seed), Number(values.rate)];
if (!(minutes >= 0.5) || !(rate > 0) || !Number.isInteger(seed)) {
  console.error('--minutes wants 0.5 or more, --rate more than 0, --seed a whole number.');
  process.exit(2);
}
if (process.platform !== 'linux') {
  console.error('Only Linux tells what another process takes of memory and handles.');
  process.exit(2);
}
const home = await mkdtemp(join(tmpdir(), 'snapferry-soak-'));
try {
  const { samples, settled } = await soak({ home, minutes, seed, rate, say: (line) => console.log(line) });
  const report = judge(samples, settled, { minutes, seed });
  const folder = join(import.meta.dirname, '..', '..', 'out', 'soak');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${seed}.json`), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, `${seed}.txt`), written(report));
  console.log(written(report));
  process.exitCode = report.broken.length === 0 ? 0 : 1;
} finally {
  await rm(home, { recursive: true, force: true });
}
