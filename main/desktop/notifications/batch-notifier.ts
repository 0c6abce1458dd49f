import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { type BatchNotice, BatchNotices, groupOf, isWanted } from './batch-notices.ts';
import { describeNotice, type NoticeAction, type NoticeText } from './notice-text.ts';

interface BatchNotifierOptions {
  readonly engine: EngineClient;
  readonly clock: {
    now(): number;
    /** Returns a function that cancels it. */
    after(ms: number, callback: () => void): () => void;
  };
  settings(): Settings;
  i18n(): Translator;
  /** Whether the user has the window in front. */
  isInFront(): boolean;
  show(text: NoticeText, isSilent: boolean, onAction: (action: NoticeAction) => void): void;
  copyLinks(jobIds: readonly string[]): void;
  showJobs(jobIds: readonly string[]): void;
}

/** Tells outside of the window what became of batches. A timer runs only while one is about to be told. */
export class BatchNotifier {
  readonly #options: BatchNotifierOptions;
  readonly #notices = new BatchNotices();
  #cancelTimer: () => void = () => {};

  constructor(options: BatchNotifierOptions) {
    this.#options = options;
  }

  /** Replaces all jobs. */
  reset(jobs: readonly Job[]): void {
    this.#notices.reset(jobs);
    this.#look();
  }

  onEvent(event: EngineEvent): void {
    if (event.kind === 'delta') {
      if (!event.jobs && !event.removedJobs) return;
      this.#notices.follow(event.jobs ?? [], event.removedJobs ?? []);
    } else if (event.kind === 'batch-ended') {
      const group = groupOf(event.origin, this.#options.settings());
      if (group) this.#notices.ended(group, event, this.#options.clock.now());
    } else return;
    this.#look();
  }

  /** Notes that the links of a batch are in the clipboard. */
  onCopied(batchId: string): void {
    this.#notices.copied(batchId);
  }

  /** Ends the timer. */
  close(): void {
    this.#cancelTimer();
  }

  #look(): void {
    const { clock } = this.#options;
    this.#cancelTimer();
    const { notices, nextAt } = this.#notices.take(clock.now());
    if (nextAt !== null) this.#cancelTimer = clock.after(nextAt - clock.now(), () => this.#look());
    for (const notice of notices) void this.#tell(notice);
  }

  async #tell(notice: BatchNotice): Promise<void> {
    const { settings, isInFront, i18n, show } = this.#options;
    if (!isWanted(notice, settings(), isInFront())) return;
    const text = describeNotice(notice, await this.#nameOf(notice), i18n());
    show(text, !settings().notificationSound, (action) => this.#act(notice, action));
  }

  #act({ done, failed }: BatchNotice, action: NoticeAction): void {
    const { engine, copyLinks, showJobs } = this.#options;
    if (action === 'copy') copyLinks(done);
    else if (action === 'show') showJobs(failed.length > 0 ? failed : done);
    else engine.call('retry', { ids: [...failed] }).catch(() => {});
  }

  async #nameOf({ done, failed }: BatchNotice): Promise<string | null> {
    const [only, ...others] = [...done, ...failed];
    if (only === undefined || others.length > 0) return null;
    // Without an engine, the number alone is told.
    const answer = await this.#options.engine.call('jobs', { ids: [only] }).catch(() => null);
    return answer?.jobs[0]?.name ?? null;
  }
}
