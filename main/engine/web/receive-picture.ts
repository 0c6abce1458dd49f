import { AppError, errorData } from '../../../contract/app-error.ts';
import { type EngineOutput, engineCalls } from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
import { maxPictureBytes } from '../../../contract/limits.ts';
import type { Enqueuer } from '../jobs/enqueue.ts';
import type { Spool } from '../sources/spool.ts';

/** Options of a picture whose bytes come as the body of a request. */
const optionsSchema = engineCalls.addBytes.input.omit({ bytes: true, batchId: true });

const tooBig = (bytes: number) =>
  new AppError(
    errorData('too-big', `At most ${maxPictureBytes} bytes can be handed over at once`, {
      bytes,
      limit: maxPictureBytes,
      service: 'Snapferry',
    }),
  );

/**
 * Streams a picture into the spool, so that it is never in memory, and adds it to the queue.
 * @param header options as JSON, percent-encoded
 * @param announced size by the word of the request, null: not said
 * @throws {AppError} `bad-call`, `too-big`, `empty-file`, `disk-full`, `profile-unwritable`
 */
export async function receivePicture(
  header: string | undefined,
  announced: number | null,
  body: AsyncIterable<Uint8Array>,
  { spool, addSpooled }: { readonly spool: Spool; readonly addSpooled: Enqueuer['addSpooled'] },
): Promise<EngineOutput<'add'>> {
  const options = judge(optionsSchema, readOptions(header));
  if (!options.success)
    throw new AppError(errorData('bad-call', `addBytes: ${options.error.message.slice(0, 500)}`));
  if ((announced ?? 0) > maxPictureBytes) throw tooBig(announced ?? 0);
  const path = await spool.putStream(bounded(body));
  try {
    if ((await spool.sizeOf(path)) === 0)
      throw new AppError(errorData('empty-file', 'There is nothing in it.', { path: options.data.name }));
    const { name, ...how } = options.data;
    return addSpooled([{ name, path }], how);
  } catch (thrown) {
    await spool.remove(path);
    throw thrown;
  }
}

function readOptions(header: string | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(header ?? ''));
  } catch {
    return undefined;
  }
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxPictureBytes) throw tooBig(bytes);
    yield chunk;
  }
}
