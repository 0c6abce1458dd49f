import { expect, test } from 'vitest';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { startCatbox, userhash } from '../../support/hosts/catbox.ts';
import { cheveretoKey, startChevereto } from '../../support/hosts/chevereto.ts';
import { imgbbKey, startImgbb } from '../../support/hosts/imgbb.ts';
import { startLitterbox } from '../../support/hosts/litterbox.ts';
import type { LookAlike } from '../../support/hosts/look-alike.ts';
import { lskyToken, startLsky } from '../../support/hosts/lsky.ts';
import { startZipline, ziplineToken } from '../../support/hosts/zipline.ts';
import { makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';
import { lines, snapferry } from './support.ts';

/** Kind, server, name of its secret and the secret. */
const hosts: readonly [string, () => Promise<LookAlike>, string | null, string][] = [
  ['catbox', startCatbox, 'userhash', userhash],
  ['litterbox', startLitterbox, null, ''],
  ['imgbb', startImgbb, 'key', imgbbKey],
  ['chevereto', startChevereto, 'key', cheveretoKey],
  ['lsky', startLsky, 'token', lskyToken],
  ['zipline', startZipline, 'token', ziplineToken],
];

test.each(hosts)('%s: added, tested and used by the command', async (kind, start, key, secret) => {
  const at = await start();
  const profile = await temporaryFolder();
  await startTestEngine({ profile, vault: createMemoryStore('') });
  const command = (args: readonly string[], input = '') =>
    snapferry(args, {
      profile,
      env: { SNAPFERRY_API_URL: '', SNAPFERRY_CLIENT_ID: '' },
      input: new TextEncoder().encode(input),
    });
  const secretly = key === null ? [] : ['--secret', `${key}=-`];
  const added = await command(
    ['hosts', 'add', kind, '--name', 'Mine', '--set', `url=${at.origin}`, ...secretly],
    `${secret}\n`,
  );
  expect(added).toMatchObject({ code: 0, stdout: '' });
  expect(await command(['hosts', 'test', 'mine'])).toMatchObject({ code: 0, stdout: 'Mine works.\n' });
  const paths = await makePictures(await temporaryFolder(), 2);
  const sent = await command(['upload', '--host', 'mine', ...paths]);
  expect(sent).toMatchObject({ code: 0 });
  const links = lines(sent.stdout);
  expect(links).toHaveLength(2);
  for (const link of links) expect(await at.follow(link)).not.toBeNull();
  if (secret !== '') expect(added.stderr + sent.stdout + sent.stderr).not.toContain(secret);
});

test('a wrong key is said, by name of the host', async () => {
  const at = await startLsky();
  const profile = await temporaryFolder();
  await startTestEngine({ profile, vault: createMemoryStore('') });
  const env = { SNAPFERRY_API_URL: '', SNAPFERRY_CLIENT_ID: '' };
  const input = new TextEncoder().encode('2|bm90LXRoZS10b2tlbg\n');
  const add = ['hosts', 'add', 'lsky', '--name', 'Mine', '--set', `url=${at.origin}`, '--secret', 'token=-'];
  // It is there, and what is wrong with it is said at once.
  const added = await snapferry(add, { profile, env, input });
  expect(added.code).toBe(0);
  expect(added.stderr).toMatch(/^Mine: .* does not accept these credentials/m);
  const tested = await snapferry(['hosts', 'test', 'mine'], { profile, env });
  expect(tested.code).toBe(1);
  expect(tested.stderr).toContain('does not accept these credentials');
});
