import type { Clock } from '../clock.ts';
import type { FullHost } from '../hosts/host.ts';
import { createImgurHost } from '../hosts/imgur/index.ts';
import type { Network } from '../network/network.ts';

const imgurOrigin = 'https://api.imgur.com';

/**
 * Creates the host at an API address.
 * @param apiUrl null: the host's default
 * @throws {AppError} `bad-url`
 */
export function createHost(apiUrl: string | null, clock: Clock, network: Network): FullHost {
  return createImgurHost({ origin: apiUrl ?? imgurOrigin, clock, network });
}
