import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import {
  builtInDestination,
  type Destination,
  type DestinationsView,
  type destinationCalls,
} from '../../../contract/destinations.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { outReasons } from '../../../contract/routing.ts';
import type { Clock } from '../clock.ts';
import { builtInTitle } from '../hosts/built-in.ts';
import { greet } from '../hosts/trial.ts';
import type { HostConnections } from '../jobs/host-connections.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { StoredDestination } from '../store/destinations/destination-row.ts';
import type { Store } from '../store/store.ts';
import { withoutDestination } from './check-routing.ts';
import { readHostFile, writeHostFile } from './host-file.ts';
import type { Destinations } from './index.ts';

export type DestinationHandlers = {
  [N in keyof typeof destinationCalls]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>>;
};

/** Time limit of a trial: an upload, a look and a deletion. */
const testTimeoutMs = 60_000;
/** Time for attempts in flight to end before their destination is removed. */
const haltTimeoutMs = 10_000;

export interface DestinationHandlersOptions {
  readonly destinations: Destinations;
  readonly store: Pick<Store, 'jobs' | 'settings'>;
  readonly queue: Pick<JobQueue, 'moveJobs' | 'clearDestination' | 'changeSettings' | 'blockOf' | 'outages'>;
  readonly connections: Pick<HostConnections, 'of'>;
  readonly clock: Clock;
}

/** Lists the destinations: the built-in one first. */
export function createDestinationsView({
  destinations,
  store,
  connections,
  queue,
}: Omit<DestinationHandlersOptions, 'clock'>): () => DestinationsView {
  const problemAt = (id: string): ErrorData | null => {
    const block = queue.blockOf(id);
    return destinations.problemOf(id) ?? (block?.kind === 'destination' ? block.error : null);
  };
  const state = (id: string) => {
    const outage = queue.outages.of(id);
    return {
      traits: destinations.traitsOf(id),
      out: outage && { ...outage, waiting: queue.outages.waitingFor(id).length },
    };
  };
  const view = (
    { id, kind, title, settings, secrets, createdAt, removedAt }: StoredDestination,
    waiting: ReadonlyMap<string, number>,
  ): Destination => ({
    id,
    kind,
    title,
    values: { ...settings },
    secrets: Object.fromEntries(
      Object.entries(secrets).map(([key, place]) => [
        key,
        place.in === 'file' ? { in: 'file', path: place.path } : { in: place.in },
      ]),
    ),
    origin: connections.of(id)?.host.origin ?? null,
    problem: removedAt === null ? problemAt(id) : null,
    ...state(id),
    waiting: waiting.get(id) ?? 0,
    createdAt,
    removedAt,
  });
  return () => {
    const waiting = store.jobs.countOpen();
    const builtIn: Destination = {
      id: builtInDestination,
      kind: builtInDestination,
      title: builtInTitle,
      values: {},
      secrets: {},
      origin: connections.of(builtInDestination)?.host.origin ?? null,
      problem: null,
      ...state(builtInDestination),
      waiting: waiting.get(builtInDestination) ?? 0,
      createdAt: null,
      removedAt: null,
    };
    return {
      destinations: [builtIn, ...destinations.list().map((one) => view(one, waiting))],
      chosen: store.settings.read().destination,
    };
  };
}

export function createDestinationHandlers(options: DestinationHandlersOptions): DestinationHandlers {
  const { destinations, queue, connections, clock } = options;
  const list = createDestinationsView(options);

  /** @throws {AppError} `host-removed` for one that is not there */
  const demand = (id: string): void => {
    if (destinations.isThere(id)) return;
    const failure = destinations.problemOf(id);
    throw new AppError(failure ?? errorData('host-removed', `There is no destination ${id}.`, { name: id }));
  };
  const demandOwn = (id: string): void => {
    if (id === builtInDestination)
      throw new AppError(
        errorData('wrong-state', 'The built-in destination stays.', { id, state: 'built-in' }),
      );
    demand(id);
  };
  const listed = ({ id }: StoredDestination): Destination => {
    const found = list().destinations.find((one) => one.id === id);
    if (!found) throw new AppError(errorData('internal', 'The destination is not listed.'));
    return found;
  };
  const add = async (input: EngineParsedInput<'addDestination'>) => listed(await destinations.add(input));
  const trial = async (id: string): Promise<ErrorData[]> => {
    const problem = connections.of(id) ? null : await destinations.open(id);
    if (problem) return [problem];
    const host = connections.of(id)?.host;
    if (!host) return [errorData('internal', 'The destination is not open.')];
    const late = new AbortController();
    const callOff = clock.after(testTimeoutMs, () => late.abort());
    try {
      if (host.test) return [...(await host.test(late.signal))];
      const found = await greet(host, clock, late.signal);
      return found ? [found] : [];
    } catch (thrown) {
      return [toErrorData(thrown)];
    } finally {
      callOff();
    }
  };

  return {
    destinations: async () => list(),
    hostKinds: async () => ({
      kinds: destinations.kinds.map(({ kind, title, fields, traits, reasons, importFile }) => ({
        kind,
        title,
        fields: fields.map(({ choices, choiceTitles, ...field }) => ({
          ...field,
          ...(choices && { choices: [...choices] }),
          ...(choiceTitles && { choiceTitles: { ...choiceTitles } }),
        })),
        traits: { ...traits },
        importsFiles: importFile !== undefined,
        ...(reasons && { reasons: { ...reasons } }),
      })),
    }),
    addDestination: add,
    async changeDestination(change) {
      demandOwn(change.id);
      return listed(await destinations.change(change));
    },
    async exportDestination({ id, path }) {
      demandOwn(id);
      const found = await destinations.reveal(id);
      await writeHostFile(path, found);
      return { secrets: Object.keys(found.secrets) };
    },
    async importDestination({ kind: name, text, title }) {
      const own = readHostFile(text);
      if (own) {
        const values = { ...own.values, ...own.secrets };
        return add({ kind: own.kind, title: title ?? own.title, values, secretFiles: {} });
      }
      const kind = destinations.kinds.find((one) => one.kind === name);
      if (!kind?.importFile)
        throw new AppError(
          errorData('host-kind-unknown', `No files make a host of the kind ${name}.`, { kind: name }),
        );
      const found = kind.importFile(text);
      return add({ kind: name, title: title ?? found.title, values: { ...found.values }, secretFiles: {} });
    },
    async testDestination({ id }) {
      demand(id);
      // Its secrets may have been changed where they are.
      if (id !== builtInDestination && queue.blockOf(id)) await destinations.open(id);
      return { problems: await trial(id) };
    },
    async removeDestination({ id, waiting }) {
      demandOwn(id);
      const count = options.store.jobs.countOpen().get(id) ?? 0;
      const params = { count, name: destinations.nameOf(id) ?? id };
      if (count > 0 && !waiting)
        throw new AppError(errorData('host-in-use', `${count} jobs wait for the destination ${id}.`, params));
      const to = waiting?.what === 'move' ? waiting.to : null;
      if (to === id) throw new AppError(errorData('host-in-use', 'It cannot be moved to itself.', params));
      if (to !== null) demand(to);
      const cleared = await queue.clearDestination(id, to, haltTimeoutMs);
      // Nothing comes in between: what was cleared and what is removed is the same.
      await destinations.remove(id);
      forgetInSettings(options, id);
      return cleared;
    },
    async chooseDestination({ id }) {
      demand(id);
      queue.changeSettings({ destination: id });
      return list();
    },
    async moveJobs({ ids, to }) {
      demand(to);
      return queue.moveJobs(ids, to);
    },
    async sendElsewhere(wanted) {
      demand(wanted.to);
      return sendElsewhere(options, wanted);
    },
  };
}

/** What names a destination that is removed leads nowhere. */
function forgetInSettings({ store, queue }: DestinationHandlersOptions, id: string): void {
  const { routing, hotkeyHosts } = store.settings.read();
  const others = Object.entries(hotkeyHosts).filter(([, host]) => host !== id);
  queue.changeSettings({ routing: withoutDestination(routing, id), hotkeyHosts: Object.fromEntries(others) });
}

/** @throws {AppError} `less-private` */
function sendElsewhere(
  { destinations, queue, store }: DestinationHandlersOptions,
  { from, to, jobIds, remember, allowLessPrivate }: EngineParsedInput<'sendElsewhere'>,
): EngineOutput<'sendElsewhere'> {
  const loss = allowLessPrivate || from === to ? null : destinations.lossBetween(from, to);
  if (loss) throw new AppError(loss);
  if (remember) {
    const { routing } = store.settings.read();
    const why = queue.outages.of(from)?.why;
    const rule = { from, to, after: why ? [why] : [...outReasons], allowLessPrivate };
    const others = routing.fallback.filter((one) => one.from !== from || one.to !== to);
    queue.changeSettings({ routing: { ...routing, fallback: [...others, rule] } });
  }
  const waiting = queue.outages.waitingFor(from);
  const ids = jobIds?.filter((id) => waiting.includes(id)) ?? waiting;
  const { done, refused } = ids.length > 0 ? queue.moveJobs(ids, to) : { done: [], refused: [] };
  const others = (jobIds ?? []).filter((id) => !ids.includes(id));
  const error = errorData('wrong-state', `It does not wait for ${from}.`, { state: 'elsewhere' });
  return { done, refused: [...refused, ...others.map((id) => ({ id, error }))] };
}
