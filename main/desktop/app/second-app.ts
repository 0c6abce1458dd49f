import type { ErrorData } from '../../../contract/errors.ts';
import type { EventSource } from '../../engine/events.ts';
import type { EngineSupervisorEvents } from '../engine-process/engine-supervisor.ts';
import type { LaunchRequest } from './arguments.ts';

interface SecondAppOptions {
  readonly engine: EventSource<EngineSupervisorEvents>;
  /** What this start was asked to do. */
  readonly first: LaunchRequest;
  /** Leaves a request for the app that runs. @returns false where it could not be written */
  leave(request: LaunchRequest): boolean;
  /** Ends this app. */
  end(): void;
}

/** Whether an engine did not start because that of another app has the profile. */
const isOfOtherApp = ({ code, params }: ErrorData) => code === 'profile-locked' && params.role === 'app';

/**
 * Ends an app that is not the only one of its profile. Several that start at the same moment may all be told by Chromium
 * that they are the first: it takes a lock for stale whose owner does not listen yet. The lock of the profile has the
 * last word: who does not get it from the engine of another app hands over what it was asked to do. An app whose engine
 * has run before keeps what it shows.
 */
export class SecondApp {
  /** Null once the engine has run: then requests are in its hands. */
  #asked: LaunchRequest[] | null;

  constructor({ engine, first, leave, end }: SecondAppOptions) {
    this.#asked = [first];
    engine.on('state', ({ state, error }) => {
      if (state === 'running') this.#asked = null;
      if (state !== 'broken' || !error || !isOfOtherApp(error)) return;
      const asked = this.#asked ?? [];
      this.#asked = null;
      // What could not be left stays where it is seen.
      if (asked.length > 0 && asked.every(leave)) end();
    });
  }

  /** Notes what it is asked to do as well. */
  note(requests: readonly LaunchRequest[]): void {
    this.#asked?.push(...requests);
  }
}
