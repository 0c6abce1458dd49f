import type { Consent } from '../../contract/consent.ts';
import type { FolderOptions } from '../../contract/folders.ts';
import type { Job } from '../../contract/job.ts';
import { builtInDestination } from '../../contract/names.ts';
import { isConsentGiven } from '../../contract/predicates.ts';
import { needsClientId } from './destinations.ts';
import type { WindowState } from './window-store.ts';

/** Describes one request for consent, and how many jobs wait for it. */
export interface ConsentRequest extends Consent {
  /** Unique among the requests. */
  readonly id: string;
  readonly username: string | null;
  /** Name of the destination; left out: the built-in one. */
  readonly service?: string | undefined;
  readonly count: number;
}

/** Whether the job can be cancelled before its first byte. */
export const isInUndoDelay = (job: Job) => job.state === 'waiting' && job.reason?.kind === 'grace';

/**
 * Returns the open requests, in the order in which the first job of each was added.
 * @param lacksClientId true: what is for the built-in host could not go in any case, and is asked about when it can
 * @param onCards ids of the jobs that have a card on the screen: the card asks, and its answer is for all alike
 */
export function openConsentRequests(
  jobs: ReadonlyMap<string, Job>,
  lacksClientId: boolean,
  onCards: ReadonlySet<string>,
): ConsentRequest[] {
  const questions = new Map<string, ConsentRequest>();
  const asked = new Set<string>();
  for (const { id: jobId, state, held, host, account, privacy } of jobs.values()) {
    if (state !== 'paused' || held?.why !== 'consent') continue;
    if (lacksClientId && host === builtInDestination) continue;
    const { kind, username, service } = held;
    const id = JSON.stringify([kind, host, account, privacy]);
    if (onCards.has(jobId)) asked.add(id);
    const known = questions.get(id);
    const count = (known?.count ?? 0) + 1;
    questions.set(id, { id, kind, host, account, privacy, username, service, count });
  }
  return [...questions.values()].filter(({ id }) => !asked.has(id));
}

/** What somebody has to allow before pictures of a kind go by themselves. */
export interface MissingConsent extends Consent {
  /** User name of the account; null: anonymous. */
  readonly username: string | null;
  /** Name of the destination; left out: the built-in one. */
  readonly service?: string | undefined;
}

/**
 * Returns what has to be allowed for a watched folder. Null where it was allowed before, where rules decide for each
 * picture, and where nothing could be sent anyway: it is asked about when there is something to say yes to.
 */
export function folderConsent(
  state: Pick<WindowState, 'mirror' | 'shell'>,
  { host: wanted, privacy: chosen }: Pick<FolderOptions, 'host' | 'privacy'>,
): MissingConsent | null {
  if (!state.mirror) return null;
  const { settings, destinations, accounts } = state.mirror;
  const isLeftToRules = wanted === null && settings.routing.rules.length > 0 && chosen !== 'public';
  const host = wanted ?? settings.destination;
  const destination = destinations.destinations.find(({ id }) => id === host);
  const isBuiltIn = host === builtInDestination;
  if (isLeftToRules || !destination || destination.problem || (isBuiltIn && needsClientId(state)))
    return null;
  const account = isBuiltIn ? settings.account : null;
  const consent: Consent = { kind: 'folder', host, account, privacy: isBuiltIn ? chosen : 'hidden' };
  if (isConsentGiven(consent, settings.consents)) return null;
  const username = accounts.accounts.find(({ id }) => id === account)?.username ?? null;
  return { ...consent, username, ...(isBuiltIn ? {} : { service: destination.title }) };
}
