import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { CallerGone, whileThere } from '../../../main/engine/local-api/while-there.ts';

class Incoming extends EventEmitter {
  destroyed = false;
  readableEnded = false;
}

/** Never gives anything. */
const silent = (): AsyncIterable<never> => ({
  [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }),
});

async function readAll<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

test('a request that was closed before it was read ends its reader, which would wait for ever', async () => {
  const request = new Incoming();
  request.destroyed = true;
  await expect(readAll(whileThere(request)(silent()))).rejects.toThrow(CallerGone);
});

test('one that closes meanwhile ends it then', async () => {
  const request = new Incoming();
  const reading = readAll(whileThere(request)(silent()));
  request.emit('close');
  await expect(reading).rejects.toThrow(CallerGone);
});

test('one that was read to its end may close: what its reader still holds is read', async () => {
  const request = new Incoming();
  request.readableEnded = true;
  async function* parts() {
    yield 1;
    request.emit('close');
    yield 2;
  }
  expect(await readAll(whileThere(request)(parts()))).toEqual([1, 2]);
});
