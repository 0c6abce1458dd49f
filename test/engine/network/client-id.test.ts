import { expect, test } from 'vitest';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const wrong = '000000000000bad';

test('a Client-ID is tried at the host, whatever the settings hold', async () => {
  const sandbox = await startTestSandbox({ clientIds: ['0123456789abcde'] });
  const { engine } = await startTestEngine({ environment: { apiUrl: sandbox.origin, clientId: null } });
  const tried = async (clientId: string) =>
    (await engine.call('testClientId', { clientId })).failure?.code ?? null;
  expect(await tried('0123456789abcde')).toBeNull();
  expect(await tried(wrong)).toBe('bad-client-id');
  expect(await tried('with a blank')).toBe('bad-client-id');
  expect((await engine.call('snapshot', {})).settings.clientId).toBeNull();
});

test('a picture under a refused Client-ID says that it is refused, and one under none that there is none', async () => {
  const sandbox = await startTestSandbox({ clientIds: ['0123456789abcde'] });
  const { engine, add, until } = await startTestEngine({
    environment: { apiUrl: sandbox.origin, clientId: null },
  });
  await add(await makePictures(await temporaryFolder(), 1));
  const reasonOf = async (isIt: (code: string | null) => boolean) => {
    const [job] = await until((jobs) =>
      jobs.some(({ reason }) => reason?.kind === 'client-id' && isIt(reason.error?.code ?? null)),
    );
    return job?.reason;
  };
  expect(await reasonOf((code) => code === null)).toEqual({ kind: 'client-id', until: null });
  await engine.call('changeSettings', { clientId: wrong });
  expect(await reasonOf((code) => code !== null)).toMatchObject({ error: { code: 'bad-client-id' } });
});
