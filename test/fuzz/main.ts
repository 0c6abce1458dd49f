import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz } from './run.ts';
import { targets } from './targets/index.ts';

// npm run fuzz -- --cases 1000000 --seed 1 --target metadata-removal
// What it finds lies in out/fuzz/, and is run again by --target, --seed and --case.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string', multiple: true, default: Object.keys(targets) },
    case: { type: 'string' },
    'patience-ms': { type: 'string', default: '2000' },
  },
});
const folder = join(import.meta.dirname, '..', '..', 'out', 'fuzz');
await mkdir(folder, { recursive: true });
let found = 0;
for (const target of values.target) {
  if (!targets[target])
    throw new Error(`There is no target ${target}; there are ${Object.keys(targets).join(', ')}.`);
  const begun = Date.now();
  const only = values.case === undefined ? {} : { only: Number(values.case) };
  const findings = await fuzz({
    target,
    seeds: join(folder, 'seeds'),
    seed: Number(values.seed),
    cases: only.only === undefined ? Number(values.cases) : only.only + 1,
    ...only,
    patienceMs: Number(values['patience-ms']),
    memory: 512_000_000,
    mostFindings: 50,
  });
  found += findings.length;
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(
    `${target}: ${only.only === undefined ? values.cases : 1} cases, ${findings.length} findings, ${seconds} s`,
  );
  for (const { number, why, bytes } of findings) {
    const path = join(folder, `${target}-${values.seed}-${number}.bin`);
    await writeFile(path, bytes);
    console.log(
      `  --target ${target} --seed ${values.seed} --case ${number}: ${why.split('\n')[0]}\n    ${path}`,
    );
  }
}
process.exitCode = found > 0 ? 1 : 0;
