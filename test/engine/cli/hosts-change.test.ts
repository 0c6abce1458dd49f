import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { acceptHostKey } from '../../../main/cli/commands/hosts-key.ts';
import { type CommandContext, UsageError } from '../../../main/cli/context.ts';
import { createMessages } from '../../../main/cli/messages.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { memoryKind } from '../../support/memory-host.ts';
import { startSsh } from '../../support/ssh-server.ts';
import { makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';
import { objects, snapferry } from './support.ts';

const url = 'https://pictures.example';

describe('a server’s key', () => {
  /** A destination at a real server whose key nobody has accepted. */
  async function strangers() {
    const { port, user, keyFile, hostKey, root } = await startSsh();
    const { engine } = await startTestEngine({ vault: createMemoryStore('') });
    const values = { host: '127.0.0.1', port: `${port}`, user, keyFile, path: root, publicUrl: url };
    const { id } = await engine.call('addDestination', { kind: 'sftp', title: 'web', values });
    const told: string[] = [];
    const context = {
      terminal: { printInfo: (line: string) => told.push(line) },
      i18n: createMessages(loadTranslator(['en'])),
      interrupted: new AbortController().signal,
    } as unknown as CommandContext;
    const testIt = async () => (await engine.call('testDestination', { id })).problems;
    const accept = async (answer: string, isTTY = true) =>
      acceptHostKey(
        engine,
        id,
        await testIt(),
        context,
        Object.assign(new PassThrough(), { isTTY }).end(answer),
      );
    const kept = async () =>
      (await engine.call('destinations', {})).destinations.find((one) => one.id === id)?.values.hostKey;
    return { engine, id, hostKey, told, testIt, accept, kept };
  }

  test('is asked for once with its fingerprint, and kept', async () => {
    const { hostKey, told, testIt, accept, kept } = await strangers();
    expect(await testIt()).toMatchObject([{ code: 'host-key-unknown', params: { fingerprint: hostKey } }]);
    await expect(accept('no\n')).rejects.toThrow('was not accepted');
    await expect(accept('')).rejects.toThrow(UsageError);
    await expect(accept('yes\n', false)).rejects.toThrow(`hosts set <name> --set hostKey=${hostKey}`);
    expect(await kept()).toBeUndefined();
    expect(await accept('yes\n')).toBe(true);
    expect([await kept(), told.at(-1)]).toEqual([hostKey, expect.stringContaining(`is kept: ${hostKey}`)]);
    // Its folder can be written now, which nobody shows to the public.
    expect((await testIt()).map(({ code }) => code)).not.toContain('host-key-unknown');
    expect(await accept('yes\n')).toBe(false);
  });

  test('that is another one than before is not asked about', async () => {
    const { engine, id, testIt, accept, kept } = await strangers();
    const other = `SHA256:${'A'.repeat(43)}`;
    await engine.call('changeDestination', { id, values: { hostKey: other } });
    expect(await testIt()).toMatchObject([{ code: 'host-key-changed' }]);
    expect(await accept('yes\n')).toBe(false);
    expect(await kept()).toBe(other);
  });
});

test('a host is changed in place, written to a file with its secrets, and read again', async () => {
  const { kind } = memoryKind();
  const profile = await temporaryFolder();
  const run = await startTestEngine({ profile, hostKinds: [kind], vault: createMemoryStore('') });
  const env = { SNAPFERRY_CLIENT_ID: '', SNAPFERRY_API_URL: '' };
  const command = (args: readonly string[], input = '') =>
    snapferry(['hosts', ...args], { profile, env, input: new TextEncoder().encode(input) });
  await run.engine.call('addDestination', {
    kind: 'memory',
    title: 'one',
    values: { url, token: 'expired' },
  });
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  await run.engine.call('add', { items: [{ kind: 'path', path }], origin: 'drop', host: 'one' });
  await run.until(([job]) => job?.reason?.kind === 'destination');

  const refused = await command(['set', 'one', '--set', 'token=hush']);
  expect([refused.code, refused.stderr.includes('hush')]).toEqual([2, false]);
  const changed = await command(
    ['set', 'one', '--name', 'Two', '--set', 'size=large', '--secret', 'token=-', '--json'],
    'right\n',
  );
  expect(objects(changed.stdout)).toMatchObject([{ id: 'one', name: 'Two', values: { url, size: 'large' } }]);
  await run.until(([job]) => job?.state === 'uploaded');
  expect((await command(['set', 'two', '--set', 'url=https://other.example'])).stderr).toContain(
    '--same-place',
  );

  const file = join(profile, 'one.snapferry-host.json');
  const written = await command(['export', 'two', '--with-secrets']);
  expect(written).toMatchObject({ code: 0, stdout: `${file}\n` });
  expect(written.stderr).toContain('secrets of Two in plain text (token)');
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    kind: 'memory',
    secrets: { token: 'right' },
  });
  expect(await command(['export', 'two', '--with-secrets'])).toMatchObject({ code: 2, stdout: '' });
  expect((await command(['import', '--name', 'three', file])).stderr).toContain('three is set up');
  expect((await run.engine.call('testDestination', { id: 'three' })).problems).toEqual([]);
});

test('without --host the rules decide, and a command with an engine of its own waits for the mirror', async () => {
  const profile = await temporaryFolder();
  const places = [await temporaryFolder(), await temporaryFolder()];
  const run = await startTestEngine({ profile, vault: createMemoryStore('') });
  for (const [index, path] of places.entries()) {
    const values = { path, publicUrl: `https://place-${index}.example`, keyTemplate: 'x-{hash8}{ext}' };
    await run.engine.call('addDestination', { kind: 'folder', title: `place-${index}`, values });
  }
  const rule = { id: 'a', when: { ways: ['command' as const] }, to: 'place-0', mirrorTo: 'place-1' };
  await run.engine.call('changeSettings', { routing: { rules: [rule] } });
  await run.engine.stop(0);
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  const env = { SNAPFERRY_CLIENT_ID: '', SNAPFERRY_API_URL: '' };
  const { code, stdout } = await snapferry(['upload', '--json', path], { profile, env });
  expect(code).toBe(0);
  expect(objects(stdout)).toMatchObject([{ status: 'uploaded', host: 'place-0' }]);
  const held = await Promise.all(places.map((place) => readdir(place)));
  expect(held.map((names) => names.filter((name) => name.startsWith('x-')).length)).toEqual([1, 1]);
});
