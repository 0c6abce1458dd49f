import type { EngineClient, EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import {
  type CreditsView,
  type QueueSummary,
  type Settings,
  settingsSchema,
} from '../../../contract/records.ts';

interface EngineMirrorOptions {
  readonly engine: EngineClient;
  /** All of it was read anew. Said before `onSettings`. */
  onSnapshot(snapshot: EngineOutput<'snapshot'>): void;
  onSettings(settings: Settings): void;
  /** Summary or credits are others now; after settings, too. */
  onChange(): void;
}

/** State is the engine's; this is the copy of the little that the shell follows. */
export class EngineMirror {
  readonly #options: EngineMirrorOptions;
  #settings: Settings = settingsSchema.parse({});
  #summary: QueueSummary | null = null;
  #credits: CreditsView | null = null;
  /** Number of the last event of the engine that runs. */
  #heard = 0;

  constructor(options: EngineMirrorOptions) {
    this.#options = options;
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

  /** The engine went away: the next one counts its events anew. */
  onEngineLost(): void {
    this.#heard = 0;
  }

  /** Asks for all of it. An engine that just died tells us when it is back. */
  async read(): Promise<void> {
    const snapshot = await this.#options.engine.call('snapshot', {}).catch(() => null);
    if (!snapshot) return;
    // Events that came in one piece with the answer are heard before it: what they told is newer.
    if (snapshot.seq < this.#heard) return this.read();
    this.#summary = snapshot.summary;
    this.#credits = snapshot.credits;
    this.#options.onSnapshot(snapshot);
    this.#follow(snapshot.settings);
  }

  onEvent(event: EngineEvent): void {
    this.#heard = event.seq;
    if (event.kind !== 'delta') return;
    if (event.summary) this.#summary = event.summary;
    if (event.credits) this.#credits = event.credits;
    if (event.settings) this.#follow(event.settings);
    else if (event.summary || event.credits) this.#options.onChange();
  }

  #follow(settings: Settings): void {
    this.#settings = settings;
    this.#options.onSettings(settings);
    this.#options.onChange();
  }
}
