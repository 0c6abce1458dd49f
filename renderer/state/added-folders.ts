import type { WatchedFolder } from '../../contract/folders.ts';
import type { Job } from '../../contract/job.ts';
import type { Origin } from '../../contract/origin.ts';
import type { Settings } from '../../contract/settings.ts';

/** Ways in by which somebody fetches files from a folder by hand. */
const byHand: readonly Origin[] = ['drop', 'dialog', 'open-with', 'paste'];
/** So many times somebody has added from a folder before watching it is worth a word. */
const timesUntilOffered = 3;
/** Folders where much lands that nobody wants to upload, and roots. */
const unfit = /^(downloads?|desktop|documents|te?mp|)$/i;

/** Counts how many times somebody has added pictures from one same folder. */
export class AddedFolders {
  /** Ids of the batches that came from each. */
  readonly #batches = new Map<string, Set<string>>();

  /** Folders that were added from several times, the last one first. */
  get frequent(): readonly string[] {
    return [...this.#batches]
      .filter(([, batches]) => batches.size >= timesUntilOffered)
      .map(([folder]) => folder)
      .reverse();
  }

  /** @returns whether there is a further frequent folder now */
  note(jobs: Iterable<Pick<Job, 'batchId' | 'origin' | 'source' | 'original'>>): boolean {
    let isNew = false;
    for (const { batchId, origin, source, original } of jobs) {
      const file = original ?? source;
      if (file.kind !== 'file' || !byHand.includes(origin)) continue;
      const folder = folderOf(file.path);
      if (folder === null) continue;
      const batches = this.#batches.get(folder) ?? new Set();
      if (batches.has(batchId)) continue;
      batches.add(batchId);
      // The last one is put at the end.
      this.#batches.delete(folder);
      this.#batches.set(folder, batches);
      isNew ||= batches.size === timesUntilOffered;
    }
    return isNew;
  }
}

/** Returns the folder of a file; null for one that is not worth watching. */
function folderOf(path: string): string | null {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const folder = path.slice(0, Math.max(end, 0));
  const parts = folder.split(/[\\/]/).filter(Boolean);
  // The home of a user, and what is above it, holds everything.
  return parts.length < 3 || unfit.test(parts.at(-1) ?? '') ? null : folder;
}

/** Returns the folder whose watching is to be offered; null: none, or somebody wants no such offers. */
export function folderToOffer(
  frequent: readonly string[],
  watched: readonly Pick<WatchedFolder, 'path'>[],
  { offersFolders, foldersNotOffered }: Pick<Settings, 'offersFolders' | 'foldersNotOffered'>,
): string | null {
  if (!offersFolders) return null;
  const isTaken = (folder: string) =>
    watched.some(({ path }) => isSameOrIn(folder, path) || isSameOrIn(path, folder));
  return frequent.find((folder) => !foldersNotOffered.includes(folder) && !isTaken(folder)) ?? null;
}

const isSameOrIn = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
