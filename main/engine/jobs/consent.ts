import type { EngineParsedInput } from '../../../contract/engine.ts';
import {
  type Consent,
  type ConsentKind,
  consentKindSchema,
  type HoldReason,
  type Settings,
} from '../../../contract/records.ts';
import type { Store } from '../store/store.ts';
import type { JobResults, StoredJob } from '../store/types.ts';

/** Ways in that were told to stop by a "not now". */
export interface Declined {
  readonly settings: Partial<Settings>;
  /** Ids of watched folders. */
  readonly folders: readonly string[];
}

/** Asks once where pictures may go that nobody chose one by one. */
export interface Consents {
  /** What the job is to be held for; null where somebody has said yes, or where nobody has to. */
  requiredFor(job: StoredJob): HoldReason | null;
  /** @returns jobs that are to be prepared now, those that are to be cancelled, and the ways in that are to stop */
  answer(given: EngineParsedInput<'answerConsent'>): {
    readonly released: JobResults;
    readonly cancelled: readonly string[];
    readonly declined: Declined;
  };
}

const nothingDeclined: Declined = { settings: {}, folders: [] };

/**
 * @param asks false where a command runs the engine: whoever gave it has said what is to go
 * @param host id of the host in use
 */
export function createConsents(
  store: Pick<Store, 'jobs' | 'accounts' | 'settings' | 'folders'>,
  asks: boolean,
  host: () => string,
): Consents {
  const isGiven = (wanted: Consent, given: readonly Consent[]) =>
    given.some(
      (one) =>
        one.kind === wanted.kind &&
        one.host === wanted.host &&
        one.account === wanted.account &&
        (one.privacy === wanted.privacy || one.privacy === 'public'),
    );

  const wantedBy = (job: StoredJob): Consent | null => {
    const kind = kindOf(job);
    // Whoever puts a picture into a post is asked there.
    if (kind === null || job.postId !== null) return null;
    return { kind, host: host(), account: job.account, privacy: job.privacy };
  };

  /** Watched because a command says so, as long as it does. */
  const isCommanded = ({ folder }: StoredJob) =>
    folder !== null && store.folders.folders().some(({ id, isLasting }) => id === folder && !isLasting);

  const accept = (wanted: Consent) => {
    const { consents } = store.settings.read();
    if (isGiven(wanted, consents)) return consents;
    const others = consents.filter((one) => !isGiven(one, [wanted]));
    return store.settings.write({ consents: [...others, wanted] }).consents;
  };

  return {
    requiredFor(job) {
      const wanted = asks ? wantedBy(job) : null;
      if (!wanted || isGiven(wanted, store.settings.read().consents) || isCommanded(job)) return null;
      const account = store.accounts.list().find(({ id }) => id === job.account);
      return { why: 'consent', kind: wanted.kind, username: account?.username ?? null };
    },
    answer({ answer, ...about }) {
      const wanted = { ...about, host: host() };
      const open = store.jobs.list({ open: true });
      if (answer === 'accept') {
        const given = accept(wanted);
        const mayGo = (job: StoredJob) => {
          const wants = wantedBy(job);
          return job.held?.why === 'consent' && wants !== null && isGiven(wants, given);
        };
        const ids = open.filter(mayGo).map(({ id }) => id);
        return { released: store.jobs.releaseConsent(ids), cancelled: [], declined: nothingDeclined };
      }
      // Also what has not been looked at yet: it would ask the same in a moment.
      const refused = open.filter((job) => {
        const wants = wantedBy(job);
        const isBefore = job.state === 'queued' || job.state === 'preparing';
        return (
          wants !== null &&
          isGiven(wants, [wanted]) &&
          (job.held?.why === 'consent' || (isBefore && !job.held))
        );
      });
      const folders = [...new Set(refused.flatMap(({ folder }) => folder ?? []))];
      return {
        released: { done: [], refused: [] },
        cancelled: refused.map(({ id }) => id),
        declined: { settings: settingsToDisable(about.kind), folders },
      };
    },
  };
}

function kindOf({ origin }: StoredJob): ConsentKind | null {
  const kind = consentKindSchema.safeParse(origin);
  return kind.success ? kind.data : null;
}

/** What switches a way in off that would ask again by itself. */
function settingsToDisable(kind: ConsentKind): Partial<Settings> {
  if (kind === 'clipboard-watch') return { clipboardWatch: 'off' };
  return {};
}
