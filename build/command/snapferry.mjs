#!/usr/bin/env node
// The `snapferry` command of the npm package. An old Node must be able to read this to be told so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `snapferry needs Node 22.19 or newer, and this is ${process.versions.node}: https://nodejs.org`,
  );
  process.exit(3);
}
const { enableCompileCache } = await import('node:module');
// What was compiled once is kept for the next start, in a folder of the system's choice.
enableCompileCache?.();
await import('../lib/cli.cjs');
