#!/usr/bin/env node
import packageJson from '../../package.json' with { type: 'json' };

// Answered before anything is loaded: scripts ask for it most often.
const [first, ...rest] = process.argv.slice(2);
if (rest.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${packageJson.version}\n`);
} else {
  // Not awaited: bundled, this is a script that can be required.
  void import('./main.ts').then(({ main }) => main());
}
