import { describe, expect, it } from 'vitest';
import { multipartBody, multipartForm } from '../../../main/engine/hosts/http/multipart.ts';

const form = multipartForm([['type', 'file']], { field: 'image', fileName: 'a.png', mime: 'image/png' });

/** A file of parts of one byte each: 1, 2, 3 … */
const fileOf = (count: number, thrown?: Error) => ({
  async *parts() {
    for (let index = 1; index <= count; index += 1) yield Uint8Array.of(index);
    if (thrown) throw thrown;
  },
  close: async () => {},
});

/** Takes the body of a file, whose commit ends when it is told to. */
function bodyOf(count: number, thrown?: Error) {
  const told: string[] = [];
  const committing = Promise.withResolvers<void>();
  const body = multipartBody(form, fileOf(count, thrown), {
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
  it('goes on during the commit, but for its last part', async () => {
    const { body, told, committing } = bodyOf(3);
    expect((await body.next()).value).toEqual(form.head);
    expect(await firstByteOf(body)).toBe(1);
    expect(told).toEqual([]);
    expect(await firstByteOf(body)).toBe(2);
    expect(told).toEqual(['commit']);
    const last = body.next();
    await new Promise(setImmediate);
    expect(told).toEqual(['commit']);
    committing.resolve();
    expect((await last).value).toEqual(Buffer.concat([Buffer.of(3), form.tail]));
    expect(told).toEqual(['commit', 'last']);
    expect((await body.next()).done).toBe(true);
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

    const changed = bodyOf(2, new Error('It changed'));
    await changed.body.next();
    await expect(changed.body.next()).rejects.toThrow('It changed');
    expect(changed.told).toEqual([]);
  });
});
