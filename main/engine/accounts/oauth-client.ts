import type { FullHost } from '../hosts/host.ts';

/** Names the API that requests go to, and the application; null without a client id. */
export interface OAuthClient {
  readonly host: FullHost;
  readonly clientId: string | null;
}
