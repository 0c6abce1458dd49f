import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { answerRequest } from '../../../../main/engine/app/answer-request.ts';
import { startEngine } from '../../../../main/engine/app/engine.ts';
import { systemClock } from '../../../../main/engine/clock.ts';
import { memoryKind } from '../../../support/memory-host.ts';

// An engine whose host is a folder, which is there when the engine was killed: uploads take a while, and are renamed
// into their place at the end, under the key of their job.

const [, , profile = '', shelf = ''] = process.argv;
const wait = (ms: number) => new Promise<void>((resolve) => void systemClock.after(ms, resolve));

const { kind } = memoryKind({
  traits: { isRepeatable: true },
  host: {
    maxParallel: 2,
    async upload({ body, key }, hooks) {
      if (body.kind !== 'file') throw new Error('Only files.');
      const unfinished = join(shelf, `.${key}`);
      await copyFile(body.path, unfinished);
      await wait(15);
      await hooks.onCommit();
      await rename(unfinished, join(shelf, key));
      await wait(15);
      const now = systemClock.now();
      const link = `https://shelf.example/${key}`;
      const image = {
        id: key,
        link,
        page: link,
        deletehash: null,
        mime: 'image/png',
        width: null,
        height: null,
      };
      return {
        kind: 'uploaded',
        image: { ...image, bytes: body.media.bytes },
        observation: {
          sentAt: now,
          receivedAt: now,
          clockOffsetMs: 0,
          readings: {},
          source: 'header',
          refusal: null,
        },
      };
    },
  },
});

const engine = await startEngine({
  profile,
  version: '0.0.0-test',
  environment: { apiUrl: null, clientId: null },
  hostKinds: [kind],
});
process.on('message', async (message) => {
  const reply = await answerRequest(engine, message);
  if (reply) process.send?.(reply);
});
process.once('disconnect', () => process.exit());
process.send?.({ type: 'ready', protocol: 1, version: '0' });
// Timers of the engine keep no process alive.
setInterval(() => {}, 2 ** 30);
