import { createHash } from 'node:crypto';
import type { AddItem } from '../../../contract/add-item.ts';
import type { AddResult, EngineClient } from '../../../contract/engine.ts';
import type { Enqueuer } from '../jobs/enqueue.ts';
import type { Spool } from '../sources/spool.ts';
import type { ReceivedPicture } from './receive-form.ts';

/**
 * Adds what editors requested as jobs. A document shows one picture in several places, and an editor whose patience
 * ended asks again: what is given a second time before it is up is the same job, not a second upload.
 */
export interface RequestedJobs {
  /**
   * Adds items, in their order; a folder gives as many results as it has pictures.
   * @param host id of the destination, null where none was named
   */
  add(items: readonly AddItem[], host: string | null): Promise<AddResult[]>;
  addPicture(name: string, bytes: Uint8Array, host: string | null): Promise<AddResult[]>;
  /** Adds spooled pictures; those that wait already are removed from the spool again. */
  addReceived(pictures: readonly ReceivedPicture[], host: string | null): Promise<AddResult[]>;
}

/** Access to the part of the queue that is not for external callers: spooled files, by path. */
export interface SpooledJobs {
  addSpooled: Enqueuer['addSpooled'];
  remove: Spool['remove'];
}

export function createRequestedJobs(client: EngineClient, spooled: SpooledJobs): RequestedJobs {
  // What has its link already, the engine itself finds again.
  const common = { origin: 'editor', duplicates: 'link' } as const;
  const to = (host: string | null) => (host === null ? common : { ...common, host });
  /** The same picture for another destination is another job. */
  const keyAt = (host: string | null, key: string) => `${host ?? ''} ${key}`;
  const open = new Map<string, string>();
  let before: Promise<unknown> = Promise.resolve();

  /** Serializes requests, so that the second sees what the first has begun. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.then(async () => {
      await forgetEnded();
      return await work();
    });
    before = done.catch(() => {});
    return done;
  };

  async function forgetEnded(): Promise<void> {
    if (open.size === 0) return;
    const { jobs } = await client.call('jobs', { ids: [...new Set(open.values())] });
    const isOpen = new Set(jobs.filter(({ endedAt }) => endedAt === null).map(({ id }) => id));
    for (const [key, id] of open) if (!isOpen.has(id)) open.delete(key);
  }

  const known = (key: string, input: string): AddResult[] | null => {
    const jobId = open.get(key);
    return jobId === undefined ? null : [{ kind: 'job', input, jobId }];
  };
  const remember = (key: string, added: readonly AddResult[]) => {
    const [one] = added;
    if (added.length === 1 && one?.kind === 'job') open.set(key, one.jobId);
  };

  return {
    add: (items, host) =>
      inTurn(async () => {
        const fresh = new Map(items.map((item) => [textOf(item), item]));
        for (const key of fresh.keys()) if (open.has(keyAt(host, key))) fresh.delete(key);
        const found = new Map<string, AddResult[]>();
        if (fresh.size > 0) {
          const { added } = await client.call('add', { items: [...fresh.values()], ...to(host) });
          for (const [key, ofItem] of perItem([...fresh.keys()], added)) {
            found.set(key, ofItem);
            remember(keyAt(host, key), ofItem);
          }
        }
        return items.flatMap((item) => {
          const key = textOf(item);
          return found.get(key) ?? known(keyAt(host, key), key) ?? [];
        });
      }),
    addReceived: (pictures, host) =>
      inTurn(async () => {
        const fresh = new Map<string, ReceivedPicture>();
        for (const picture of pictures) {
          const { sha256, path } = picture;
          if (open.has(keyAt(host, sha256)) || fresh.has(sha256)) await spooled.remove(path);
          else fresh.set(sha256, picture);
        }
        const given = [...fresh.values()];
        const about = { ...to(host), title: null, description: null, privacy: 'hidden' } as const;
        let added: AddResult[] = [];
        try {
          if (given.length > 0) added = spooled.addSpooled(given, about).added;
        } catch (thrown) {
          for (const { path } of given) await spooled.remove(path);
          throw thrown;
        }
        for (const [index, { sha256 }] of given.entries())
          remember(keyAt(host, sha256), added.slice(index, index + 1));
        return pictures.flatMap(({ name, sha256 }) => known(keyAt(host, sha256), name) ?? []);
      }),
    addPicture: (name, bytes, host) =>
      inTurn(async () => {
        const key = keyAt(host, createHash('sha256').update(bytes).digest('hex'));
        const same = known(key, name);
        if (same) return same;
        const { added } = await client.call('addBytes', { name, bytes: new Uint8Array(bytes), ...to(host) });
        remember(key, added);
        return added;
      }),
  };
}

const textOf = (item: AddItem): string => (item.kind === 'url' ? item.url : item.path);

/** Assigns results to the texts of the request: to each its own, or the pictures in the folder that it names. */
function perItem(texts: readonly string[], added: readonly AddResult[]): [string, AddResult[]][] {
  const byPlace = Map.groupBy(added, ({ place = 0 }) => place);
  return texts.map((text, place) => [text, byPlace.get(place) ?? []]);
}
