import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { AddItem } from '../../contract/add-item.ts';
import { errorData } from '../../contract/app-error.ts';
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
  /** Base of relative paths. */
  readonly folder: string;
  readonly title: string | null;
  readonly description: string | null;
  /** Id of the destination; null: as rules say, or the default. */
  readonly host: string | null;
  /** Default: the active account. */
  readonly account?: string | null | undefined;
  /** Whether files are sent unchanged, with all of their metadata. */
  readonly keepMetadata: boolean;
  /** Whether other computers may upload it too. */
  readonly offered: boolean;
  /** When the command was given, ms. */
  readonly givenAt: number;
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
  const { folder, title, description, host, account, keepMetadata, offered, givenAt, piped } = options;
  const metadata = keepMetadata ? ('keep' as const) : undefined;
  const place = host === null ? {} : { host };
  const about = { origin: 'command-line' as const, title, description, ...place, account, metadata };

  // Piped content exists nowhere else, so it is stored first.
  const fromPipes = new Map<number, EnqueuedInput[]>();
  for (const [place, { name, content }] of piped) {
    // The whole picture is in a `data:` address: its beginning is enough to know it by.
    const argument = args[place] ?? name;
    const input = /^data:/i.test(argument) ? name : argument;
    const refusal = offered ? errorData('not-offerable', 'It is no file.', { reason: 'file' }) : null;
    if (!(content instanceof Uint8Array) || refusal) {
      const error = content instanceof Uint8Array ? refusal : content;
      fromPipes.set(place, [{ input, jobId: null, error, isKnown: false }]);
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
    items.length > 0
      ? matchAdded(named, (await client.call('add', { items, batchId, offered, givenAt, ...about })).added)
      : [];
  const inOrder = [...args.keys()].flatMap((place) => fromPipes.get(place) ?? matched.shift() ?? []);
  return [...inOrder, ...matched.flat()];
}
