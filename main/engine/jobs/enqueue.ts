import { randomUUID } from 'node:crypto';
import { basename, parse } from 'node:path';
import type { AddItem } from '../../../contract/add-item.ts';
import { errorData } from '../../../contract/app-error.ts';
import type { AddResult, EngineOutput } from '../../../contract/engine.ts';
import type { Privacy } from '../../../contract/host.ts';
import type { DuplicatePolicy, JobSource } from '../../../contract/job.ts';
import type { MetadataRule } from '../../../contract/metadata.ts';
import type { Lane, Origin } from '../../../contract/origin.ts';
import type { Clock } from '../clock.ts';
import { expandItems, type PlacedItem } from '../sources/expand.ts';
import { chooseLane } from '../sources/lane.ts';
import type { Spool } from '../sources/spool.ts';
import type { FileToEnqueue } from '../store/folders/types.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { copyUnnameable } from './copy-unnameable.ts';
import { findKnownJobs, foldRepeated } from './known-jobs.ts';
import type { Placing, WantedPlace } from './placing.ts';
import { refuseUnofferable } from './refuse-unofferable.ts';
import { defaultDuplicates } from './settle-prepared.ts';
import { undoDelayOf } from './undo-delay.ts';

export interface AddOptions extends WantedPlace {
  readonly origin: Origin;
  readonly lane?: Lane | undefined;
  readonly title: string | null;
  readonly description: string | null;
  /** Default: by origin. */
  readonly duplicates?: DuplicatePolicy | undefined;
  readonly metadata?: MetadataRule | undefined;
  /** Holds the job for editing once it is prepared. */
  readonly edit?: boolean;
  /** Whether other machines may upload it too. */
  readonly offered?: boolean;
  /** Idempotency key: what is in the queue under this batch already is not added again. */
  readonly batchId?: string | undefined;
  /** When it was asked for; left out: now. */
  readonly givenAt?: number | undefined;
}

export type FolderFile = Omit<FileToEnqueue, 'job'> & { readonly absolute: string };

export interface SpooledFile {
  readonly name: string;
  /** Path in the spool. */
  readonly path: string;
}

/** Turns everything that comes in, from any source, into jobs; the only place that does. */
export interface Enqueuer {
  add(items: readonly AddItem[], how: AddOptions): Promise<EngineOutput<'add'>>;
  addBytes(name: string, bytes: Uint8Array, how: AddOptions): Promise<EngineOutput<'addBytes'>>;
  /** Adds pictures that lie in the spool already, all in one transaction. */
  addSpooled(files: readonly SpooledFile[], how: AddOptions): EngineOutput<'add'>;
  /** Adds files of a watched folder and marks them as taken in, in the same transaction. @returns the jobs' ids */
  addFolderFiles(
    folder: string,
    how: {
      readonly host: string | null;
      readonly privacy: Privacy;
      readonly lane: Lane;
      readonly metadata: MetadataRule | null;
    },
    files: readonly FolderFile[],
  ): string[];
  preview(items: readonly AddItem[]): Promise<EngineOutput<'preview'>>;
}

export function createEnqueuer(options: {
  readonly store: Pick<Store, 'jobs' | 'accounts' | 'settings' | 'folders'>;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly placing: Placing;
  register(jobs: readonly StoredJob[]): void;
  /** True if machines count together, so that they may upload for each other. */
  isShared(): boolean;
}): Enqueuer {
  const { store, spool, clock, placing, register } = options;

  /** Returns until when new jobs can be undone, ms; 0 where there is no undo delay. */
  const graceUntil = (origin: Origin): number => {
    const grace = undoDelayOf(origin, store.settings.read());
    return grace > 0 ? clock.now() + grace : 0;
  };

  /** Returns what places sources that came together: those of one form go the same way. */
  const placer = (wanted: WantedPlace, origin: Origin) => {
    const placeOf = (source: JobSource) => placing.place(wanted, { origin, source, media: 'later' });
    // Also where nothing comes of it all: whoever names a destination that is gone is told.
    const usual = placeOf({ kind: 'file', path: '' });
    let ofUrls: typeof usual | null = null;
    return (source: JobSource) => {
      const isUrl = source.kind === 'url' || (source.kind === 'spool' && source.from !== undefined);
      if (!isUrl) return usual;
      ofUrls ??= placeOf(source);
      return ofUrls;
    };
  };

  const enqueue = (given: readonly PlacedItem[], how: AddOptions): EngineOutput<'add'> => {
    const placeOf = placer(how, how.origin);
    const entries = how.offered ? refuseUnofferable(given, options.isShared(), placeOf) : given;
    const batchId = how.batchId ?? randomUUID();
    const pictures = entries.filter((entry) => entry.kind === 'picture');
    const lane = how.lane ?? chooseLane(how.origin, pictures.length);
    const duplicates = how.duplicates ?? defaultDuplicates(how.origin);
    const { sendFileName } = store.settings.read();
    const notBefore = how.postId === undefined ? graceUntil(how.origin) : 0;
    const { once: wanted, places } = foldRepeated(
      pictures.map(({ source, name }) => ({
        ...how,
        title: how.title ?? (sendFileName ? titleOf(source, name) : null),
        ...placeOf(source),
        folder: null,
        duplicates,
        batchId,
        source,
        name,
        lane,
        notBefore,
      })),
    );
    const known = findKnownJobs(store.jobs, wanted, how.batchId !== undefined, how.givenAt ?? null);
    const jobs = store.jobs.add(wanted.filter((_, index) => !known[index]));
    register(how.offered ? [...jobs, ...offerKnown(store.jobs, known)] : jobs);
    let nextNew = 0;
    const made = known.map((found) => {
      const isKnown = found !== undefined && !found.isRepeated;
      return { job: found?.job ?? jobs[nextNew++], ...(isKnown ? { isKnown } : {}) };
    });
    let next = 0;
    const added = entries.flatMap((entry): AddResult[] => {
      const { input, place } = entry;
      if (entry.kind === 'refused') return [{ kind: 'refused', input, place, error: entry.failure }];
      const { job, ...rest } = made[places[next++] ?? -1] ?? {};
      return job ? [{ kind: 'job', input, place, jobId: job.id, ...rest }] : [];
    });
    return { batchId, added };
  };

  /** Deletes copies that no new job uses: a repeated call has made its copies before. */
  const removeUnused = async (copies: readonly string[], batchId: string) => {
    const used = new Set(store.jobs.listOfBatch(batchId).flatMap(pathsOf));
    for (const path of copies) if (!used.has(path)) await spool.remove(path);
  };

  return {
    async add(items, how) {
      const entries = await copyUnnameable(await expandItems(items), spool);
      const answer = enqueue(entries, how);
      const copies = entries.flatMap((entry) =>
        entry.kind === 'picture' && entry.source.kind === 'spool' ? entry.source.path : [],
      );
      if (copies.length > 0) await removeUnused(copies, answer.batchId);
      return answer;
    },
    async addBytes(name, bytes, how) {
      // Asked again: the bytes need not be written a second time.
      const [known] = how.batchId === undefined ? [] : store.jobs.listOfBatch(how.batchId);
      if (known) return { batchId: known.batchId, added: [{ kind: 'job', input: name, jobId: known.id }] };
      if (bytes.byteLength === 0) {
        const empty = errorData('empty-file', 'There is nothing in it.', { path: name });
        return { batchId: randomUUID(), added: [{ kind: 'refused', input: name, error: empty }] };
      }
      const path = await spool.put(bytes);
      return enqueue([{ kind: 'picture', input: name, source: { kind: 'spool', path }, name }], how);
    },
    addSpooled: (files, how) =>
      enqueue(
        files.map(({ name, path }) => ({
          kind: 'picture',
          input: name,
          source: { kind: 'spool', path },
          name,
        })),
        how,
      ),
    addFolderFiles(folder, how, files) {
      const common = {
        folder,
        batchId: randomUUID(),
        origin: 'folder',
        description: null,
        metadata: how.metadata,
        notBefore: graceUntil('folder'),
      } as const;
      const { sendFileName } = store.settings.read();
      const placeOf = placer(
        { ...(how.host === null ? {} : { host: how.host }), privacy: how.privacy },
        'folder',
      );
      const jobs = store.folders.takeFiles(
        folder,
        files.map(({ absolute, ...file }) => ({
          ...file,
          job: {
            ...common,
            ...placeOf({ kind: 'file', path: absolute }),
            lane: how.lane,
            // What was uploaded in any other way is there already, and there is no user here to ask.
            duplicates: 'link',
            source: { kind: 'file', path: absolute },
            name: basename(absolute),
            title: sendFileName ? parse(absolute).name : null,
          },
        })),
      );
      register(jobs);
      return jobs.map(({ id }) => id);
    },
    async preview(items) {
      const entries = await expandItems(items);
      const pictures = entries.filter((entry) => entry.kind !== 'refused').length;
      return { pictures, refused: entries.length - pictures };
    },
  };
}

const pathsOf = ({ source, original }: StoredJob): string[] =>
  [source, original].flatMap((one) => (one?.kind === 'spool' ? one.path : []));

/** Returns a file's name without its extension; null for what was pasted or captured, as the user gave it no name. */
function titleOf(source: JobSource, name: string): string | null {
  return source.kind === 'file' ? parse(name).name : null;
}

/** Lets what waits since an earlier command be uploaded elsewhere too. @returns what others can be told of now */
function offerKnown(jobs: Store['jobs'], known: readonly ({ job: StoredJob } | undefined)[]): StoredJob[] {
  const { done } = jobs.offer(known.flatMap((found) => found?.job.id ?? []));
  return done.filter(({ state }) => state === 'ready');
}
