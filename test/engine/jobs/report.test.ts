import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

test('the report tells of system, queue, errors, crashes and log, and of no secret and no picture', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  mkdirSync(join(profile, 'logs'), { recursive: true });
  writeFileSync(join(profile, 'logs', 'engine.log'), '{"msg":"asked with Bearer verysecret"}\n');
  mkdirSync(join(profile, 'crashes'));
  writeFileSync(join(profile, 'crashes', 'a.dmp'), 'dump');
  const { engine, add, until } = await startTestEngine({ sandbox, profile });
  const settings = await engine.call('changeSettings', {
    theme: 'dark',
    clientId: 'abcdefsecretapp',
    localApiFolders: ['/home/somebody/Pictures'],
  });
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  writeFileSync(path, 'no picture');
  await engine.call('pause', {});
  await add([path]);
  await until((jobs) => jobs.some(({ state }) => state === 'failed'));
  const { report, crashes } = await engine.call('diagnose', {});
  expect(crashes.map(({ name }) => name)).toEqual(['a.dmp']);
  for (const told of [
    '## System',
    'not-an-image (failed',
    'theme: "dark"',
    'clientId: set',
    'localApiFolders: set',
    'paused',
    'a.dmp',
  ])
    expect(report).toContain(told);
  expect(report).toContain('Bearer [secret]');
  for (const secret of [
    settings.localApiKey ?? '',
    'abcdefsecretapp',
    'verysecret',
    'somebody',
    'picture 001',
  ])
    expect(report).not.toContain(secret);
});
