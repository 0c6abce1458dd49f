import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { toErrorData } from '../../../contract/app-error.ts';
import { typeOfFile } from '../../../main/engine/media/file-type.ts';
import { holdsPicture } from '../../../main/engine/media/holds-picture.ts';
import { probe } from '../../support/media/operations.ts';
import { canvas, writeTemporaryFile as file, makeTemporaryFolder as folder } from './support.ts';

const detection = vi.hoisted(() => ({ failure: null as Error | null }));
vi.mock('file-type', async (original) => {
  const real = await original<typeof import('file-type')>();
  return {
    ...real,
    fileTypeFromTokenizer: async (tokenizer: Parameters<typeof real.fileTypeFromTokenizer>[0]) => {
      if (!detection.failure) return real.fileTypeFromTokenizer(tokenizer);
      await tokenizer.close();
      throw detection.failure;
    },
  };
});

afterEach(() => {
  detection.failure = null;
});

const picture = async () => file(await canvas(8, 8).png().toBuffer(), 'nameless');

it('tells a file by its content', async () => {
  expect(await typeOfFile(await picture())).toBe('image/png');
  expect(await holdsPicture(await picture())).toBe(true);
});

it('finds a drawing and an AVIF of many brands in a file without an ending', async () => {
  const avif = await canvas(64, 64).avif().toBuffer();
  avif.write('mif1', 8, 'latin1');
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect(await holdsPicture(file(drawing, 'drawing'))).toBe(true);
  expect(await holdsPicture(file(avif, 'avif'))).toBe(true);
});

it.each([
  ['nothing in particular', Buffer.from('plain words')],
  ['what ends within its own header', Buffer.from([0x89, 0x50, 0x4e])],
])('knows no type for %s', async (_, content) => {
  expect(await typeOfFile(file(content, 'odd'))).toBeUndefined();
  expect(await holdsPicture(file(content, 'odd'))).toBe(false);
});

it('takes neither a folder nor a link to one for a file', async () => {
  const inside = join(folder(), 'inside');
  mkdirSync(inside);
  symlinkSync(inside, `${inside}-link`);
  expect(await typeOfFile(inside)).toBeUndefined();
  expect(await typeOfFile(`${inside}-link`)).toBeUndefined();
  expect(await holdsPicture(`${inside}-link`)).toBe(false);
});

it('throws what the file system says', async () => {
  await expect(typeOfFile(join(folder(), 'gone.png'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('says that the program is broken when a part of it is missing, and nothing about the picture', async () => {
  const path = await picture();
  detection.failure = Object.assign(new Error("Cannot find package 'strtok3'"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
  const thrown = await probe(path).catch((error: unknown) => error);
  expect(toErrorData(thrown).code).toBe('internal');
});
