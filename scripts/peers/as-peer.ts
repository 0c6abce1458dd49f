import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { peerNames, requirePeer } from './install.ts';
import type { Results } from './run-peer.ts';

const peerTaskSchema = z.object({
  pictures: z.array(z.string()),
  clientId: z.string(),
  proxy: z.string(),
  work: z.string(),
  atOnce: z.number(),
});
type PeerTask = z.infer<typeof peerTaskSchema>;

const imgurAnswerSchema = z.object({ success: z.boolean(), data: z.unknown() });
const imgurDataSchema = z.object({ link: z.string() });

async function uploadWithImgur({ pictures, clientId, atOnce }: PeerTask): Promise<Results> {
  const { ImgurClient } = requirePeer('imgur');
  const client = new ImgurClient({ clientId });
  const results: Results = [];
  const waiting = [...pictures.entries()].reverse();
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [index, path] = next;
      const answer = imgurAnswerSchema.parse(
        await client.upload({ image: createReadStream(path), type: 'stream' }),
      );
      const read = imgurDataSchema.safeParse(answer.data);
      results[index] =
        answer.success && read.success ? { link: read.data.link } : { error: JSON.stringify(answer.data) };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

const picgoOutputSchema = z.array(z.object({ imgUrl: z.string().optional() }));

async function uploadWithPicGo({ pictures, clientId, proxy, work }: PeerTask): Promise<Results> {
  const { PicGo } = requirePeer('picgo');
  const home = await mkdtemp(join(work, 'picgo-'));
  const picgo = new PicGo(join(home, 'config.json'));
  picgo.setConfig({
    silent: true,
    'picBed.uploader': 'imgur',
    'picBed.current': 'imgur',
    'picBed.imgur': { clientId, proxy },
  });
  const output: unknown = await picgo.upload([...pictures]);
  const read = picgoOutputSchema.safeParse(output);
  // An error in place of the list, or a list in which links are missing.
  if (!read.success) return pictures.map(() => ({ error: String(output) }));
  return read.data.map(({ imgUrl }) => (imgUrl ? { link: imgUrl } : { error: 'no link' }));
}

/** Runs as the peer that is named: its public API, as its README shows it. */
const peer = peerNames.find((known) => known === process.argv[2]);
if (peer === undefined || process.send === undefined)
  throw new Error('This runs as a child of `npm run peers`.');
const [message] = await once(process, 'message');
const order = peerTaskSchema.parse(message);
const results = peer === 'imgur' ? await uploadWithImgur(order) : await uploadWithPicGo(order);
await new Promise<void>((done) => process.send?.(results, () => done()));
