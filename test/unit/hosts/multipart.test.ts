import { describe, expect, it, vi } from 'vitest';
import {
  commitAheadBytes,
  createCommitPoint,
  multipartBody,
  multipartForm,
} from '../../../main/engine/hosts/http/multipart.ts';

const form = multipartForm([['type', 'file']], { field: 'image', fileName: 'a.png', mime: 'image/png' });

/** A file of so many equal parts, filled with 1, 2, 3 … */
const fileOf = (count: number, partBytes: number, thrown?: Error) => ({
  bytes: count * partBytes,
  async *parts() {
    for (let index = 1; index <= count; index += 1) yield new Uint8Array(partBytes).fill(index);
    if (thrown) throw thrown;
  },
});

/** Takes the body of a file, whose commit ends when it is told to. */
function bodyOf(count: number, partBytes = 1, thrown?: Error) {
  const told: string[] = [];
  const committing = Promise.withResolvers<void>();
  const body = multipartBody(form, fileOf(count, partBytes, thrown), {
    pace: async () => {},
    async commit() {
      told.push('commit');
      await committing.promise;
    },
    onLast: () => void told.push('last'),
  });
  return { body, told, committing };
}

const firstByteOf = async (body: AsyncGenerator<Uint8Array>) => (await body.next()).value?.[0];

describe('the body of an upload', () => {
  it('of a small file is committed from its first byte on, and goes on meanwhile but for its last part', async () => {
    const { body, told, committing } = bodyOf(3);
    expect((await body.next()).value).toEqual(form.head);
    expect(told).toEqual(['commit']);
    expect(await firstByteOf(body)).toBe(1);
    expect(await firstByteOf(body)).toBe(2);
    const last = body.next();
    await new Promise(setImmediate);
    expect(told).toEqual(['commit']);
    committing.resolve();
    expect((await last).value).toEqual(Buffer.concat([Buffer.of(3), form.tail]));
    expect(told).toEqual(['commit', 'last']);
    expect((await body.next()).done).toBe(true);
  });

  it('of a large file is committed once no more is left than a disk takes for it', async () => {
    const { body, told } = bodyOf(6, commitAheadBytes / 2);
    await body.next();
    for (const part of [1, 2, 3]) {
      expect(told).toEqual([]);
      expect(await firstByteOf(body)).toBe(part);
    }
    expect(told).toEqual(['commit']);
  });

  it.each([0, 1, 2, 3, 7])('of a file of %i parts is whole and in order', async (count) => {
    const { body, told, committing } = bodyOf(count);
    committing.resolve();
    const sent: Uint8Array[] = [];
    for await (const part of body) sent.push(part);
    const content = Buffer.from(Array.from({ length: count }, (_, index) => index + 1));
    expect(Buffer.concat(sent)).toEqual(Buffer.concat([form.head, content, form.tail]));
    expect(told).toEqual(['commit', 'last']);
  });

  it('never ends where the commit fails, nor where the file is another', async () => {
    const failing = bodyOf(2);
    failing.committing.reject(new Error('The disk is full'));
    const taken: unknown[] = [];
    await expect(
      (async () => {
        for await (const part of failing.body) taken.push(part[0]);
      })(),
    ).rejects.toThrow('The disk is full');
    expect(taken).toEqual([form.head[0], 1]);
    expect(failing.told).toEqual(['commit']);

    const changed = bodyOf(2, 1, new Error('It changed'));
    changed.committing.resolve();
    await changed.body.next();
    expect(await firstByteOf(changed.body)).toBe(1);
    await expect(changed.body.next()).rejects.toThrow('It changed');
    expect(changed.told).toEqual(['commit']);
  });

  it('that begins anew on another connection is not committed again', async () => {
    const onCommit = vi.fn();
    const point = createCommitPoint({ pace: async () => {}, onCommit });
    const { signal } = new AbortController();
    const broken = multipartBody(form, fileOf(2, 1), point.hooks(signal));
    await broken.next();
    await broken.return(undefined);
    expect(point.isPassed).toBe(false);
    for await (const _ of multipartBody(form, fileOf(2, 1), point.hooks(signal)));
    expect([onCommit.mock.calls.length, point.isPassed]).toEqual([1, true]);
  });
});
