import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { parseLedgerAddress } from '../../../main/engine/ledger/address.ts';
import { startRedis } from '../../support/redis-server.ts';
import { start } from '../cli/support.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

test('the command says that the common ledger refuses its password, and uploads its share', async () => {
  const [redis, sandbox, folder, profile] = await Promise.all([
    startRedis(),
    startTestSandbox(),
    temporaryFolder(),
    temporaryFolder(),
  ]);
  const { origin: apiUrl, clientId } = sandbox;
  const [first = '', second = ''] = await makePictures(folder, 2);
  const ledger = { ...parseLedgerAddress(redis.url), passwordFile: null };
  const before = await startTestEngine({ profile, environment: { apiUrl, clientId, ledger } });
  await before.add([first]);
  await before.until(allInState('uploaded'));
  await before.engine.stop(0);

  const bare = new Redis(redis.url);
  onTestFinished(() => bare.disconnect());
  await bare.config('SET', 'requirepass', 'right');
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, 'wrong\n');
  const env = { SNAPFERRY_LEDGER: redis.url, SNAPFERRY_LEDGER_PASSWORD_FILE: passwordFile };
  const { code, stdout, stderr } = await start(['upload', second], { profile, sandbox, env }).ended;
  expect(code).toBe(0);
  expect(stdout.trim()).toBe(sandbox.pictures().at(-1)?.link);
  const told = stderr.split('\n').filter((line) => line.includes('does not take this name and password'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('goes on with its share');
});
