import type { Clock } from '../clock.ts';
import { routeByEnvironment } from './environment-proxies.ts';
import { createNetwork, type Network } from './network.ts';

/** The way out that the environment describes: its proxies and their exemptions, and whom this computer trusts. */
export function environmentNetwork(
  clock: Clock,
  environment: Readonly<Record<string, string | undefined>>,
): Network {
  return createNetwork({ clock, routes: async (url) => [routeByEnvironment(url, environment)] });
}
