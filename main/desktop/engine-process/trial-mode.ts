import { join } from 'node:path';
import type { EngineSupervisor } from './engine-supervisor.ts';
import { startTrialHost, type TrialHost } from './trial-host.ts';

export type ModeName = 'imgur' | 'sandbox';

interface TrialModeOptions {
  readonly engine: EngineSupervisor;
  readonly profile: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly fork: Parameters<typeof startTrialHost>[1];
}

/** Whether the app works for real or tries things out, and the engine's start that belongs to each. */
export class TrialMode {
  readonly #options: TrialModeOptions;
  #trial: TrialHost | null = null;
  #changing: Promise<void> = Promise.resolve();

  constructor(options: TrialModeOptions) {
    this.#options = options;
  }

  get name(): ModeName {
    return this.#trial ? 'sandbox' : 'imgur';
  }

  /** Folder of the profile in use. */
  get profile(): string {
    return this.#trial?.profile ?? this.#options.profile;
  }

  /** Small copies of its pictures. */
  get thumbnails(): string {
    return join(this.profile, 'thumbnails');
  }

  start(): void {
    const { engine, environment, profile } = this.#options;
    engine.start({ ...environment, SNAPFERRY_HOME: profile, ...this.#trial?.environment });
  }

  /** One change after the other: two quick clicks must not start two engines. */
  switchTo(to: ModeName): Promise<void> {
    const done = this.#changing.then(() => this.#change(to));
    this.#changing = done.catch(() => {});
    return done;
  }

  async #change(to: ModeName): Promise<void> {
    if (to === this.name) return;
    const { engine, profile, fork } = this.#options;
    // Started before the engine is stopped: if it cannot be had, nothing has changed.
    const next = to === 'sandbox' ? await startTrialHost(profile, fork) : null;
    await engine.stop();
    this.close();
    this.#trial = next;
    this.start();
  }

  close(): void {
    this.#trial?.stop();
    this.#trial = null;
  }
}
