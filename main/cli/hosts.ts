import { builtInDestination, type Destination, type DestinationsView } from '../../contract/destinations.ts';
import type { EngineClient } from '../../contract/engine.ts';
import { chooseRule } from '../engine/destinations/choose-rule.ts';
import { UsageError } from './context.ts';
import type { Messages } from './messages.ts';

/**
 * Finds a host by its name or id.
 * @throws {UsageError} when there is none
 */
export function findHost(
  name: string,
  { destinations }: Pick<DestinationsView, 'destinations'>,
  i18n: Messages,
): Destination {
  const wanted = name.toLowerCase();
  const found = destinations.find(
    ({ id, title, removedAt }) =>
      removedAt === null && (id.toLowerCase() === wanted || title.toLowerCase() === wanted),
  );
  if (found) return found;
  throw new UsageError(i18n.t('cli.usage.no-host', { name }));
}

interface HostChoice {
  readonly host?: string;
  readonly account?: string;
  readonly anonymous?: boolean;
  readonly post?: boolean;
}

/** Where the pictures of a command go. */
interface ChosenHost {
  /** Where they go, as far as that is known before they are looked at. */
  readonly to: Destination;
  /** Its id where it was named; null: the engine's rules decide for each. */
  readonly named: string | null;
}

/**
 * Resolves `--host`; without it, what is said of accounts and posts means the built-in host, and else the rules decide,
 * or the default.
 * @throws {UsageError} for an unknown host, or one that has no accounts
 */
export async function chosenHost(
  client: EngineClient,
  origin: 'command-line' | 'folder',
  { host, account, anonymous, post }: HostChoice,
  i18n: Messages,
): Promise<ChosenHost> {
  const view = await client.call('destinations', {});
  const isAboutAccounts = account !== undefined || anonymous === true || post === true;
  if (host === undefined && !isAboutAccounts) {
    const { rules } = (await client.call('settings', {})).routing;
    const rule = chooseRule(rules, { origin, source: { kind: 'file', path: '' }, media: 'later' });
    const id = rule === null || rule === 'open' ? view.chosen : rule.to;
    return { to: findHost(id, view, i18n), named: null };
  }
  const found = findHost(host ?? builtInDestination, view, i18n);
  if (isAboutAccounts && found.id !== builtInDestination)
    throw new UsageError(i18n.t('cli.usage.host-without-accounts'));
  return { to: found, named: found.id };
}
