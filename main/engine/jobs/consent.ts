import { type Consent, type ConsentKind, consentKindSchema } from '../../../contract/consent.ts';
import type { EngineParsedInput } from '../../../contract/engine.ts';
import type { HoldReason } from '../../../contract/job.ts';
import { judge } from '../../../contract/judge.ts';
import { isConsentGiven } from '../../../contract/predicates.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Store } from '../store/store.ts';
import type { JobResults, StoredJob } from '../store/types.ts';

/** Sources that the user switched off by answering "not now". */
export interface Declined {
  readonly settings: Partial<Settings>;
  /** Ids of watched folders. */
  readonly folders: readonly string[];
}

/** Asks once for consent to upload pictures that the user did not choose one by one. */
export interface Consents {
  /** Returns the consent that the job has to be held for; null where it is given or not needed. */
  requiredFor(job: StoredJob): HoldReason | null;
  /** @returns jobs to prepare now, jobs to cancel, and sources to switch off */
  answer(given: EngineParsedInput<'answerConsent'>): {
    readonly released: JobResults;
    readonly cancelled: readonly string[];
    readonly declined: Declined;
  };
}

const nothingDeclined: Declined = { settings: {}, folders: [] };

/**
 * @param asks false where a command runs the engine: its user has said what is to go
 * @param nameOf names a destination that is not the built-in one
 */
export function createConsents(
  store: Pick<Store, 'jobs' | 'accounts' | 'settings' | 'folders'>,
  asks: boolean,
  nameOf: (destination: string) => string | null,
): Consents {
  const wantedBy = (job: StoredJob): Consent | null => {
    const kind = kindOf(job);
    // The user who puts a picture into a post is asked there.
    if (kind === null || job.postId !== null) return null;
    return { kind, host: job.host, account: job.account, privacy: job.privacy };
  };

  /** True for folders that a command watches, as long as it runs. */
  const isCommanded = ({ folder }: StoredJob) =>
    folder !== null && store.folders.list().some(({ id, isLasting }) => id === folder && !isLasting);

  const accept = (wanted: Consent) => {
    const { consents } = store.settings.read();
    if (isConsentGiven(wanted, consents)) return consents;
    const others = consents.filter((one) => !isConsentGiven(one, [wanted]));
    return store.settings.write({ consents: [...others, wanted] }).consents;
  };

  return {
    requiredFor(job) {
      const wanted = asks ? wantedBy(job) : null;
      if (!wanted || isConsentGiven(wanted, store.settings.read().consents) || isCommanded(job)) return null;
      const account = store.accounts.list().find(({ id }) => id === job.account);
      const service = nameOf(job.host);
      const asked = { why: 'consent', kind: wanted.kind, username: account?.username ?? null } as const;
      return service === null ? asked : { ...asked, service };
    },
    answer({ answer, ...about }) {
      const wanted = about;
      const open = store.jobs.list({ open: true });
      if (answer === 'accept') {
        const given = accept(wanted);
        const mayGo = (job: StoredJob) => {
          const wants = wantedBy(job);
          return job.held?.why === 'consent' && wants !== null && isConsentGiven(wants, given);
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
          isConsentGiven(wants, [wanted]) &&
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
  const kind = judge(consentKindSchema, origin);
  return kind.success ? kind.data : null;
}

/** Returns the settings that switch off a source which would ask again by itself. */
function settingsToDisable(kind: ConsentKind): Partial<Settings> {
  if (kind === 'clipboard-watch') return { clipboardWatch: 'off' };
  return {};
}
