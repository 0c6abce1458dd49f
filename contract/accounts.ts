import { z } from 'zod';
import { errorDataSchema } from './errors.ts';
import { timeSchema } from './records.ts';

/**
 * An account at a host, as it may be shown: nothing here is secret. `state` `needs-sign-in`: the host takes its tokens
 * no more; `locked`: the keychain has them and does not give them out. In both nothing goes up under it, and nothing is
 * lost.
 */
export const accountSchema = z.object({
  /** `<host>:<username>`; what jobs and items of the library name as their `account`. */
  id: z.string().min(1),
  host: z.string(),
  username: z.string(),
  state: z.enum(['signed-in', 'needs-sign-in', 'locked']),
  addedAt: timeSchema,
  /** `memory`: they are gone when the engine stops, because there is no keychain that takes them. */
  tokens: z.enum(['keychain', 'memory']),
});
export type Account = z.infer<typeof accountSchema>;

/**
 * How a sign-in comes back. `token` and `code`: by itself, to a page on this machine. `pin`: the host shows a number
 * that is typed in here. `code` and `pin` need the application's client secret.
 */
export const grantTypeSchema = z.enum(['token', 'pin', 'code']);
export type GrantType = z.infer<typeof grantTypeSchema>;

/**
 * What the host says of sign-ins at large. `closed`: its page shows an error in the place of the question (Imgur's
 * error 1024); `busy`: it lets no more through for now.
 */
const signInProblemSchema = z.enum(['closed', 'busy', 'unreachable']);
export type SignInProblem = z.infer<typeof signInProblemSchema>;

/** A sign-in under way, or how the last one ended, until it is called off or another one begins. */
export const signInSchema = z.object({
  attempt: z.string(),
  kind: grantTypeSchema,
  /** To be opened in the system's browser. */
  url: z.string(),
  /** After this it counts no more. */
  deadline: timeSchema,
  state: z.enum(['waiting', 'checking', 'done', 'failed']),
  /** Set when `state` is `failed`; of one that waits, why the last PIN was none. */
  error: errorDataSchema.nullable(),
  /** Who is signed in now; set exactly when `state` is `done`. */
  account: z.string().nullable(),
  /** Of one that waits: what was found at the page that the browser is sent to, as soon as that is known. */
  trouble: signInProblemSchema.nullable(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const accountsViewSchema = z.object({
  /** Oldest first. */
  accounts: z.array(accountSchema),
  signIn: signInSchema.nullable(),
  /** Whether a client secret is kept for the application in use; the secret itself never comes back. */
  hasClientSecret: z.boolean(),
  /** As in the capabilities, and as of now: a keychain may begin to refuse. */
  vault: z.object({ kind: z.enum(['keychain', 'memory']), why: z.string().nullable() }),
  /** What is sent back to by the host; to be entered where the application is registered. */
  returnAddress: z.string(),
});
export type AccountsView = z.infer<typeof accountsViewSchema>;

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const idInput = z.object({ id: z.string() });

/** The calls about accounts. What changes is told in deltas as `accounts`, the active one as a setting. */
export const accountCalls = {
  accounts: call(z.object({}), accountsViewSchema),
  /**
   * Begins a sign-in, in the place of one that is under way. The engine opens nothing: whoever asked opens `url`.
   * `language` (BCP 47) is what the page speaks to which the browser comes back.
   */
  beginSignIn: call(
    z.object({ kind: grantTypeSchema.default('token'), language: z.string().max(64).default('en') }),
    signInSchema,
  ),
  /** The number that the host showed. */
  finishSignIn: call(z.object({ attempt: z.string(), pin: z.string().min(1).max(64) }), accountsViewSchema),
  /** What the system handed over because it was addressed to the app's own scheme. */
  returnSignIn: call(z.object({ url: z.string().max(16_384) }), z.object({})),
  cancelSignIn: call(z.object({ attempt: z.string() }), accountsViewSchema),
  /**
   * Looks at the host's pages as anybody can, which costs no credits. `trouble` null: people are asked there as they
   * should be, or there is no application to ask for. `registration` null: that cannot be told.
   */
  checkSignIn: call(
    z.object({}),
    z.object({
      trouble: signInProblemSchema.nullable(),
      registration: z.enum(['open', 'closed']).nullable(),
    }),
  ),
  /** Forgets its tokens here. Jobs and items of the library that are its own stay. */
  signOut: call(idInput, accountsViewSchema),
  /** Asks the keychain once more for the tokens of an account that is `locked`. */
  unlockAccount: call(idInput, accountsViewSchema),
  /** Which account uploads go to from now on; null for none. */
  chooseAccount: call(z.object({ id: z.string().nullable() }), accountsViewSchema),
  /** Written only; null forgets it. */
  setClientSecret: call(
    z.object({ secret: z.string().trim().min(1).max(256).nullable() }),
    accountsViewSchema,
  ),
} as const;
