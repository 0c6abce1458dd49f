import { drainTimeoutMs, installDrainTimeoutMs } from '../../../contract/limits.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { UpdateState, UpdatesView, UpdateTrouble } from '../../../contract/updates.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';
import type { Installation } from './installation.ts';
import type { JournalFile } from './journal-file.ts';
import type { VersionChange } from './start-journal.ts';
import { isBusy, mayInstall, nextCheckAt } from './update-policy.ts';
import type { UpdateSource } from './update-source.ts';

export interface UpdatesOptions {
  readonly version: string;
  readonly installation: Installation;
  readonly clock: { now(): number; after(ms: number, callback: () => void): () => void };
  readonly journal: JournalFile;
  /** The version that this one was put back for; null where that did not happen. */
  readonly rolledBackFrom: string | null;
  openSource(): Promise<UpdateSource>;
  troubleOf(thrown: unknown): UpdateTrouble;
  settings(): Pick<Settings, 'updates'>;
  /** Uploads in flight; null while the engine does not run. */
  uploading(): number | null;
  isCapturing(): boolean;
  isWindowVisible(): boolean;
  /** Writes a backup of the database. @returns its path @throws what the engine throws */
  backUp(): Promise<string>;
  /** Copies this version's program. @returns null where its format does not let it come back */
  keepProgram(): Pick<VersionChange, 'program' | 'kept'>;
  /** Puts this version's program back, after an installation that failed half-way. */
  putBack(change: VersionChange): void;
  startProgram(program: string): void;
  /** Quits the app, which calls `prepareQuit` and `finishQuit`. */
  quit(): void;
}

export interface UpdatesEvents {
  changed: readonly [view: UpdatesView];
  /** A version was found that the user has not heard of yet. */
  found: readonly [version: string];
}

/** Time between two looks whether a version that is ready may be installed, and between two tries. */
const lookAgainMs = 60_000;

type Plan =
  | { readonly kind: 'none' }
  | { readonly kind: 'install'; readonly restarts: boolean; readonly change: VersionChange };

/**
 * Looks for newer versions and installs them, as the user has chosen. Owns what is known of them; the modes are those of
 * `UpdateState`. An installation goes by way of the app's end: `prepareQuit` while the engine runs, `finishQuit` when it
 * has ended.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  readonly #events = createEmitter<UpdatesEvents>();
  readonly #startedAt: number;
  #state: UpdateState = { kind: 'unknown' };
  #source: Promise<UpdateSource> | null = null;
  #plan: Plan = { kind: 'none' };
  #checkedAt: number | null;
  #failures = 0;
  #failedAt = 0;
  #busyAt: number;
  /** No try before this time: each writes a backup. */
  #notBefore = 0;
  #told: string | null = null;
  /** Set once the feed was asked. */
  #ready: UpdateSource | null = null;
  #cancelCheck = () => {};
  #cancelLook = () => {};

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#busyAt = this.#startedAt;
    this.#checkedAt = options.journal.read().checkedAt;
  }

  get events(): EventSource<UpdatesEvents> {
    return this.#events;
  }

  get view(): UpdatesView {
    const { installation, rolledBackFrom } = this.#options;
    return {
      cannotInstall: installation.cannotInstall,
      state: this.#state,
      checkedAt: this.#checkedAt,
      rolledBackFrom,
    };
  }

  /** Time in ms that uploads in progress get to end when the app does. */
  get drainMs(): number {
    // One that began in the very last moment ends before the next version starts.
    return this.#plan.kind === 'install' && this.#plan.restarts ? installDrainTimeoutMs : drainTimeoutMs;
  }

  /** Follows the settings: nothing is asked before they say so. */
  applySettings(): void {
    this.#schedule();
    if (this.#state.kind === 'found') this.#proceed(this.#state.version);
    this.look();
  }

  /** Asks the feed now. */
  async check(): Promise<UpdatesView> {
    const { kind } = this.#state;
    if (kind === 'checking' || kind === 'downloading' || kind === 'ready' || kind === 'installing')
      return this.view;
    const { clock, journal, rolledBackFrom } = this.#options;
    this.#become({ kind: 'checking' });
    try {
      const found = await (await this.#open()).check();
      this.#checkedAt = clock.now();
      this.#failures = 0;
      journal.write({ ...journal.read(), checkedAt: this.#checkedAt });
      // What did not start is not offered again.
      const isNew = found !== null && found.version !== rolledBackFrom;
      this.#become(isNew ? { kind: 'found', version: found.version } : { kind: 'current' });
      if (isNew) this.#proceed(found.version);
    } catch (thrown) {
      this.#failures += 1;
      this.#failedAt = clock.now();
      this.#fail(thrown, null);
    }
    this.#schedule();
    return this.view;
  }

  /** Fetches the version that was found. */
  async fetch(): Promise<UpdatesView> {
    const { installation } = this.#options;
    const state = this.#state;
    const version = state.kind === 'found' ? state.version : state.kind === 'failed' ? state.version : null;
    if (version === null || installation.cannotInstall !== null) return this.view;
    this.#become({ kind: 'downloading', version, percent: 0 });
    try {
      await (await this.#open()).download((percent) =>
        this.#become({ kind: 'downloading', version, percent }),
      );
      this.#become({ kind: 'ready', version, wanted: false });
      this.look();
    } catch (thrown) {
      this.#fail(thrown, version);
    }
    return this.view;
  }

  /** Installs what was fetched, as soon as nothing is being uploaded. */
  install(): UpdatesView {
    if (this.#state.kind === 'ready') this.#become({ ...this.#state, wanted: true });
    this.look();
    return this.view;
  }

  /** Looks whether a version that is ready may be installed. Called when uploads, captures or the window change. */
  look(): void {
    const { clock, settings, uploading, isCapturing, isWindowVisible } = this.#options;
    this.#cancelLook();
    if (this.#state.kind !== 'ready') return;
    const now = clock.now();
    const seen = { uploading: uploading(), isCapturing: isCapturing(), isWindowVisible: isWindowVisible() };
    if (isBusy(seen) || seen.isWindowVisible) this.#busyAt = now;
    const moment = {
      ...seen,
      isWanted: this.#state.wanted,
      choice: settings().updates,
      busyAt: this.#busyAt,
      now,
    };
    if (now >= this.#notBefore && mayInstall(moment)) void this.#replace(this.#state);
    else this.#cancelLook = clock.after(lookAgainMs, () => this.look());
  }

  /** Called before the engine is stopped: a version that is ready is installed when the app ends anyway. */
  async prepareQuit(): Promise<void> {
    this.#cancelCheck();
    this.#cancelLook();
    if (this.#state.kind !== 'ready' || this.#options.installation.format === 'mac') return;
    if (!this.#isBusy()) await this.#prepare(this.#state.version, false);
  }

  /** Called last of all; puts the new version in place. */
  finishQuit(): void {
    const plan = this.#plan;
    if (plan.kind === 'none' || !this.#ready) return;
    const { journal, putBack, startProgram } = this.#options;
    try {
      const program = this.#ready.install(plan.restarts);
      if (program !== null) startProgram(program);
    } catch {
      putBack(plan.change);
      journal.write({ ...journal.read(), change: { ...plan.change, state: 'rolled-back' } });
      if (plan.restarts && plan.change.program !== null) startProgram(plan.change.program);
    }
  }

  async #open(): Promise<UpdateSource> {
    this.#source ??= this.#options.openSource();
    this.#ready = await this.#source;
    return this.#ready;
  }

  #proceed(version: string): void {
    const { installation, settings } = this.#options;
    if (installation.cannotInstall === null && settings().updates === 'silent') void this.fetch();
    else if (this.#told !== version) {
      this.#told = version;
      this.#events.emit('found', version);
    }
  }

  async #replace(ready: Extract<UpdateState, { kind: 'ready' }>): Promise<void> {
    const { clock, quit } = this.#options;
    const { version } = ready;
    this.#become({ kind: 'installing', version });
    const outcome = await this.#prepare(version, true);
    if (outcome === 'prepared') return quit();
    if (outcome === 'failed') return;
    this.#notBefore = clock.now() + lookAgainMs;
    this.#become(ready);
    this.look();
  }

  /** Makes what is needed to come back, and notes it; not where uploads began in that time. */
  async #prepare(version: string, restarts: boolean): Promise<'prepared' | 'busy' | 'failed'> {
    const { version: from, backUp, keepProgram, journal } = this.#options;
    try {
      const backup = await backUp();
      const kept = keepProgram();
      if (this.#isBusy()) return 'busy';
      const change: VersionChange = {
        from,
        to: version,
        ...kept,
        backup,
        failedStarts: 0,
        state: 'unproven',
      };
      journal.write({ ...journal.read(), change });
      this.#plan = { kind: 'install', restarts, change };
      return 'prepared';
    } catch (thrown) {
      const isFull = (thrown as { code?: string }).code === 'ENOSPC';
      this.#become({ kind: 'failed', trouble: isFull ? 'disk-full' : 'no-backup', version });
      return 'failed';
    }
  }

  #isBusy(): boolean {
    const { uploading, isCapturing } = this.#options;
    return isBusy({ uploading: uploading(), isCapturing: isCapturing() });
  }

  #fail(thrown: unknown, version: string | null): void {
    this.#become({ kind: 'failed', trouble: this.#options.troubleOf(thrown), version });
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.#events.emit('changed', this.view);
  }

  #schedule(): void {
    this.#cancelCheck();
    const { clock, settings, installation } = this.#options;
    if (installation.cannotInstall === 'development') return;
    const now = clock.now();
    const at = nextCheckAt({
      choice: settings().updates,
      startedAt: this.#startedAt,
      checkedAt: this.#checkedAt,
      failures: this.#failures,
      failedAt: this.#failedAt,
      now,
    });
    if (at !== null) this.#cancelCheck = clock.after(Math.max(0, at - now), () => void this.check());
  }
}
