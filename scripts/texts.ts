import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './setup/paths.ts';
import {
  cataloguesFolder,
  formatCatalogueFile,
  readCatalogueFiles,
  sortLikeEnglish,
} from './texts/catalogue-file.ts';
import { describePlaceholders } from './texts/check.ts';
import { checkCheckout } from './texts/check-checkout.ts';

/**
 * Implements `npm run texts`: checks the catalogues against each other, against their languages and against the code.
 * With `--write` first sorts every catalogue like the English one and updates the descriptions of the English
 * placeholders.
 */
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
if (values.write) writeAll(cataloguesFolder(root));
const { files, complaints } = checkCheckout(root);
for (const complaint of complaints) console.error(complaint);
const count = Object.keys(files[0]?.messages ?? {}).length;
console.log(`${count} texts, ${files.length} languages, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function writeAll(folder: string): void {
  const [english, ...others] = readCatalogueFiles(folder);
  if (!english) return;
  const sorted = others.map((other) => sortLikeEnglish(other, english));
  for (const file of [describePlaceholders(english), ...sorted])
    writeFileSync(join(folder, `${file.tag}.json`), formatCatalogueFile(file));
  const tool = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  spawnSync(process.execPath, [tool, 'format', '--write', folder], { stdio: 'inherit' });
}
