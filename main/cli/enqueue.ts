import { basename, dirname, join } from 'node:path';
import type { AddItem } from '../../contract/add-item.ts';
import { errorData } from '../../contract/app-error.ts';
import type { AddResult, EngineClient } from '../../contract/engine.ts';
import { maxPictureBytes } from '../engine/socket/wire-format.ts';
import type { BatchItem } from './batch.ts';
import { parseItem, standardInput } from './environment.ts';

export type EnqueuedInput = Pick<BatchItem, 'input' | 'jobId' | 'error'>;

const toEnqueuedInput = (input: string, added: AddResult): EnqueuedInput =>
  added.kind === 'job'
    ? { input, jobId: added.jobId, error: null }
    : { input, jobId: null, error: added.error };

/**
 * Tells for each argument what came of it: one entry, or for a folder one for each picture in it. The engine answers
 * with whole paths in the order given; here they are named as the person wrote them.
 */
export function matchAdded(
  items: readonly { readonly argument: string; readonly item: AddItem }[],
  added: readonly AddResult[],
): EnqueuedInput[][] {
  let next = 0;
  return items.map(({ argument, item }) => {
    const own: EnqueuedInput[] = [];
    const place = item.kind === 'path' ? item.path : item.url;
    for (let one = added[next]; one; one = added[next]) {
      if (one.input === place) {
        // The thing itself, or a folder as a whole that was refused: it has one entry.
        if (own.length === 0) {
          own.push(toEnqueuedInput(argument, one));
          next += 1;
        }
        break;
      }
      if (item.kind !== 'path' || dirname(one.input) !== place) break;
      own.push(toEnqueuedInput(join(argument, basename(one.input)), one));
      next += 1;
    }
    return own;
  });
}

export interface EnqueueOptions {
  /** Relative paths are meant from here. */
  readonly folder: string;
  readonly title: string | null;
  readonly description: string | null;
  /** Left out: where uploads go anyway. */
  readonly account?: string | null | undefined;
  /** Files go as they are, with all that they carry beside their picture. */
  readonly keepMetadata: boolean;
  /** What came on standard input; null when that was more than can be handed over. */
  readonly piped: Uint8Array<ArrayBuffer> | null;
  /** How people see the picture that was piped. */
  readonly pipedName: string;
}

/**
 * Hands all over in one act, and tells of each as the person wrote it, in the order of the arguments.
 * @throws {CallFailed} when nothing at all could be taken
 */
export async function enqueue(
  client: EngineClient,
  args: readonly string[],
  options: EnqueueOptions,
): Promise<EnqueuedInput[]> {
  const { folder, title, description, account, keepMetadata, piped, pipedName } = options;
  const metadata = keepMetadata ? ('keep' as const) : undefined;
  const about = { origin: 'command-line' as const, title, description, account, metadata };
  const isPiped = (argument: string) => argument === standardInput;

  // What came through the pipe is nowhere else, so it is made safe first.
  const fromPipe: EnqueuedInput[] = [];
  if (args.some(isPiped)) {
    if (piped) {
      const { added } = await client.call('addBytes', { name: pipedName, bytes: piped, ...about });
      fromPipe.push(...added.map((one) => toEnqueuedInput(standardInput, one)));
    } else {
      const error = errorData('too-big', 'Too much came in on standard input.', { limit: maxPictureBytes });
      fromPipe.push({ input: standardInput, jobId: null, error });
    }
  }
  const named = args
    .filter((argument) => !isPiped(argument))
    .map((argument) => ({ argument, item: parseItem(argument, folder) }));
  const items = named.map(({ item }) => item);
  const matched =
    items.length > 0 ? matchAdded(named, (await client.call('add', { items, ...about })).added) : [];
  return args.flatMap((argument) => (isPiped(argument) ? fromPipe : (matched.shift() ?? [])));
}
