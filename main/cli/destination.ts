import type { EngineClient } from '../../contract/engine.ts';
import type { Privacy } from '../../contract/host.ts';
import { type ConsentDestination, consentSentence } from '../../i18n/consent.ts';
import type { CommandContext } from './context.ts';

/**
 * Describes the destination and audience of such pictures in one sentence: the user who gave the command has consented
 * to that.
 * @param account id; null: anonymous, left out: the active one
 */
export async function describeDestination(
  client: EngineClient,
  { i18n }: Pick<CommandContext, 'i18n'>,
  kind: ConsentDestination['kind'],
  {
    account,
    privacy = 'hidden',
  }: { readonly account?: string | null | undefined; readonly privacy?: Privacy } = {},
): Promise<string> {
  const [{ accounts }, { host }, settings] = await Promise.all([
    client.call('accounts', {}),
    client.call('capabilities', {}),
    client.call('settings', {}),
  ]);
  const id = account === undefined ? settings.account : account;
  const username = accounts.find((one) => one.id === id)?.username ?? null;
  return consentSentence(i18n, { kind, username, privacy, isTrial: host.isSandbox });
}
