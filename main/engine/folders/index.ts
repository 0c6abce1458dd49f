import { realpathSync } from 'node:fs';
import type { Logger } from 'pino';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { PutIntoAlbum } from '../posts/album-filler.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Store } from '../store/store.ts';
import { FolderRegistry } from './folder-registry.ts';
import type { FolderSessionOptions } from './folder-session.ts';
import type { Watch } from './fs-watcher.ts';
import { createFolderHandlers, type FolderHandlers } from './handlers.ts';

/** Watches folders whose new pictures are uploaded by themselves. */
export interface Folders {
  readonly handlers: FolderHandlers;
  list(): WatchedFolder[];
  start(): void;
  stop(): Promise<void>;
}

export interface FoldersOptions {
  readonly profile: string;
  readonly store: Pick<Store, 'folders'>;
  readonly queue: FolderSessionOptions['queue'] & Pick<JobQueue, 'on'>;
  readonly publisher: Pick<Publisher, 'foldersChanged'>;
  /** False: this engine does not watch the configured folders. */
  readonly isWatching: boolean;
  /** False: no folder is watched. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
  readonly watch: Watch;
  readonly putIntoAlbum: PutIntoAlbum;
}

export function createFolders(options: FoldersOptions): Folders {
  const { store, queue, publisher } = options;
  const profile = realpathSync(options.profile);
  const memory = store.folders;
  const registry = new FolderRegistry({ ...options, profile, memory, changed: publisher.foldersChanged });
  return {
    handlers: createFolderHandlers({ profile, memory, registry }),
    list: () => registry.list(),
    start() {
      queue.on('uploaded', (job) => {
        if (job.folder !== null) registry.uploaded(job.folder, job.id);
      });
      registry.start();
    },
    stop: () => registry.stop(),
  };
}
