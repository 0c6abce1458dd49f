import { randomUUID } from 'node:crypto';
import { basename, parse } from 'node:path';
import type { AddItem } from '../../../contract/add-item.ts';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { AddResult, EngineOutput } from '../../../contract/engine.ts';
import type { MetadataRule } from '../../../contract/metadata.ts';
import type { DuplicatePolicy, JobSource, Lane, Origin, Privacy } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import { type ExpandedItem, expandItems } from '../sources/expand.ts';
import { chooseLane } from '../sources/lane.ts';
import type { Spool } from '../sources/spool.ts';
import type { FileToEnqueue } from '../store/folders/folder-store.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { defaultDuplicates } from './settle-prepared.ts';
import { undoDelayOf } from './undo-delay.ts';

export interface AddOptions {
  readonly origin: Origin;
  readonly lane?: Lane | undefined;
  readonly title: string | null;
  readonly description: string | null;
  readonly privacy: Privacy;
  /** Left out: the active one. */
  readonly account?: string | null | undefined;
  /** Left out: by origin. */
  readonly duplicates?: DuplicatePolicy | undefined;
  readonly metadata?: MetadataRule | undefined;
  /** Held for editing when it is prepared. */
  readonly edit?: boolean;
  /** The post that it is for; it waits until that is submitted. */
  readonly postId?: string;
}

export type FolderFile = Omit<FileToEnqueue, 'job'> & { readonly absolute: string };

/** What comes in, from whatever side, becomes jobs here and nowhere else. */
export interface Enqueuer {
  add(items: readonly AddItem[], how: AddOptions): Promise<EngineOutput<'add'>>;
  addBytes(name: string, bytes: Uint8Array, how: AddOptions): Promise<EngineOutput<'addBytes'>>;
  /** Files of a watched folder, remembered as taken in the same step. @returns the jobs' ids */
  addFolderFiles(
    folder: string,
    how: { readonly privacy: Privacy; readonly lane: Lane; readonly metadata: MetadataRule | null },
    files: readonly FolderFile[],
  ): string[];
  preview(items: readonly AddItem[]): Promise<EngineOutput<'preview'>>;
}

export function createEnqueuer(options: {
  readonly store: Pick<Store, 'jobs' | 'accounts' | 'settings' | 'folders'>;
  readonly spool: Spool;
  readonly clock: Clock;
  register(jobs: readonly StoredJob[]): void;
}): Enqueuer {
  const { store, spool, clock, register } = options;

  /** @throws {AppError} `not-found` where there is no such account */
  const accountOf = (wanted: string | null | undefined): string | null => {
    const account = wanted === undefined ? store.settings.read().account : wanted;
    if (account === null || store.accounts.list().some(({ id }) => id === account)) return account;
    throw new AppError(errorData('not-found', `There is no account ${account}.`, { id: account }));
  };

  /** Until when what comes in now can be called back, ms; 0 where that was not wanted. */
  const graceUntil = (origin: Origin): number => {
    const grace = undoDelayOf(origin, store.settings.read());
    return grace > 0 ? clock.now() + grace : 0;
  };

  const enqueue = (entries: readonly ExpandedItem[], how: AddOptions): EngineOutput<'add'> => {
    const batchId = randomUUID();
    const pictures = entries.filter((entry) => entry.kind === 'picture');
    const lane = how.lane ?? chooseLane(how.origin, pictures.length);
    const duplicates = how.duplicates ?? defaultDuplicates(how.origin);
    const account = accountOf(how.account);
    const { sendFileName } = store.settings.read();
    const notBefore = how.postId === undefined ? graceUntil(how.origin) : 0;
    const jobs = store.jobs.add(
      pictures.map(({ source, name }) => ({
        ...how,
        title: how.title ?? (sendFileName ? titleOf(source, name) : null),
        account,
        folder: null,
        duplicates,
        batchId,
        source,
        name,
        lane,
        notBefore,
      })),
    );
    register(jobs);
    let next = 0;
    const added = entries.flatMap((entry): AddResult[] => {
      if (entry.kind === 'refused') return [{ kind: 'refused', input: entry.input, error: entry.failure }];
      const job = jobs[next++];
      return job ? [{ kind: 'job', input: entry.input, jobId: job.id }] : [];
    });
    return { batchId, added };
  };

  return {
    add: async (items, how) => enqueue(await expandItems(items), how),
    async addBytes(name, bytes, how) {
      if (bytes.byteLength === 0) {
        const empty = errorData('empty-file', 'There is nothing in it.', { path: name });
        return { batchId: randomUUID(), added: [{ kind: 'refused', input: name, error: empty }] };
      }
      const path = await spool.put(bytes);
      return enqueue([{ kind: 'picture', input: name, source: { kind: 'spool', path }, name }], how);
    },
    addFolderFiles(folder, how, files) {
      const common = {
        folder,
        batchId: randomUUID(),
        origin: 'folder',
        description: null,
        privacy: how.privacy,
        metadata: how.metadata,
        account: accountOf(undefined),
        notBefore: graceUntil('folder'),
      } as const;
      const { sendFileName } = store.settings.read();
      const jobs = store.folders.takeFiles(
        folder,
        files.map(({ absolute, ...file }) => ({
          ...file,
          job: {
            ...common,
            lane: how.lane,
            // What went up in any other way is there already, and nobody sits here to be asked.
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
      const pictures = entries.filter((entry) => entry.kind === 'picture').length;
      return { pictures, refused: entries.length - pictures };
    },
  };
}

/** A file's name without its ending; what was pasted or captured has none that anybody gave it. */
function titleOf(source: JobSource, name: string): string | null {
  return source.kind === 'file' ? parse(name).name : null;
}
