import type { Host } from '../hosts/host.ts';

/** Says where requests go, and as which application; null without a client id. */
export interface OAuthClient {
  readonly host: Host;
  readonly clientId: string | null;
}
