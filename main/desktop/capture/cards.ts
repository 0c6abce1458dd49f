import type { CaptureCard } from '../../../contract/capture.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { PrivateKind } from '../../../contract/reading.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Linkable } from '../../../links/linkable.ts';

type Upload = NonNullable<CaptureCard['upload']>;

/** The file of a capture or of a recording before it is written. */
export interface CaptureFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Id of the destination that its hotkey names. */
  readonly host: string | null;
  /** How it is queued. */
  readonly how: Pick<Settings['captureThen'], 'copy' | 'edit'>;
}

/** Holds a card and what is known about its capture. */
export interface CardEntry {
  readonly card: CaptureCard;
  readonly jobId: string | null;
  readonly batchId: string | null;
  /** The uploaded picture, for its links. */
  readonly linked: Linkable | null;
  /** Its id in the library, once it is there. */
  readonly itemId: string | null;
  /** Its file, for editing a copy; null until it is encoded. */
  readonly file: CaptureFile | null;
  /** Absolute path of the saved file. */
  readonly savedPath: string | null;
  /** Hidden, unless something fails. */
  readonly isQuiet: boolean;
}

/** Creates the entry of a new capture. */
export function newEntry(
  id: string,
  known: Partial<Pick<CaptureCard, 'picture' | 'upload' | 'error'>>,
): CardEntry {
  return {
    card: { id, picture: null, upload: null, saved: null, copied: null, error: null, ...known },
    jobId: null,
    batchId: null,
    linked: null,
    itemId: null,
    file: null,
    savedPath: null,
    isQuiet: false,
  };
}

/** Keeps the cards of captures in step with the engine's events of their uploads. Pure: draws and asks nothing. */
export class Cards {
  readonly #kept = new Map<string, CardEntry>();
  readonly #changed: (cards: CaptureCard[]) => void;
  readonly #isTrial: () => boolean;

  /** @param isTrial whether the host in use is a stand-in on this computer */
  constructor(changed: (cards: CaptureCard[]) => void, isTrial: () => boolean) {
    this.#changed = changed;
    this.#isTrial = isTrial;
  }

  /** All cards, newest last. */
  get all(): CaptureCard[] {
    return askOnce([...this.#kept.values()].flatMap(({ card, isQuiet }) => (isQuiet ? [] : [card])));
  }

  /** Ids of the jobs whose card is visible. */
  get jobIds(): string[] {
    return [...this.#kept.values()].flatMap(({ jobId, isQuiet }) =>
      jobId === null || isQuiet ? [] : [jobId],
    );
  }

  get(id: string): CardEntry | null {
    return this.#kept.get(id) ?? null;
  }

  put(kept: CardEntry): void {
    this.#kept.set(kept.card.id, kept);
    this.#changed(this.all);
  }

  change(id: string, card: Partial<CaptureCard>, rest: Partial<Omit<CardEntry, 'card'>> = {}): void {
    const before = this.#kept.get(id);
    if (!before) return;
    const after = { ...before.card, ...card };
    if (before.isQuiet && isSettled(after)) this.remove(id);
    else this.put({ ...before, ...rest, card: after, isQuiet: before.isQuiet && !isTrouble(after) });
  }

  /** Removes a card; one whose capture is still on its way to the engine comes back if that fails. */
  dismiss(id: string): void {
    const kept = this.#kept.get(id);
    if (kept?.card.upload?.state === 'adding') this.put({ ...kept, isQuiet: true });
    else this.remove(id);
  }

  remove(id: string): void {
    if (this.#kept.delete(id)) this.#changed(this.all);
  }

  onEvent(event: EngineEvent): void {
    if (event.kind !== 'delta' || this.#kept.size === 0) return;
    for (const [id, sent, total] of event.progress ?? []) this.#progressed(id, sent, total);
    this.update(event.jobs ?? []);
    for (const { jobId, id } of event.history ?? []) this.#settled(jobId, id);
    for (const item of event.library ?? []) this.#seeItem(item);
  }

  /** Updates the cards of changed jobs. */
  update(jobs: readonly Job[]): void {
    for (const job of jobs) {
      const kept = this.#of(job.id);
      if (!kept) continue;
      const { remote, ...about } = job;
      const before = kept.card.upload;
      const copied = before?.state === 'uploaded' && before.copied;
      const upload = uploadOf(job, copied, this.#isTrial());
      // A job does not know about its later deletion at the host.
      const isPast = before?.state === 'deleting' || before?.state === 'deleted';
      const linked = remote ? { ...about, remote } : kept.linked;
      this.change(kept.card.id, { upload: isPast ? before : upload }, { linked });
    }
  }

  /** Records whether the links of a batch were copied to the clipboard. */
  linksCopied(batchId: string, copied: boolean): void {
    const kept = [...this.#kept.values()].find((each) => each.batchId === batchId);
    const upload = kept?.card.upload;
    if (kept && upload?.state === 'uploaded') this.change(kept.card.id, { upload: { ...upload, copied } });
  }

  #of(jobId: string): CardEntry | null {
    return [...this.#kept.values()].find((kept) => kept.jobId === jobId) ?? null;
  }

  #progressed(jobId: string, sent: number, total: number): void {
    const kept = this.#of(jobId);
    if (kept?.card.upload?.state !== 'uploading') return;
    this.change(kept.card.id, { upload: { state: 'uploading', share: total > 0 ? sent / total : 0 } });
  }

  #settled(jobId: string, itemId: string): void {
    const kept = this.#of(jobId);
    if (kept) this.change(kept.card.id, {}, { itemId });
  }

  #seeItem({ id, deletion }: LibraryItem): void {
    const kept = [...this.#kept.values()].find((each) => each.itemId === id);
    const upload = kept?.card.upload;
    if (!kept || !upload) return;
    const next = deletion ? deletedSoFar(deletion) : upload.state === 'deleting' ? notCopied : null;
    if (next) this.change(kept.card.id, { upload: next });
  }
}

/** Leaves each question to the first of the cards that would ask it: its answer is for all of them. */
function askOnce(cards: readonly CaptureCard[]): CaptureCard[] {
  const asked = new Map<string, number>();
  const questionOf = ({ upload }: CaptureCard) =>
    upload?.state === 'consent' ? JSON.stringify(upload) : null;
  for (const card of cards) {
    const question = questionOf(card);
    if (question !== null) asked.set(question, (asked.get(question) ?? 0) + 1);
  }
  return cards.map((card) => {
    const question = questionOf(card);
    if (question === null || card.upload?.state !== 'consent') return card;
    const asksFor = asked.get(question) ?? 0;
    asked.delete(question);
    return { ...card, upload: { ...card.upload, asksFor } };
  });
}

const isTrouble = ({ upload, error }: CaptureCard) =>
  error !== null || upload?.state === 'failed' || upload?.state === 'held' || upload?.state === 'consent';

/** Whether no further change of a card is expected. */
const isSettled = ({ upload, error }: CaptureCard) => error === null && upload?.state === 'uploaded';

const notCopied: Upload = { state: 'uploaded', copied: false };

function deletedSoFar(deletion: NonNullable<LibraryItem['deletion']>): Upload | null {
  switch (deletion.state) {
    case 'scheduled':
    case 'sending':
      return { state: 'deleting', until: deletion.deleteAt };
    case 'deleted':
      return { state: 'deleted' };
    case 'failed':
      return { state: 'failed', error: deletion.error };
    case 'still-there':
    case 'unverified':
      return notCopied;
  }
}

function uploadOf(job: Job, copied: boolean, isTrial: boolean): Upload {
  switch (job.state) {
    case 'uploading':
      return {
        state: 'uploading',
        share: job.progress && job.progress.total > 0 ? job.progress.sent / job.progress.total : 0,
      };
    case 'uploaded':
      return { state: 'uploaded', copied, ...foundIn(job) };
    case 'cancelled':
      return { state: 'cancelled' };
    case 'failed':
      return job.error ? { state: 'failed', error: job.error } : { state: 'cancelled' };
    case 'paused':
      if (job.held?.why === 'consent') {
        const { username, service } = job.held;
        return {
          state: 'consent',
          username,
          privacy: job.privacy,
          isTrial,
          asksFor: 1,
          ...(service === undefined ? {} : { service }),
        };
      }
      if (job.held?.why === 'look') return { state: 'looking' };
      return job.held
        ? { state: 'held', forEdit: job.held.why === 'edit', ...foundIn(job) }
        : { state: 'waiting', until: null };
    case 'waiting':
      if (job.reason?.kind === 'grace' && job.reason.until !== null)
        return { state: 'grace', until: job.reason.until };
      return { state: 'waiting', until: job.doneBy };
    default:
      return { state: 'waiting', until: job.doneBy };
  }
}

/** The kinds of what looks private in it, where something does. */
function foundIn({ looked }: Job): { found?: PrivateKind[] } {
  const found = looked?.found ?? [];
  return found.length > 0 ? { found: found.map(({ kind }) => kind) } : {};
}
