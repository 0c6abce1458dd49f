import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { languagePackages } from '../../../main/engine/reading/language-catalogue.ts';
import { createLanguageData } from '../../../main/engine/reading/language-data.ts';
import { languagesToRead } from '../../../main/engine/reading/languages.ts';
import { realWeb } from '../../../main/engine/sources/web/http-client.ts';

/** A tar archive of one file. */
function tarOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(512);
  head.write(name);
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  return Buffer.concat([head, content, Buffer.alloc(512 - (content.length % 512) + 1_024)]);
}

const member = 'package/4.0.0_best_int/eng.traineddata.gz';
const tarball = gzipSync(tarOf(member, gzipSync(Buffer.from('the data of English'))));
const sha512 = createHash('sha512').update(tarball).digest('base64');

/** A registry that answers with the tarball, and counts how often it was asked. */
async function registry(answer: Buffer = tarball) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-languages-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const eng = { path: '/eng.tgz', bytes: tarball.length, sha512, member };
  const data = createLanguageData({
    folder: join(folder, 'reading'),
    web: { ...realWeb, isPrivate: () => false },
    packages: { ...languagePackages, eng },
    registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    systemFolders: [],
  });
  return { data, asked: () => asked };
}

const { signal } = new AbortController();

test('data is fetched when somebody asks for it, once, and is found then', async () => {
  const { data, asked } = await registry();
  expect(data.find('eng')).toBeNull();
  expect(data.offered('eng')).toBe(tarball.length);
  expect(asked()).toBe(0);
  await Promise.all([data.download('eng', signal), data.download('eng', signal)]);
  expect(asked()).toBe(1);
  const found = data.find('eng');
  expect(found?.source).toBe('download');
  expect(await readFile(found?.path ?? '', 'utf8')).toBe('the data of English');
  await data.remove('eng');
  expect(data.find('eng')).toBeNull();
});

test('what has another hash is not kept', async () => {
  const changed = Buffer.from(tarball);
  changed[20] = (changed[20] ?? 0) ^ 1;
  const { data } = await registry(changed);
  await expect(data.download('eng', signal)).rejects.toMatchObject({ data: { code: 'address-broken' } });
  expect(data.find('eng')).toBeNull();
  expect(data.isComing('eng')).toBe(false);
});

test('what is longer than it should be is left, and what no package has is not offered', async () => {
  const { data } = await registry(Buffer.concat([tarball, Buffer.alloc(5_000_000)]));
  await expect(data.download('eng', signal)).rejects.toMatchObject({ data: { code: 'address-broken' } });
  await expect(data.download('rus', signal)).rejects.toMatchObject({ data: { code: 'reading-missing' } });
});

test("the window's language comes first, then English; a choice is followed", () => {
  expect(languagesToRead(null, 'de-AT')).toEqual(['deu', 'eng']);
  expect(languagesToRead(null, 'en')).toEqual(['eng']);
  expect(languagesToRead(null, 'ja')).toEqual(['eng']);
  expect(languagesToRead(['rus'], 'de')).toEqual(['rus']);
});
