import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { exportHost, type ImportOptions, importHosts } from '../../../main/cli/commands/hosts-files.ts';
import { type CommandContext, UsageError } from '../../../main/cli/context.ts';
import { createMessages } from '../../../main/cli/messages.ts';
import { systemClock } from '../../../main/engine/clock.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { customToken, startCustom } from '../../support/hosts/custom.ts';
import { makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';
import { objects, snapferry } from './support.ts';

const fileAt = (origin: string, over: object = {}) =>
  JSON.stringify({
    Version: '13.7.1',
    Name: 'Own server',
    RequestURL: `${origin}/form`,
    Headers: { Authorization: `Bearer ${customToken}`, Accept: 'text/plain' },
    Body: 'MultipartFormData',
    FileFormName: 'file',
    URL: '$json:file.link$',
    ...over,
  });

async function office(language = 'en') {
  const at = await startCustom();
  const folder = await temporaryFolder();
  const run = await startTestEngine({ vault: createMemoryStore('') });
  const out: string[] = [];
  const told: string[] = [];
  const context = {
    environment: { engine: {}, apiKey: null, folder },
    terminal: {
      printResult: (line: string) => out.push(line),
      printInfo: (line: string) => told.push(line),
      printError: (line: string) => told.push(line),
    },
    i18n: createMessages(loadTranslator([language])),
    version: '0',
    clock: systemClock,
    random: () => 0,
    interrupted: new AbortController().signal,
  } as unknown as CommandContext;
  const put = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return name;
  };
  const read = (files: readonly string[], options: ImportOptions = {}, isOwn = false) =>
    importHosts(run.engine, files, options, context, isOwn);
  return { at, run, out, told, context, put, read };
}

test('a file becomes a host that takes pictures, and is told before it is used', async () => {
  const { at, run, read, put, told, out } = await office();
  expect(await read([await put('own.sxcu', `\uFEFF${fileAt(at.origin)}`)])).toBe(0);
  expect(out).toEqual([]);
  expect(told).toEqual([
    `Own server was added as own-server. Pictures that are sent there go to 127.0.0.1:${at.port} (POST). Use it with --host own-server.`,
    'With every picture it sends: Authorization: (hidden); Accept: text/plain',
    'Pictures go there without encryption: others on the way can see them.',
  ]);
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  await run.engine.call('add', {
    items: [{ kind: 'path', path }],
    origin: 'command-line',
    host: 'own-server',
  });
  const [job] = await run.until((jobs) => jobs.some(({ state }) => state === 'uploaded'));
  expect(job?.remote?.link).toBe(`${at.origin}/files/x001.png`);
  expect((await run.engine.call('destinations', {})).chosen).toBe('imgur');
});

test('secrets that no keychain keeps are told, and may stay in the file of the uploader itself', async () => {
  const { at, run, read, put, told } = await office();
  const file = await put('own.sxcu', fileAt(at.origin));
  await read([file], {}, true);
  expect(told.at(-1)).toContain('forgotten when Snapferry ends');

  const path = join(await temporaryFolder(), 'kept.sxcu');
  await writeFile(path, fileAt(at.origin), { mode: 0o600 });
  told.length = 0;
  expect(await read([path], { name: 'Kept', secretFile: [`secrets=${path}`] }, true)).toBe(0);
  expect(told.join()).not.toContain('forgotten');
  const [picture = ''] = await makePictures(await temporaryFolder(), 1);
  await run.engine.call('add', {
    items: [{ kind: 'path', path: picture }],
    origin: 'command-line',
    host: 'kept',
  });
  // The server takes nothing without the token.
  const [job] = await run.until((jobs) => jobs.some(({ state }) => state === 'uploaded'));
  expect(job?.host).toBe('kept');
});

test('many at once, each with its own end', async () => {
  const { at, read, put, out } = await office();
  const files = [
    await put('one.sxcu', fileAt(at.origin)),
    await put('short.sxcu', fileAt(at.origin, { DestinationType: 'URLShortener' })),
    await put('none.sxcu', 'no JSON'),
    'missing.sxcu',
    await put('two.sxcu', fileAt(at.origin, { Version: '15.0.0', Name: 'Second', URL: '$json:file.link$' })),
    await put('long.sxcu', `{"a":"${'x'.repeat(400_000)}"}`),
  ];
  expect(await read(files, { json: true })).toBe(1);
  expect(objects(out.join('\n'))).toMatchObject([
    {
      file: 'one.sxcu',
      id: 'own-server',
      method: 'POST',
      encrypted: false,
      sends: [{ name: 'Authorization', value: null }, {}],
    },
    { file: 'short.sxcu', error: { code: 'bad-setting', params: { reason: 'not-for-pictures' } } },
    { file: 'none.sxcu', error: { params: { reason: 'not-json' } } },
    { file: 'missing.sxcu', error: { code: 'vanished' } },
    {
      file: 'two.sxcu',
      id: 'second',
      warnings: [{ code: 'looks-old', field: 'URL' }, { code: 'not-encrypted' }],
    },
    { file: 'long.sxcu', error: { params: { reason: 'too-long' } } },
  ]);
  expect(out.join()).not.toContain(customToken);
});

test('a refusal is told in the language of the command', async () => {
  const { at, read, put, told } = await office('de');
  expect(await read([await put('ask.sxcu', fileAt(at.origin, { Arguments: { a: '$prompt:Wer?$' } }))])).toBe(
    1,
  );
  expect(told).toEqual([
    'ask.sxcu: Arguments.a fragt bei jedem Bild etwas (prompt). Bilder gehen auch, wenn niemand da ist, darum geht das nicht.',
  ]);
});

test('what was imported comes out again, without what is secret', async () => {
  const { at, run, read, put, out, told, context } = await office();
  await read([await put('own.sxcu', fileAt(at.origin))], { name: 'Mine' });
  const { destinations } = await run.engine.call('destinations', {});
  const mine = destinations.find(({ title }) => title === 'Mine');
  if (!mine) throw new Error('It was not added.');
  told.length = 0;
  expect(exportHost(mine, context)).toBe(0);
  expect(JSON.parse(out.join('\n'))).toMatchObject({
    Name: 'Own server',
    RequestURL: `${at.origin}/form`,
    Headers: { Authorization: '', Accept: 'text/plain' },
    URL: '{json:file.link}',
  });
  expect(told).toEqual(['Left out because they are secret: Authorization']);
  const imgur = destinations.find(({ id }) => id === 'imgur');
  if (imgur) expect(() => exportHost(imgur, context)).toThrow(UsageError);
});

test('one name is for one file', async () => {
  const { read } = await office();
  await expect(read(['a.sxcu', 'b.sxcu'], { name: 'x' })).rejects.toBeInstanceOf(UsageError);
  await expect(read([])).rejects.toBeInstanceOf(UsageError);
});

test('the command itself reads files, sends there and writes them again', async () => {
  const at = await startCustom();
  const profile = await temporaryFolder();
  await startTestEngine({ profile, vault: createMemoryStore('') });
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.sxcu'), fileAt(at.origin, { Name: 'First' }));
  await writeFile(join(folder, 'b.sxcu'), fileAt(at.origin, { Name: 'Second', Version: '15.0.0' }));
  const command = (...args: string[]) => snapferry(args, { profile, folder, env: { SNAPFERRY_API_URL: '' } });
  expect(await command('hosts', 'import', 'a.sxcu', 'b.sxcu', '--old')).toMatchObject({
    code: 0,
    stdout: '',
  });
  const [path = ''] = await makePictures(await temporaryFolder(), 1);
  for (const host of ['first', 'second']) {
    const sent = await command('upload', '--host', host, path);
    expect(sent).toMatchObject({ code: 0 });
    expect(sent.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/files\/x00\d\.png\n$/);
  }
  const exported = await command('hosts', 'export', 'First');
  expect(exported.code).toBe(0);
  expect(JSON.parse(exported.stdout)).toMatchObject({ Name: 'First', URL: '{json:file.link}' });
  expect(exported.stdout + exported.stderr).not.toContain(customToken);
  expect((await command('hosts', 'export', 'imgur')).code).toBe(2);
  expect((await command('hosts', 'export', 'first', 'second')).code).toBe(2);
  expect((await command('hosts', 'import')).code).toBe(2);
});
