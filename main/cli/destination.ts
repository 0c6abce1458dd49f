import { builtInDestination, type Destination } from '../../contract/destinations.ts';
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
    to,
    account,
    privacy = 'hidden',
  }: {
    /** Left out: the default. */
    readonly to?: Destination;
    readonly account?: string | null | undefined;
    readonly privacy?: Privacy;
  } = {},
): Promise<string> {
  const [{ accounts }, { host }, settings, { destinations, chosen }] = await Promise.all([
    client.call('accounts', {}),
    client.call('capabilities', {}),
    client.call('settings', {}),
    client.call('destinations', {}),
  ]);
  const place = to ?? destinations.find(({ id }) => id === chosen);
  if (place && place.id !== builtInDestination)
    return consentSentence(i18n, {
      kind,
      username: null,
      privacy: 'hidden',
      isTrial: false,
      service: place.title,
    });
  const id = account === undefined ? settings.account : account;
  const username = accounts.find((one) => one.id === id)?.username ?? null;
  return consentSentence(i18n, { kind, username, privacy, isTrial: host.isSandbox });
}
