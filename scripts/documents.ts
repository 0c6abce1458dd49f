import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedDocuments } from './documents/index.ts';
import { root } from './setup/paths.ts';

/**
 * Implements `npm run docs`: checks that the documents made from the code are as the code is; with `--write` makes them
 * anew.
 */
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const stale = generatedDocuments().filter(([path, text]) => {
  const file = join(root, path);
  if (values.write) writeFileSync(file, text);
  return readFileSync(file, 'utf8') !== text;
});
for (const [path] of stale) console.error(`${path} is not as the code is: npm run docs -- --write`);
process.exitCode = stale.length === 0 ? 0 : 1;
