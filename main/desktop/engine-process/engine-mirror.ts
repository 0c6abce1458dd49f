import type { CreditsView } from '../../../contract/credits.ts';
import type { EngineClient, EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import type { QueueSummary } from '../../../contract/job.ts';
import type { Settings } from '../../../contract/settings.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';
import { defaultSettings } from './default-settings.ts';

export interface EngineMirrorEvents {
  /** A new snapshot was read. Emitted before `settings`. */
  snapshot: readonly [snapshot: EngineOutput<'snapshot'>];
  settings: readonly [settings: Settings];
  /** Summary or credits changed; emitted after settings, too. */
  changed: readonly [];
}

/** Mirrors the part of the engine's state that the shell follows. */
export class EngineMirror {
  readonly #engine: EngineClient;
  readonly #events = createEmitter<EngineMirrorEvents>();
  #settings: Settings = defaultSettings;
  #summary: QueueSummary | null = null;
  #credits: CreditsView | null = null;
  #isTrial = false;
  /** Number of the last event of the running engine. */
  #heard = 0;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  get events(): EventSource<EngineMirrorEvents> {
    return this.#events;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get summary(): QueueSummary | null {
    return this.#summary;
  }

  get credits(): CreditsView | null {
    return this.#credits;
  }

  /** Whether uploads go to a stand-in on this computer. */
  get isTrial(): boolean {
    return this.#isTrial;
  }

  /** Resets the event number: the next engine counts from the beginning. */
  onEngineLost(): void {
    this.#heard = 0;
  }

  /** Reads a snapshot. After a crash of the engine, its restart triggers this again. */
  async read(): Promise<void> {
    const snapshot = await this.#engine.call('snapshot', {}).catch(() => null);
    if (!snapshot) return;
    // Events delivered together with the answer are handled before it: they are newer.
    if (snapshot.seq < this.#heard) return this.read();
    this.#summary = snapshot.summary;
    this.#credits = snapshot.credits;
    this.#isTrial = snapshot.capabilities.host.isSandbox;
    this.#events.emit('snapshot', snapshot);
    this.#follow(snapshot.settings);
  }

  onEvent(event: EngineEvent): void {
    this.#heard = event.seq;
    if (event.kind !== 'delta') return;
    if (event.summary) this.#summary = event.summary;
    if (event.credits) this.#credits = event.credits;
    if (event.settings) this.#follow(event.settings);
    else if (event.summary || event.credits) this.#events.emit('changed');
  }

  #follow(settings: Settings): void {
    this.#settings = settings;
    this.#events.emit('settings', settings);
    this.#events.emit('changed');
  }
}
