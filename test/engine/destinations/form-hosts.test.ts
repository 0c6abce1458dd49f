import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRefusal, parseSxcu } from '../../../main/engine/hosts/sxcu/index.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { startCatbox, userhash } from '../../support/hosts/catbox.ts';
import { cheveretoKey, startChevereto } from '../../support/hosts/chevereto.ts';
import { customToken, startCustom } from '../../support/hosts/custom.ts';
import { imgbbKey, startImgbb } from '../../support/hosts/imgbb.ts';
import { startLitterbox } from '../../support/hosts/litterbox.ts';
import type { LookAlike } from '../../support/hosts/look-alike.ts';
import { lskyToken, startLsky } from '../../support/hosts/lsky.ts';
import { startZipline, ziplineToken } from '../../support/hosts/zipline.ts';
import { makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';

const sxcuFile = ({ origin }: LookAlike): string =>
  JSON.stringify({
    Version: '13.7.1',
    RequestURL: `${origin}/form`,
    Headers: { Authorization: `Bearer ${customToken}` },
    Body: 'MultipartFormData',
    FileFormName: 'file',
    URL: '$json:file.link$',
    DeletionURL: '$json:file.remove$',
  });

function sxcuValues(at: LookAlike): Record<string, string> {
  const found = parseSxcu(sxcuFile(at));
  if (isRefusal(found)) throw new Error(found.message);
  return { ...found.values, ...found.secrets };
}

const hosts: readonly [
  string,
  () => Promise<LookAlike>,
  (at: LookAlike) => Record<string, string>,
  string,
][] = [
  ['catbox', startCatbox, ({ origin }) => ({ url: origin, userhash }), userhash],
  ['litterbox', startLitterbox, ({ origin }) => ({ url: origin, time: '1h' }), ''],
  ['imgbb', startImgbb, ({ origin }) => ({ url: origin, key: imgbbKey }), imgbbKey],
  ['chevereto', startChevereto, ({ origin }) => ({ url: origin, key: cheveretoKey }), cheveretoKey],
  ['lsky', startLsky, ({ origin }) => ({ url: origin, token: lskyToken }), lskyToken],
  ['zipline', startZipline, ({ origin }) => ({ url: origin, token: ziplineToken }), ziplineToken],
  ['sxcu', startCustom, sxcuValues, customToken],
];

test.each(hosts)(
  '%s takes pictures from the queue, and its secret stays out of the profile',
  async (...row) => {
    const [kind, start, valuesAt, secret] = row;
    const at = await start();
    const profile = await temporaryFolder();
    const run = await startTestEngine({ profile, vault: createMemoryStore('') });
    const added = await run.engine.call('addDestination', { kind, title: 'There', values: valuesAt(at) });
    expect(added).toMatchObject({ id: 'there', kind, problem: null, origin: at.origin });
    expect(await run.engine.call('testDestination', { id: 'there' })).toEqual({ problems: [] });
    const paths = await makePictures(await temporaryFolder(), 3);
    const items = paths.map((path) => ({ kind: 'path' as const, path }));
    await run.engine.call('add', { items, origin: 'drop', host: 'there' });
    const jobs = await run.until((all) => all.length === 3 && all.every(({ state }) => state === 'uploaded'));

    const sent = [...at.objects.values()].map((bytes) => bytes.toString('base64')).sort();
    const given = await Promise.all(paths.map(async (path) => (await readFile(path)).toString('base64')));
    expect(sent).toEqual(given.sort());
    for (const { remote } of jobs) expect(await at.follow(remote?.link ?? '')).not.toBeNull();
    expect(JSON.stringify(at.requests.map(({ body }) => body.toString('latin1')))).not.toContain(
      'picture 00',
    );

    await run.engine.stop(0);
    if (secret === '') return;
    const stored = await readFile(join(profile, 'snapferry.db'), 'latin1');
    expect(stored).toContain(at.origin);
    expect(stored).not.toContain(secret);
  },
);

test('a wrong token stops what waits for its host, and fails none of it', async () => {
  const at = await startLsky();
  const run = await startTestEngine({ vault: createMemoryStore('') });
  const values = { url: at.origin, token: '2|bm90LXRoZS10b2tlbg' };
  await run.engine.call('addDestination', { kind: 'lsky', title: 'There', values });
  const paths = await makePictures(await temporaryFolder(), 3);
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  await run.engine.call('add', { items, origin: 'drop', host: 'there' });
  const jobs = await run.until(
    (all) => all.filter(({ reason }) => reason?.kind === 'destination').length === 3,
  );
  expect(jobs.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(at.objects.size).toBe(0);
  // One look is enough: nothing is sent again until somebody came.
  expect(at.requests.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(3);
});

test('a file of another program becomes a host, with its secret in the keychain', async () => {
  const at = await startCustom();
  const profile = await temporaryFolder();
  const run = await startTestEngine({ profile, vault: createMemoryStore('') });
  const { kinds } = await run.engine.call('hostKinds', {});
  expect(kinds.filter(({ importsFiles }) => importsFiles).map(({ kind }) => kind)).toEqual(['sxcu']);

  const added = await run.engine.call('importDestination', { kind: 'sxcu', text: sxcuFile(at) });
  expect(added).toMatchObject({ kind: 'sxcu', problem: null, origin: at.origin });
  expect(added.title).not.toBe('');
  const named = await run.engine.call('importDestination', {
    kind: 'sxcu',
    text: sxcuFile(at),
    title: 'My own site',
  });
  expect(named.title).toBe('My own site');
  expect(await run.engine.call('testDestination', { id: named.id })).toEqual({ problems: [] });

  await expect(run.engine.call('importDestination', { kind: 'sxcu', text: 'no JSON' })).rejects.toMatchObject(
    {
      data: { code: 'bad-setting' },
    },
  );
  await expect(run.engine.call('importDestination', { kind: 's3', text: '{}' })).rejects.toMatchObject({
    data: { code: 'host-kind-unknown' },
  });
  await run.engine.stop(0);
  expect(await readFile(join(profile, 'snapferry.db'), 'latin1')).not.toContain(customToken);
});
