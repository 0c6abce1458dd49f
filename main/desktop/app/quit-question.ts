import type { QueueSummary } from '../../../contract/job.ts';
import type { Settings } from '../../../contract/settings.ts';

/** What somebody answered who was told what becomes of the pictures that wait. */
export interface QuitAnswer {
  readonly quits: boolean;
  readonly asksAgain: boolean;
}

export interface QuitQuestionOptions {
  /** Null while the engine has not told of its queue. */
  summary(): Pick<QueueSummary, 'open'> | null;
  settings(): Pick<Settings, 'askBeforeQuit'>;
  changeSettings(patch: Pick<Settings, 'askBeforeQuit'>): void;
  /** Says what becomes of so many pictures, and asks. */
  ask(open: number): Promise<QuitAnswer>;
  quit(): void;
}

/** Quits for a person, who is told first what becomes of pictures that wait. What the system ends is not asked about. */
export class QuitQuestion {
  readonly #options: QuitQuestionOptions;
  #isAsking = false;

  constructor(options: QuitQuestionOptions) {
    this.#options = options;
  }

  async request(): Promise<void> {
    const { summary, settings, changeSettings, ask, quit } = this.#options;
    if (this.#isAsking) return;
    const open = summary()?.open ?? 0;
    if (open === 0 || !settings().askBeforeQuit) return quit();
    this.#isAsking = true;
    const { quits, asksAgain } = await ask(open).finally(() => {
      this.#isAsking = false;
    });
    if (!quits) return;
    if (!asksAgain) changeSettings({ askBeforeQuit: false });
    quit();
  }
}
