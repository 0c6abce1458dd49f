#!/usr/bin/env node
// The `snapferry` command of an installed package or a linked checkout.
import { pathToFileURL } from 'node:url';
import { entryOf, runOnFittingNode } from './node.mjs';

const rest = process.argv.slice(2);
await runOnFittingNode(import.meta.filename, rest, async () => {
  const entry = entryOf('snapferry');
  process.argv = [process.execPath, entry, ...rest];
  await import(pathToFileURL(entry).href);
});
