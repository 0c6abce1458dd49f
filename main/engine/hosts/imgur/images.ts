import { errorData } from '../../../../contract/app-error.ts';
import type { RemoteImage } from '../../../../contract/host.ts';
import type { Observation } from '../../scheduler/types.ts';
import type { BegunUpload, FullHost } from '../host.ts';
import type { Connections } from '../http/connections.ts';
import { readingCost as budgetReadCost, findCost, readCost } from './budgets.ts';
import { parseCredits, parseImage, parseImages, parseRemoval } from './responses.ts';
import { ask } from './simple-request.ts';

const imagesPerPage = 100;
/** Upper bound of what is between an upload's beginning and its date at the host, in either direction. */
const clockSlackMs = 24 * 3_600_000;

/** Creates the requests about existing pictures, and about budgets: all of one shape. */
export function createImageRequests(
  connections: Connections,
  pageOrigin: string,
): Pick<FullHost, 'budgetReading' | 'remove' | 'uploadSearch' | 'imageReading'> {
  return {
    budgetReading: {
      cost: budgetReadCost,
      read: (credentials, signal) =>
        ask(connections, { method: 'GET', path: '/3/credits' }, credentials, signal, parseCredits),
    },

    async remove(image, credentials, signal) {
      // Its owner needs no deletehash.
      const name = credentials.kind === 'account' ? image.id : image.deletehash;
      if (name === null || !/^[\w-]+$/.test(name)) {
        const why = errorData('forbidden', 'There is no deletehash that could be sent');
        return { kind: 'failed', failure: why, remedy: { kind: 'none' }, observation: null };
      }
      const request = { method: 'DELETE', path: `/3/image/${name}` } as const;
      return ask(connections, request, credentials, signal, parseRemoval);
    },

    uploadSearch: {
      cost: findCost,
      async find(keys, page, begun, credentials, signal) {
        const path = `/3/account/me/images/${page}?perPage=${imagesPerPage}`;
        const request = { method: 'GET', path } as const;
        const answer = await ask(connections, request, credentials, signal, (response, asker) =>
          parseImages(response, asker, pageOrigin),
        );
        if (answer.kind === 'failed') return answer;
        const { images, observation } = answer;
        const wanted = new Set(keys);
        const found = new Map<string, RemoteImage>();
        for (const one of images) {
          // A name is the key, with the ending of a file or without.
          const [key = ''] = one?.name?.split('.') ?? [];
          if (one && wanted.has(key) && !found.has(key)) found.set(key, one.image);
        }
        const earliest = earliestArrival(begun, observation);
        // Some pages are shorter than asked for: only an empty one is the end for certain.
        const isOld = images.some((one) => one !== null && one.at > 0 && one.at < earliest);
        const isLast = images.length === 0 || isOld;
        return { kind: 'searched', images: found, isLast, observation };
      },
    },

    imageReading: {
      cost: readCost,
      read: (id, credentials, signal) =>
        ask(
          connections,
          { method: 'GET', path: `/3/image/${encodeURIComponent(id)}` },
          credentials,
          signal,
          (response, asker) => parseImage(response, asker, pageOrigin),
        ),
    },
  };
}

/**
 * Returns the earliest time by the host's clock at which an upload can have arrived there. Ours may be days away from
 * it, so the upload's age is what is compared. A negative age means that ours was set: then every time is possible.
 */
function earliestArrival({ at, now }: BegunUpload, { receivedAt, clockOffsetMs }: Observation): number {
  const ageMs = now - at;
  if (ageMs < 0) return Number.NEGATIVE_INFINITY;
  return Math.min(at, receivedAt + (clockOffsetMs ?? 0) - ageMs) - clockSlackMs;
}
