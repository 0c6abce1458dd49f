#!/usr/bin/env node
// The `snapferry` command of an installed package or a linked checkout.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { entryOf, keepCompiled, programOf, runOnFittingNode } from './node.mjs';

const rest = process.argv.slice(2);
if (rest.length === 1 && (rest[0] === '--version' || rest[0] === '-V')) {
  // Answered before anything is loaded: scripts ask for it most often.
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  await runOnFittingNode(import.meta.filename, rest, async () => {
    keepCompiled();
    const entry = programOf(entryOf('snapferry'));
    process.argv = [process.execPath, entry, ...rest];
    await import(pathToFileURL(entry).href);
  });
}
