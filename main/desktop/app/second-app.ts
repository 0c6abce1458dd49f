import type { ErrorData } from '../../../contract/errors.ts';
import type { EventSource } from '../../engine/events.ts';
import type { EngineSupervisorEvents } from '../engine-process/engine-supervisor.ts';
import type { LaunchRequest } from './arguments.ts';

interface SecondAppOptions {
  readonly engine: EventSource<EngineSupervisorEvents>;
  /** What this start was asked to do. */
  readonly first: LaunchRequest;
  /** Offers a request to the app that runs. Resolves to whether it was taken. */
  handOver(request: LaunchRequest): Promise<boolean>;
  /** Ends this app. */
  end(): void;
}

/** Whether an engine did not start because that of another app has the profile. */
const isOfOtherApp = ({ code, params }: ErrorData) => code === 'profile-locked' && params.role === 'app';

/** Makes one request of several. */
const together = (requests: readonly LaunchRequest[]): LaunchRequest => ({
  items: requests.flatMap(({ items }) => items),
  hidden: requests.every(({ hidden }) => hidden),
  capture: requests.findLast(({ capture }) => capture !== null)?.capture ?? null,
  clipboard: requests.some(({ clipboard }) => clipboard === true),
  signIn: requests.findLast(({ signIn }) => signIn !== undefined)?.signIn,
});

/**
 * Ends an app that is not the only one of its profile. Several that start at the same moment may all be told by Chromium
 * that they are the first: it takes a lock for stale whose owner does not listen yet. The lock of the profile has the
 * last word: who does not get it from the engine of another app offers that app what it was asked to do. Where nobody
 * takes it the engine has outlived its app, and this one waits for its end. An app whose engine has run before stays.
 */
export class SecondApp {
  /** Null once the engine has run: then requests are in its hands. */
  #asked: LaunchRequest[] | null;
  #isOffered = false;
  readonly #options: SecondAppOptions;

  constructor(options: SecondAppOptions) {
    this.#options = options;
    this.#asked = [options.first];
    options.engine.on('state', ({ state, error }) => {
      if (state === 'running') this.#asked = null;
      if (state === 'broken' && error && isOfOtherApp(error)) void this.#offer();
    });
  }

  /** Notes what it is asked to do as well. */
  note(requests: readonly LaunchRequest[]): void {
    this.#asked?.push(...requests);
  }

  async #offer(): Promise<void> {
    const asked = this.#asked;
    if (!asked || this.#isOffered) return;
    this.#isOffered = true;
    const count = asked.length;
    const isTaken = await this.#options.handOver(together(asked));
    this.#isOffered = false;
    if (!isTaken || this.#asked === null) return;
    // What has come meanwhile goes the same way.
    asked.splice(0, count);
    if (asked.length === 0 || (await this.#options.handOver(together(asked)))) this.#options.end();
  }
}
