import type { StoredJob, StoredPost } from '../store/types.ts';

/** A group of uploaded pictures that go into one album. */
export interface AlbumAllocation {
  /** Null: it is to be created, with this title. */
  readonly post: StoredPost | null;
  readonly title: string;
  readonly account: string | null;
  readonly jobs: readonly StoredJob[];
}

/**
 * Parses the number of an album: "Trips" is the first of this title, "Trips (2)" the one that was begun when it was
 * full.
 */
function numberOf(title: string, name: string): number | null {
  if (name === title) return 1;
  if (!name.startsWith(title)) return null;
  const number = /^ \((\d+)\)$/.exec(name.slice(title.length))?.[1];
  return number === undefined ? null : Number(number);
}

/** True for an album that can be changed: not one in the gallery, nor one that is gone. */
const acceptsMore = ({ state, privacy, isPublic, error }: StoredPost) =>
  state !== 'draft' && privacy === 'hidden' && !isPublic && error?.code !== 'gone';

/** True if we may put the picture into an album: without an account only the deletehash gives the right. */
const isOurs = ({ account, remote }: StoredJob) =>
  remote !== null && (account !== null || remote.deletehash !== null);

/**
 * Allocates pictures to albums by the album's title: the existing one, and further ones when it is full. Each
 * account has its own. Pictures that are in one of them stay where they are.
 */
export function allocateToAlbums(
  title: string,
  jobs: readonly StoredJob[],
  posts: readonly StoredPost[],
  mostPictures: number,
): AlbumAllocation[] {
  const named = posts.flatMap((post) => {
    const number = numberOf(title, post.title.trim());
    return number === null || !acceptsMore(post) ? [] : [{ post, number }];
  });
  const known = new Set(named.flatMap(({ post }) => post.entries.map(({ jobId }) => jobId)));
  const fresh = jobs.filter((job) => isOurs(job) && !known.has(job.id));
  return [...new Set(fresh.map(({ account }) => account))].flatMap((account): AlbumAllocation[] => {
    const rest = fresh.filter((job) => job.account === account);
    const last = named
      .filter(({ post }) => post.account === account)
      .reduce<(typeof named)[number] | null>((a, b) => (a && a.number > b.number ? a : b), null);
    const shares: AlbumAllocation[] = [];
    const share = (post: StoredPost | null, name: string, room: number) => {
      const part = rest.splice(0, Math.max(room, 0));
      if (part.length > 0) shares.push({ post, title: name, account, jobs: part });
    };
    if (last) share(last.post, last.post.title, mostPictures - last.post.entries.length);
    for (let number = (last?.number ?? 0) + 1; rest.length > 0; number++)
      share(null, number === 1 ? title : `${title} (${number})`, mostPictures);
    return shares;
  });
}
