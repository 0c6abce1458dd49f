import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureAddress } from '../../../main/desktop/windows/app-resources.ts';
import { byteRange, pictureResponse } from '../../../main/desktop/windows/picture-response.ts';

describe('the part of a file that is asked for', () => {
  it.each([
    [null, null],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-30', { start: 70, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=20-10', 'outside'],
    ['bytes=-', null],
    ['bytes=0-1,4-5', null],
    ['lines=1-2', null],
  ])('%s', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });
});

describe('a picture for the large view', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapferry-picture-'));
    await writeFile(join(folder, 'clip.MP4'), '0123456789');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('comes whole, or the part of it, with its type', async () => {
    const path = join(folder, 'clip.MP4');
    const whole = await pictureResponse(path, null, { 'x-own': 'yes' });
    expect([whole.statusCode, await text(whole.data as Readable)]).toEqual([200, '0123456789']);
    expect(whole.headers?.['content-type']).toBe('video/mp4');
    expect(whole.headers?.['x-own']).toBe('yes');
    const part = await pictureResponse(path, 'bytes=2-4', {});
    expect([part.statusCode, await text(part.data as Readable)]).toEqual([206, '234']);
    expect(part.headers?.['content-range']).toBe('bytes 2-4/10');
    expect((await pictureResponse(path, 'bytes=10-', {})).statusCode).toBe(416);
  });

  it('is asked for by its kind and id, and by no path', () => {
    expect(pictureAddress('snapferry://picture/items/a-1')).toEqual({ kind: 'items', id: 'a-1' });
    expect(pictureAddress('snapferry://picture/jobs/B2')).toEqual({ kind: 'jobs', id: 'B2' });
    for (const address of [
      'snapferry://picture/files/a',
      'snapferry://picture/items/../x',
      'snapferry://picture/items/a%2fb',
      'snapferry://app/items/a',
      'https://picture/items/a',
    ])
      expect(pictureAddress(address)).toBeNull();
  });
});
