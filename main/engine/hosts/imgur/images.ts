import { errorData } from '../../../../contract/app-error.ts';
import type { Host } from '../host.ts';
import type { Connections } from './request.ts';
import { parseCredits, parseImage, parseImages, parseRemoval } from './responses.ts';
import { ask } from './simple-request.ts';

const imagesPerPage = 100;
/** Upper bound of the difference between the host's clock and ours. */
const clockSlackMs = 24 * 3_600_000;

/** Creates the requests about existing pictures, and about budgets: all of one shape. */
export function createImageRequests(
  connections: Connections,
  pageOrigin: string,
): Pick<Host, 'readBudgets' | 'remove' | 'findUpload' | 'readImage'> {
  return {
    readBudgets: (credentials, signal) =>
      ask(connections, { method: 'GET', path: '/3/credits' }, credentials, signal, parseCredits),

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

    async findUpload(key, page, since, credentials, signal) {
      const path = `/3/account/me/images/${page}?perPage=${imagesPerPage}`;
      const request = { method: 'GET', path } as const;
      const answer = await ask(connections, request, credentials, signal, (response, asker) =>
        parseImages(response, asker, pageOrigin),
      );
      if (answer.kind === 'failed') return answer;
      const { images, observation } = answer;
      const found = images.find((one) => one?.name === key || one?.name?.startsWith(`${key}.`));
      // Some pages are shorter than asked for: only an empty one is the end for certain.
      const isOld = images.some((one) => one !== null && one.at > 0 && one.at < since - clockSlackMs);
      const isLast = images.length === 0 || isOld;
      return { kind: 'searched', image: found?.image ?? null, isLast, observation };
    },

    readImage: (id, credentials, signal) =>
      ask(
        connections,
        { method: 'GET', path: `/3/image/${encodeURIComponent(id)}` },
        credentials,
        signal,
        (response, asker) => parseImage(response, asker, pageOrigin),
      ),
  };
}
