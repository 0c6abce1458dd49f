import { z } from 'zod';
import { judge } from '../../../contract/judge.ts';
import type { Tokens } from '../hosts/sign-in.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

const storedTokensSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  /** By our clock, ms. */
  expiresAt: z.number(),
  lifetimeMs: z.number(),
});
export type StoredTokens = z.infer<typeof storedTokensSchema>;

/**
 * Margin of renewal: tokens are renewed this long before they end, or a tenth of their life where that is shorter.
 */
const aheadMs = 10 * 60_000;

export const isNearExpiry = ({ expiresAt, lifetimeMs }: StoredTokens, now: number): boolean =>
  now >= expiresAt - Math.min(aheadMs, lifetimeMs / 10);

export const toStoredTokens = (tokens: Tokens, now: number): StoredTokens => ({
  accessToken: tokens.accessToken,
  refreshToken: tokens.refreshToken,
  lifetimeMs: tokens.lifetimeMs,
  expiresAt: now + tokens.lifetimeMs,
});

/**
 * Reads tokens.
 * @returns null where there are none by that name, or invalid ones.
 * @throws what the keychain says
 */
export async function readTokens(secrets: SecretStore, name: string): Promise<StoredTokens | null> {
  const text = await secrets.read(name);
  const parsed = text === null ? null : judge(storedTokensSchema, parseJson(text));
  return parsed?.success ? parsed.data : null;
}

/** Writes tokens. @returns the name under which they are stored */
export const writeTokens = (secrets: SecretStore, name: string, tokens: StoredTokens) =>
  secrets.write(name, JSON.stringify(tokens));

/** Deletes tokens that cannot be used; what a locked keychain keeps of them does no harm. */
export function discardTokens(secrets: SecretStore, name: string): void {
  void secrets.remove(name).catch(() => {});
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
