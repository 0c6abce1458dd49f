import { AppError, errorData } from '../../../contract/app-error.ts';
import { builtInDestination } from '../../../contract/destinations.ts';
import type { Privacy } from '../../../contract/host.ts';
import type { Media } from '../../../contract/media.ts';
import type { Route, RoutingRule } from '../../../contract/routing.ts';
import { chooseRule, type RouteFacts } from '../destinations/choose-rule.ts';
import type { Destinations } from '../destinations/index.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';

/** What is said of where a job is to go; what is left out is as usual. */
export interface WantedPlace {
  /** Id of the destination; default: as rules say, else the chosen one; with an account or a post the built-in one. */
  readonly host?: string | undefined;
  readonly privacy: Privacy;
  /** Default: the active account. */
  readonly account?: string | null | undefined;
  /** The post that it belongs to; the job waits until that is submitted. */
  readonly postId?: string;
}

type Place = Pick<StoredJob, 'host' | 'account' | 'privacy' | 'mirrorTo'> & { readonly route: Route };

/** Decides where jobs go. */
export interface Placing {
  /** @throws {AppError} `not-found`, `host-removed`, `bad-call` */
  place(wanted: WantedPlace, about: RouteFacts): Place;
  /** Decides a route that was left open. @param media null for what the host fetches by itself */
  settle(job: StoredJob, media: Media | null): Place;
}

/**
 * Accounts, posts and public pictures are the built-in destination's; what names none of them goes where the rules
 * say, or to the default.
 */
export function createPlacing(
  store: Pick<Store, 'accounts' | 'settings'>,
  destinations: Pick<Destinations, 'isThere' | 'lossBetween'>,
): Placing {
  /** @throws {AppError} `not-found` where the account does not exist */
  const accountOf = (wanted: string | null | undefined): string | null => {
    const account = wanted === undefined ? store.settings.read().account : wanted;
    if (account === null || store.accounts.list().some(({ id }) => id === account)) return account;
    throw new AppError(errorData('not-found', `There is no account ${account}.`, { id: account }));
  };

  const at = (host: string, { account, privacy }: WantedPlace, route: Route): Place => {
    if (host === builtInDestination)
      return { host, account: accountOf(account), privacy, route, mirrorTo: null };
    if (!destinations.isThere(host))
      throw new AppError(errorData('host-removed', `There is no destination ${host}.`, { name: host }));
    return { host, account: null, privacy: 'hidden', route, mirrorTo: null };
  };

  const mirrorOf = ({ to, mirrorTo, allowLessPrivate }: RoutingRule): string | null => {
    if (mirrorTo === null || mirrorTo === to || !destinations.isThere(mirrorTo)) return null;
    return allowLessPrivate || destinations.lossBetween(to, mirrorTo) === null ? mirrorTo : null;
  };

  /** The destination of the action that uploads the clipboard, from wherever it is called. */
  const hostOfClipboard = (): string | null => {
    const host = store.settings.read().hotkeyHosts['upload-clipboard'] ?? null;
    return host !== null && destinations.isThere(host) ? host : null;
  };

  const byRules = (wanted: WantedPlace, about: RouteFacts): Place => {
    const { routing, destination } = store.settings.read();
    const usable = routing.rules.filter(({ to }) => destinations.isThere(to));
    const rule = wanted.privacy === 'public' ? null : chooseRule(usable, about);
    if (rule === null || rule === 'open') return at(destination, wanted, rule ?? 'default');
    return { ...at(rule.to, wanted, 'rule'), mirrorTo: mirrorOf(rule) };
  };

  return {
    place(wanted, about) {
      const { host, account, postId } = wanted;
      const isBoundToBuiltIn = postId !== undefined || (account !== undefined && account !== null);
      if (isBoundToBuiltIn && host !== undefined && host !== builtInDestination)
        throw new AppError(errorData('bad-call', `The destination ${host} has neither accounts nor posts.`));
      if (host !== undefined) return at(host, wanted, 'chosen');
      const ofHotkey = about.origin === 'clipboard' ? hostOfClipboard() : null;
      if (!isBoundToBuiltIn && ofHotkey !== null) return at(ofHotkey, wanted, 'chosen');
      // Whoever says that it goes without an account speaks of the built-in one too, but does not insist on it.
      return isBoundToBuiltIn ? at(builtInDestination, wanted, 'chosen') : byRules(wanted, about);
    },
    settle({ origin, source, privacy, account, host, postId }, media) {
      const isStill = postId !== null;
      if (isStill) return { host, account, privacy, route: 'chosen', mirrorTo: null };
      const wanted = host === builtInDestination ? { privacy, account } : { privacy };
      return byRules(wanted, { origin, source, media });
    },
  };
}
