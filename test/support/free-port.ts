import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports that no system gives to outgoing connections by itself: Linux begins at 32768, macOS and Windows at 49152. */
const lowest = 20_000;
const highest = 32_000;
const maxAttempts = 50;

/**
 * Finds a port that was free a moment ago. It is none that the system gives away by itself: the tests that run
 * beside this one open hundreds of connections a second, and one of those took it now and then.
 * @throws where all that were tried are taken
 */
export async function freePort(): Promise<number> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`None of ${maxAttempts} ports between ${lowest} and ${highest} is free.`);
}
