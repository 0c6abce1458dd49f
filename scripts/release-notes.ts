import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notesFor } from './packaging/changelog.ts';
import { root } from './setup/paths.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';

/** Prints the changelog's section of a version: `node scripts/release-notes.ts 1.2.3`. */
await runMain(async () => {
  const [version] = process.argv.slice(2);
  if (!version) throw new SetupError('usage: node scripts/release-notes.ts <version>');
  console.log(notesFor(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version));
  return 0;
});
