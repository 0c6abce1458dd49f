import { expect, test } from 'vitest';
import { parseLedgerAddress } from '../../../main/engine/ledger/address.ts';
import { startRedis } from '../../support/redis-server.ts';
import { addFolder, folderWith, jobsOf, patiently } from '../folders/support.ts';
import { startTestEngine, startTestSandbox } from '../support/running-engine.ts';

test('two machines that watch one folder send each of its pictures once', async () => {
  const [redis, sandbox, folder] = await Promise.all([
    startRedis(),
    startTestSandbox(),
    folderWith('a.png', 'b.png', 'c.png', 'd.png'),
  ]);
  const { origin: apiUrl, clientId } = sandbox;
  const ledger = { ...parseLedgerAddress(`${redis.url}?folders=shared`), passwordFile: null };
  const start = () => startTestEngine({ watchesFolders: true, environment: { apiUrl, clientId, ledger } });
  const runs = [await start(), await start()] as const;
  await Promise.all(runs.map((run) => addFolder(run, folder, { existing: 'upload' })));
  await expect
    .poll(async () => (await Promise.all(runs.map(jobsOf))).flat().map(({ state }) => state), patiently)
    .toEqual(['uploaded', 'uploaded', 'uploaded', 'uploaded']);
  expect(sandbox.pictures()).toHaveLength(4);
  const { machines } = await runs[0].engine.call('machines', {});
  expect(machines).toHaveLength(2);
  expect(machines.filter(({ isOwn }) => isOwn)).toHaveLength(1);
});
