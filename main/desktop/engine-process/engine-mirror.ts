import type { CreditsView } from '../../../contract/credits.ts';
import type { EngineClient, EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import type { QueueSummary } from '../../../contract/job.ts';
import { type Settings, settingsSchema } from '../../../contract/settings.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';

export interface EngineMirrorEvents {
  /** All of it was read anew. Said before `settings`. */
  snapshot: readonly [snapshot: EngineOutput<'snapshot'>];
  settings: readonly [settings: Settings];
  /** Summary or credits are others now; after settings, too. */
  changed: readonly [];
}

/** State is the engine's; this is the copy of the little that the shell follows. */
export class EngineMirror {
  readonly #engine: EngineClient;
  readonly #events = createEmitter<EngineMirrorEvents>();
  #settings: Settings = settingsSchema.parse({});
  #summary: QueueSummary | null = null;
  #credits: CreditsView | null = null;
  #isTrial = false;
  /** Number of the last event of the engine that runs. */
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

  /** Whether what is uploaded goes to a stand-in on this computer. */
  get isTrial(): boolean {
    return this.#isTrial;
  }

  /** The engine went away: the next one counts its events anew. */
  onEngineLost(): void {
    this.#heard = 0;
  }

  /** Asks for all of it. An engine that just died tells us when it is back. */
  async read(): Promise<void> {
    const snapshot = await this.#engine.call('snapshot', {}).catch(() => null);
    if (!snapshot) return;
    // Events that came in one piece with the answer are heard before it: what they told is newer.
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
