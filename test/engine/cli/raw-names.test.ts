import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { png } from '../folders/support.ts';
import { startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

const entry = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'index.ts');

test.runIf(process.platform === 'linux')('a name that is no text uploads when it is typed', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  await writeFile(
    Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff]), Buffer.from('.png')]),
    await png(),
  );
  // Only a shell can hand it over: Node's own arguments are text.
  const child = spawn('bash', ['-c', `exec "$0" "$1" upload $'bad\\xff.png'`, process.execPath, entry], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LC_ALL: 'C',
      SNAPFERRY_HOME: profile,
      SNAPFERRY_API_URL: sandbox.origin,
      SNAPFERRY_CLIENT_ID: sandbox.clientId,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(sandbox.pictures()).toHaveLength(1);
});
