import { errorData } from '../../../contract/app-error.ts';
import type { Credentials, FullHost } from '../../../main/engine/hosts/host.ts';
import type { JobQueue } from '../../../main/engine/jobs/index.ts';
import type { StoredPost } from '../../../main/engine/store/types.ts';

const credentials: Credentials = { kind: 'anonymous', clientId: 'client' };

/** A queue whose requests go to this host at once, and that writes down what was asked. */
export function askingQueue(hostId: string, albums: Partial<Record<keyof FullHost['albums'], unknown>>) {
  const host = {
    id: hostId,
    albums: { maxTitleLength: 128, maxPictures: 100, ...albums },
  } as unknown as FullHost;
  let requests = 0;
  const queue: Pick<JobQueue, 'host' | 'request' | 'whyNot'> = {
    host,
    async request(_, send) {
      requests += 1;
      return send(host, credentials, new AbortController().signal);
    },
    whyNot: () => errorData('rate-limited', 'There are no credits.'),
  };
  return {
    queue,
    get requests() {
      return requests;
    },
  };
}

/** A post that is being made, with `count` pictures. */
export function postOf(count: number, change: Partial<StoredPost> = {}): StoredPost {
  return {
    id: 'post',
    host: 'imgur',
    account: null,
    mark: 'mark',
    state: 'making',
    title: 'Title',
    description: '',
    tags: [],
    cover: null,
    credit: { notMine: false, author: '', link: '' },
    mature: false,
    privacy: 'hidden',
    entries: Array.from({ length: count }, (_, index) => ({
      id: `e${index}`,
      jobId: `j${index}`,
      itemId: null,
      title: index === 1 ? 'Own words' : '',
      description: '',
    })),
    creation: 'none',
    album: null,
    told: null,
    toldBy: null,
    shown: null,
    isPublic: false,
    emptyLeft: false,
    error: null,
    createdAt: 0,
    updatedAt: 0,
    doneAt: null,
    ...change,
  };
}
