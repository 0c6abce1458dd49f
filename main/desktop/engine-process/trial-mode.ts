import { join } from 'node:path';
import type { Settings } from '../../../contract/settings.ts';
import type { EngineSupervisor } from './engine-supervisor.ts';
import { startTrialHost, type TrialHost } from './trial-host.ts';

export type ModeName = 'imgur' | 'sandbox';

interface TrialModeOptions {
  readonly engine: Pick<EngineSupervisor, 'start' | 'stop' | 'call'>;
  readonly profile: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly fork: Parameters<typeof startTrialHost>[1];
  /** How the window looks and speaks, which the trial takes over: its profile has settings of its own. */
  appearance(): Pick<Settings, 'theme' | 'language'>;
}

/** Switches the app between the real host and the trial, restarting the engine for each. */
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

  /** Folder of the thumbnails of the profile in use. */
  get thumbnails(): string {
    return join(this.profile, 'thumbnails');
  }

  start(): void {
    const { engine, environment, profile } = this.#options;
    engine.start({ ...environment, SNAPFERRY_HOME: profile, ...this.#trial?.environment });
  }

  /** Switches the mode. Calls are serialized: two quick clicks must not start two engines. */
  switchTo(to: ModeName): Promise<void> {
    const done = this.#changing.then(() => this.#change(to));
    this.#changing = done.catch(() => {});
    return done;
  }

  /** Goes back to the user's own profile. */
  leave(): Promise<void> {
    return this.switchTo('imgur');
  }

  async #change(to: ModeName): Promise<void> {
    if (to === this.name) return;
    const { engine, profile, fork } = this.#options;
    // Started before the engine is stopped: if that fails, nothing has changed.
    const next = to === 'sandbox' ? await startTrialHost(profile, fork) : null;
    const { theme, language } = this.#options.appearance();
    await engine.stop();
    this.close();
    this.#trial = next;
    this.start();
    // The first call of all, so that nobody sees the trial in another theme.
    if (next) void engine.call('changeSettings', { theme, language }).catch(() => {});
  }

  close(): void {
    this.#trial?.stop();
    this.#trial = null;
  }
}
