import type { LedgerSettings } from '../../../contract/ledger.ts';
import type { Clock } from '../clock.ts';
import type { SharedPlanning } from '../scheduler/shared-types.ts';

/**
 * Steps in which it waits. A computer that stood still, or slept, has not tried to reach its store meanwhile: to connect
 * takes some turns, and all who are not cut off spend the whole.
 */
const steps = 15;

interface ApartOptions {
  readonly planning: SharedPlanning;
  readonly without: () => LedgerSettings['without'];
  readonly clock: Clock;
  /** How long it waits for the store before it takes its part, where it does not stand still meanwhile, ms. */
  readonly patienceMs: number;
  /** Called when that is over. */
  readonly changed: () => void;
}

/**
 * The time in which a machine does not hear of its store. It waits first: a store that is started again is back by then,
 * and what each machine heard last is older than what all of them have spent since, so that their parts of it would be
 * more than there is. What was under way when it went has ended by then, too. Then it takes its part, once: a store that
 * comes and goes does not make it smaller each time.
 */
export class Apart {
  readonly #options: ApartOptions;
  /** On a clock that is never set, ms; null: the store is there. */
  #since: number | null = null;
  #hasPart = false;
  /** Steps that are still waited for, and when the present one began, on that clock. */
  #left = 0;
  #stepSince = 0;
  #callOff = () => {};

  constructor(options: ApartOptions) {
    this.#options = options;
  }

  /** Begins, unless it has. @param isPatient false where nothing is to be waited for */
  begin(isPatient: boolean): void {
    if (this.#since !== null) return;
    this.#since = this.#steady;
    this.#left = isPatient ? steps : 0;
    this.#wait();
  }

  #wait(): void {
    if (this.#left === 0) {
      this.#takePart();
      return;
    }
    this.#stepSince = this.#steady;
    this.#callOff = this.#options.clock.after(this.#stepMs, () => {
      this.#left -= 1;
      this.#wait();
    });
  }

  /** Ends: the store has been told what this machine knows. */
  end(): void {
    this.#callOff();
    this.#since = null;
    this.#hasPart = false;
  }

  /** For how long the store has not been heard of, ms. */
  get ms(): number {
    return this.#since === null ? 0 : this.#steady - this.#since;
  }

  /** True if this machine sends without the store: it was told to, and knows of how many it is one. */
  get goesOn(): boolean {
    return this.#hasPart && this.#mayGoOn;
  }

  /** When it will go on, on the caller's clock, ms; null where it does, or will not before the store is back. */
  get until(): number | null {
    if (this.#since === null || this.#hasPart || !this.#mayGoOn) return null;
    const leftMs = this.#left * this.#stepMs - (this.#steady - this.#stepSince);
    return this.#options.clock.now() + Math.max(0, leftMs);
  }

  get #stepMs(): number {
    return this.#options.patienceMs / steps;
  }

  get #mayGoOn(): boolean {
    return this.#options.without() === 'part' && this.#options.planning.machines > 0;
  }

  get #steady(): number {
    const { clock } = this.#options;
    return clock.steady?.() ?? clock.now();
  }

  #takePart(): void {
    const { planning, clock, changed } = this.#options;
    this.#hasPart = true;
    if (planning.machines > 0) planning.divide(planning.machines, clock.now());
    changed();
  }
}
