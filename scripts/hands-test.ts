import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './setup/paths.ts';

// Implements `npm run test:hands [rounds]`: many commands on one profile, again and again, for an hour or so.

const usualRounds = '50';

const child = spawn(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/engine/cli/many-hands.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SNAPFERRY_TEST_ROUNDS: process.argv[2] ?? usualRounds },
  },
);
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;
