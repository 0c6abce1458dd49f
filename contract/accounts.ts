import { z } from 'zod';
import { call, timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';

/**
 * Describes a signed-in account without any secret. `state` `needs-sign-in`: the host no longer accepts its tokens;
 * `locked`: the keychain holds the tokens but does not release them. In both states nothing is uploaded under the
 * account, and nothing is lost.
 */
export const accountSchema = z.object({
  /** `<host>:<username>`; the `account` of jobs and library items. */
  id: z.string().min(1),
  host: z.string(),
  username: z.string(),
  state: z.enum(['signed-in', 'needs-sign-in', 'locked']),
  addedAt: timeSchema,
  /** `memory`: the tokens are lost when the engine stops, because no keychain accepts them. */
  tokens: z.enum(['keychain', 'memory']),
});
export type Account = z.infer<typeof accountSchema>;

/**
 * Methods of a sign-in. `token` and `code`: the result returns by redirect to a page on this machine. `pin`: the host
 * shows a number that the user types in here. `code` and `pin` need the application's client secret.
 */
export const grantTypeSchema = z.enum(['token', 'pin', 'code']);
export type GrantType = z.infer<typeof grantTypeSchema>;

/**
 * Problems of the host's sign-in page in general. `closed`: it shows an error in the place of the question (Imgur's
 * error 1024); `busy`: it accepts no more requests for now.
 */
const signInProblemSchema = z.enum(['closed', 'busy', 'unreachable']);
export type SignInProblem = z.infer<typeof signInProblemSchema>;

/** Describes the current sign-in or the result of the last one, until it is cancelled or another one begins. */
export const signInSchema = z.object({
  attempt: z.string(),
  kind: grantTypeSchema,
  /** URL to open in the system's browser. */
  url: z.string(),
  /** The sign-in expires at this time. */
  deadline: timeSchema,
  state: z.enum(['waiting', 'checking', 'done', 'failed']),
  /** Set when `state` is `failed`; while `waiting`, why the last PIN was rejected. */
  error: errorDataSchema.nullable(),
  /** Id of the account that was signed in; set exactly when `state` is `done`. */
  account: z.string().nullable(),
  /** While `waiting`: the problem found at the page that the browser is sent to, as soon as it is known. */
  trouble: signInProblemSchema.nullable(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const accountsViewSchema = z.object({
  /** Oldest first. */
  accounts: z.array(accountSchema),
  signIn: signInSchema.nullable(),
  /** Whether a client secret is stored for the current application; the secret itself is never returned. */
  hasClientSecret: z.boolean(),
  /** As in the capabilities, but current: a keychain may begin to refuse later. */
  vault: z.object({ kind: z.enum(['keychain', 'memory']), why: z.string().nullable() }),
  /** Redirect URL that the host calls; the user enters it where the application is registered. */
  returnAddress: z.string(),
});
export type AccountsView = z.infer<typeof accountsViewSchema>;

const idInput = z.object({ id: z.string() });

/** Defines the calls about accounts. Changes are sent in deltas as `accounts`, the active account as a setting. */
export const accountCalls = {
  accounts: call(z.object({}), accountsViewSchema),
  /**
   * Begins a sign-in and replaces a pending one. The engine opens nothing: the caller opens `url`. `language` (BCP 47)
   * is the language of the page that the browser returns to.
   */
  beginSignIn: call(
    z.object({ kind: grantTypeSchema.default('token'), language: z.string().max(64).default('en') }),
    signInSchema,
  ),
  /** Submits the PIN that the host showed. */
  finishSignIn: call(z.object({ attempt: z.string(), pin: z.string().min(1).max(64) }), accountsViewSchema),
  /** Passes on the URL that the system opened in the app's own scheme. */
  returnSignIn: call(z.object({ url: z.string().max(16_384) }), z.object({})),
  cancelSignIn: call(z.object({ attempt: z.string() }), accountsViewSchema),
  /**
   * Requests the host's pages without credentials, which costs no credits. `trouble` null: they show the sign-in form
   * as they should, or no application is configured. `registration` null: unknown.
   */
  checkSignIn: call(
    z.object({}),
    z.object({
      trouble: signInProblemSchema.nullable(),
      registration: z.enum(['open', 'closed']).nullable(),
    }),
  ),
  /** Deletes the account's tokens from this machine. Its jobs and library items stay. */
  signOut: call(idInput, accountsViewSchema),
  /** Asks the keychain again for the tokens of a `locked` account. */
  unlockAccount: call(idInput, accountsViewSchema),
  /** Sets the account for future uploads; null for none. */
  chooseAccount: call(z.object({ id: z.string().nullable() }), accountsViewSchema),
  /** Stores the client secret, which cannot be read back; null deletes it. */
  setClientSecret: call(
    z.object({ secret: z.string().trim().min(1).max(256).nullable() }),
    accountsViewSchema,
  ),
} as const;
