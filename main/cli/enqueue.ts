import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { AddItem } from '../../contract/add-item.ts';
import type { AddResult, EngineClient } from '../../contract/engine.ts';
import type { BatchItem } from './batch.ts';
import { parseItem } from './environment.ts';
import type { PipedInput } from './inputs.ts';

export interface EnqueuedInput extends Pick<BatchItem, 'input' | 'jobId' | 'error'> {
  /** True when it was given before and is still waiting: it is the same job. */
  readonly isKnown: boolean;
}

const toEnqueuedInput = (input: string, added: AddResult): EnqueuedInput =>
  added.kind === 'job'
    ? { input, jobId: added.jobId, error: null, isKnown: added.isKnown ?? false }
    : { input, jobId: null, error: added.error, isKnown: false };

/**
 * Matches the engine's results with the arguments: one entry each, or for a folder one for each picture in it. The
 * engine answers with absolute paths in the order given; here they are named as the user wrote them.
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
        // The input itself, or a folder as a whole that was refused: it has one entry.
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
  /** Base of relative paths. */
  readonly folder: string;
  readonly title: string | null;
  readonly description: string | null;
  /** Default: the active account. */
  readonly account?: string | null | undefined;
  /** Whether files are sent unchanged, with all of their metadata. */
  readonly keepMetadata: boolean;
  /** Piped inputs that this process has read, by index of the argument. */
  readonly piped: ReadonlyMap<number, PipedInput>;
}

/**
 * Adds all inputs, and reports each as the user wrote it, in the order of the arguments. Each part has its own
 * idempotency key, so that an engine which replaces another knows what it has already.
 * @throws {AppError} when nothing at all could be added
 */
export async function enqueue(
  client: EngineClient,
  args: readonly string[],
  options: EnqueueOptions,
): Promise<EnqueuedInput[]> {
  const { folder, title, description, account, keepMetadata, piped } = options;
  const metadata = keepMetadata ? ('keep' as const) : undefined;
  const about = { origin: 'command-line' as const, title, description, account, metadata };

  // Piped content exists nowhere else, so it is stored first.
  const fromPipes = new Map<number, EnqueuedInput[]>();
  for (const [place, { name, content }] of piped) {
    const input = args[place] ?? name;
    if (!(content instanceof Uint8Array)) {
      fromPipes.set(place, [{ input, jobId: null, error: content, isKnown: false }]);
      continue;
    }
    const { added } = await client.call('addBytes', {
      name,
      bytes: content,
      batchId: randomUUID(),
      ...about,
    });
    fromPipes.set(
      place,
      added.map((one) => toEnqueuedInput(input, one)),
    );
  }
  const named = [...args.entries()]
    .filter(([place]) => !piped.has(place))
    .map(([, argument]) => ({ argument, item: parseItem(argument, folder) }));
  const items = named.map(({ item }) => item);
  const batchId = randomUUID();
  const matched =
    items.length > 0 ? matchAdded(named, (await client.call('add', { items, batchId, ...about })).added) : [];
  return [...args.keys()].flatMap((place) => fromPipes.get(place) ?? matched.shift() ?? []);
}
