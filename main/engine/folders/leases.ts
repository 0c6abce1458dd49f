import type { Clock } from '../clock.ts';

/** Duration of a lease, without a sign of life of its caller. */
export const leaseMs = 30_000;

export interface Lease {
  /** True if the folder is watched for the caller alone. */
  readonly isOwn: boolean;
  readonly cancelExpiry: () => void;
}

/** Keeps for which callers folders are watched, and until when. */
export class Leases {
  readonly #leases = new Map<string, Lease>();
  readonly #clock: Clock;
  readonly #expired: (folder: string) => void;

  constructor(clock: Clock, expired: (folder: string) => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  has(folder: string): boolean {
    return this.#leases.has(folder);
  }

  get(folder: string): Lease | null {
    return this.#leases.get(folder) ?? null;
  }

  /** Begins or renews a lease. */
  renew(folder: string, isOwn: boolean): void {
    this.#leases.get(folder)?.cancelExpiry();
    const cancelExpiry = this.#clock.after(leaseMs, () => this.#expired(folder));
    this.#leases.set(folder, { isOwn, cancelExpiry });
  }

  /** Ends a lease. @returns the lease; null where there was none */
  end(folder: string): Lease | null {
    const lease = this.get(folder);
    lease?.cancelExpiry();
    this.#leases.delete(folder);
    return lease;
  }

  stop(): void {
    for (const { cancelExpiry } of this.#leases.values()) cancelExpiry();
  }
}
