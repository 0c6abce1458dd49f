import type { GrantType, SignInProblem } from '../../../contract/accounts.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Remedy } from './requests.ts';

/** What an account is proved with. Nothing of it but the username may leave the engine or be written down. */
export interface Tokens {
  readonly accessToken: string;
  /** Null where the host gave none. */
  readonly refreshToken: string | null;
  /** As the host claims; it has been seen to end them earlier. */
  readonly lifetimeMs: number;
  readonly username: string;
}

/** What a browser came back with. */
export type CallbackParams =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'code'; readonly code: string }
  /** The person or the host said no. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'nonsense' };

/** Something that can be changed into tokens. */
export type TokenGrant =
  | { readonly kind: 'refresh'; readonly refreshToken: string }
  | { readonly kind: 'pin'; readonly pin: string }
  | { readonly kind: 'code'; readonly code: string };

/** `refused`: a clear no to what was offered. `trouble`: it may be offered again. */
export type TokenResult =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'refused'; readonly failure: ErrorData }
  | { readonly kind: 'trouble'; readonly failure: ErrorData; readonly remedy: Remedy };

/** The application as the host knows it. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How people sign in at a host. None of it costs credits. */
export interface SignInProvider {
  /** Where a person says yes or no. `state` comes back with the answer. */
  authorizationUrl(kind: GrantType, clientId: string, state: string): string;
  /** Reads the query and the fragment of the address that the browser came back to. */
  parseCallback(query: URLSearchParams, fragment: URLSearchParams): CallbackParams;
  exchangeForTokens(what: TokenGrant, application: Application, signal: AbortSignal): Promise<TokenResult>;
  /** Looks at the page where people sign in, as anybody may. Null where it is as it should be. */
  check(clientId: string, signal: AbortSignal): Promise<SignInProblem | null>;
  /** Whether new applications can be registered; null where that cannot be told. */
  checkRegistration(signal: AbortSignal): Promise<'open' | 'closed' | null>;
}
