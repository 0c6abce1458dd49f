import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { AddItem } from '../../contract/add-item.ts';
import { errorData } from '../../contract/app-error.ts';
import type { AddResult, EngineClient } from '../../contract/engine.ts';
import type { BatchItem } from './batch.ts';
import { parseItem } from './environment.ts';
import type { PipedInput } from './inputs.ts';

export interface EnqueuedInput extends Pick<BatchItem, 'input' | 'jobId' | 'error'> {
  /** It was given before and waits still: it is the same job. */
  readonly isKnown: boolean;
}

const toEnqueuedInput = (input: string, added: AddResult): EnqueuedInput =>
  added.kind === 'job'
    ? { input, jobId: added.jobId, error: null, isKnown: added.isKnown ?? false }
    : { input, jobId: null, error: added.error, isKnown: false };

/**
 * Tells for each argument what came of it: one entry, or for a folder one for each picture in it. The engine answers
 * with whole paths in the order given; here they are named as the person wrote them. An argument of which the engine
 * said nothing failed, so that nobody takes silence for success.
 */
export function matchAdded(
  items: readonly { readonly argument: string; readonly item: AddItem }[],
  added: readonly AddResult[],
): EnqueuedInput[][] {
  const byPlace = Map.groupBy(added, ({ place = 0 }) => place);
  const matched = items.map(({ argument, item }, place): EnqueuedInput[] => {
    const own = byPlace.get(place) ?? [];
    byPlace.delete(place);
    if (own.length === 0) {
      const error = errorData('internal', 'The engine did not say what came of it.');
      return [{ input: argument, jobId: null, error, isKnown: false }];
    }
    const given = item.kind === 'path' ? item.path : item.url;
    return own.map((one) =>
      toEnqueuedInput(one.input === given ? argument : join(argument, basename(one.input)), one),
    );
  });
  const rest = [...byPlace.values()].flat().map((one) => toEnqueuedInput(one.input, one));
  return rest.length > 0 ? [...matched, rest] : matched;
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
  /** What this process has read itself, by place of the argument. */
  readonly piped: ReadonlyMap<number, PipedInput>;
}

/**
 * Hands all over, and tells of each as the person wrote it, in the order of the arguments. Each part has a mark of its
 * own, so that an engine which comes after one that went away knows what it has already.
 * @throws {AppError} when nothing at all could be taken
 */
export async function enqueue(
  client: EngineClient,
  args: readonly string[],
  options: EnqueueOptions,
): Promise<EnqueuedInput[]> {
  const { folder, title, description, account, keepMetadata, piped } = options;
  const metadata = keepMetadata ? ('keep' as const) : undefined;
  const about = { origin: 'command-line' as const, title, description, account, metadata };

  // What came through a pipe is nowhere else, so it is made safe first.
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
  const inOrder = [...args.keys()].flatMap((place) => fromPipes.get(place) ?? matched.shift() ?? []);
  return [...inOrder, ...matched.flat()];
}
