import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './packaging/bill-of-materials.ts';
import { componentsName } from './packaging/third-party.ts';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';

const read = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** Writes the bill of materials of the last package: `node scripts/bill-of-materials.ts <file>`. */
await runMain(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new SetupError('usage: node scripts/bill-of-materials.ts <file>');
  const { name, version } = read('package.json');
  const { version: electron } = read('node_modules', 'electron', 'package.json');
  const bill = billOfMaterials({ name, version, electron, at: new Date() }, read('out', componentsName));
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  return 0;
});
