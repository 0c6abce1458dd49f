import type { GrantType, SignInProblem } from '../../../contract/accounts.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Remedy } from './requests.ts';

/** The tokens of an account. Nothing of it but the username may leave the engine or be written down. */
export interface Tokens {
  readonly accessToken: string;
  /** Null where the host gave none. */
  readonly refreshToken: string | null;
  /** As the host claims; it has been seen to end them earlier. */
  readonly lifetimeMs: number;
  readonly username: string;
}

/** The parameters that a browser came back with. */
export type CallbackParams =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'code'; readonly code: string }
  /** The user or the host denied access. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'nonsense' };

/** A grant that can be exchanged for tokens. */
export type TokenGrant =
  | { readonly kind: 'refresh'; readonly refreshToken: string }
  | { readonly kind: 'pin'; readonly pin: string }
  | { readonly kind: 'code'; readonly code: string };

/** `refused`: the grant is invalid. `trouble`: it may be offered again. */
export type TokenResult =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'refused'; readonly failure: ErrorData }
  | { readonly kind: 'trouble'; readonly failure: ErrorData; readonly remedy: Remedy };

/** The application as the host knows it. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Signs users in at a host. None of it costs credits. */
export interface SignInProvider {
  /** Address where the user allows or denies access. `state` comes back with the answer. */
  authorizationUrl(kind: GrantType, clientId: string, state: string): string;
  /** Parses the query and the fragment of the address that the browser came back to. */
  parseCallback(query: URLSearchParams, fragment: URLSearchParams): CallbackParams;
  exchangeForTokens(what: TokenGrant, application: Application, signal: AbortSignal): Promise<TokenResult>;
  /** Checks the page where users sign in, without credentials. Null where it is as it should be. */
  check(clientId: string, signal: AbortSignal): Promise<SignInProblem | null>;
  /** Checks whether new applications can be registered; null where that cannot be told. */
  checkRegistration(signal: AbortSignal): Promise<'open' | 'closed' | null>;
}
