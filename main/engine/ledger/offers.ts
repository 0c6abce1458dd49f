import { z } from 'zod';
import type { ErrorData } from '../../../contract/errors.ts';
import { remoteImageSchema } from '../../../contract/host.ts';
import { judge } from '../../../contract/judge.ts';
import { metadataRuleSchema } from '../../../contract/metadata.ts';
import { againIfAsked } from '../again-if-asked.ts';
import type { Clock } from '../clock.ts';
import type { Seal } from './sealed.ts';
import type { CommonStore, OffersReply } from './store.ts';

/** How long an offer stands that is not prolonged, and the pause between two signs of life, ms. */
const offerLeaseMs = 15_000;
const beatMs = 2_000;
/** Least time between two calls, ms: of thousands of uploads each wakes everybody. */
const leastPauseMs = 250;
/** Most pictures that are offered at once; the next ones follow as these go. */
const mostOffered = 200;
/** For how long, while cut off, a picture waits for the machine that was last heard to send it, ms. */
const takenPatienceMs = 60_000;
/** Longest time for which the end of the engine waits until what it offered is withdrawn, ms. */
const withdrawMs = 2_000;
const pageSize = 50;

/** A picture that others may upload, as they are told of it. */
const offeredPictureSchema = z.object({
  /** Id of its job at the machine that offers it. */
  id: z.uuid(),
  path: z.string().min(1),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().length(64),
  title: z.string().nullable(),
  description: z.string().nullable(),
  account: z.string().nullable(),
  metadata: metadataRuleSchema,
});
export type OfferedPicture = z.infer<typeof offeredPictureSchema>;

/** What came of it. */
const resultSchema = z.object({ remote: remoteImageSchema, maybeTwice: z.boolean() });
export type OfferResult = z.infer<typeof resultSchema>;

/** How it stands with what this machine offers. */
export interface OffersState {
  /** Number of other machines that take pictures; null while that is not known. */
  readonly takers: number | null;
  /** Most of them that could not take the same picture: they do not see its file, or another one. */
  readonly unable: number;
  /** Why the store does not answer; null when it does. */
  readonly error: ErrorData | null;
}

/** Pictures of one application that machines let others upload. Claims decide who sends; here is told what there is. */
export interface Offers {
  readonly state: OffersState;
  /** Names the picture of a job in the store. @param sha256 of what is sent, so that nobody else sends anything else */
  claimOf(id: string, sha256: string): string;
  /** Lets others upload it until it is withdrawn. */
  offer(claim: string, picture: OfferedPicture): void;
  withdraw(claim: string): void;
  /** Name of the machine that sends it, as last heard; null: none does. */
  takenBy(claim: string): string | null;
  /**
   * True if this machine may send its own picture although others were offered it and the store has not answered for so
   * long, ms: the offer has ended, so that nobody begins, and whoever was heard to send it has had time to.
   */
  isLeftAlone(claim: string, silentMs: number): boolean;
  /** Asks the store now. @throws {Error} where it does not answer */
  refresh(): Promise<void>;
  /** Calls back with what others have uploaded, once each, and when anything else was heard. Returns what ends that. */
  onHeard(heard: (results: ReadonlyMap<string, OfferResult>) => void): () => void;

  /** Folders out of which this machine uploads what others offer; empty: it takes nothing. */
  readonly takes: readonly string[];
  /** Calls back when others offer something, and again while they do. Returns what ends that. */
  onOffer(callback: () => void): () => void;
  /** Lists what others offer, and nobody sends. @throws {Error} where the store does not answer */
  open(): AsyncIterable<readonly [claim: string, picture: OfferedPicture]>;
  /** Seals what came of it, for who offered it. */
  seal(claim: string, result: OfferResult): string;
  /** Tells that this machine cannot take it. */
  unable(claim: string): void;
  /** Withdraws everything. */
  stop(): Promise<void>;
}

export interface OffersOptions {
  readonly store: CommonStore;
  readonly application: string;
  readonly machine: string;
  readonly seal: Seal;
  readonly takes: readonly string[];
  readonly claimOf: (id: string, sha256: string) => string;
  readonly clock: Clock;
}

export function createOffers(options: OffersOptions): Offers {
  return new StoredOffers(options);
}

class StoredOffers implements Offers {
  readonly takes: readonly string[];
  readonly claimOf: Offers['claimOf'];
  readonly refresh: () => Promise<void>;
  readonly #options: OffersOptions;
  readonly #own = new Map<string, OfferedPicture>();
  readonly #unsent = new Set<string>();
  readonly #toDrop = new Set<string>();
  /** Results that were taken over, of which the store is still to be told. */
  readonly #heard = new Set<string>();
  readonly #unable = new Set<string>();
  readonly #listeners = new Set<(results: ReadonlyMap<string, OfferResult>) => void>();
  readonly #endWake: () => void;
  #taken: Readonly<Record<string, string>> = {};
  #takers: number | null = null;
  #unableMost = 0;
  #listens = 0;
  #callOff = () => {};
  #askedAt = Number.NEGATIVE_INFINITY;
  #isStopped = false;

  constructor(options: OffersOptions) {
    this.#options = options;
    this.takes = options.takes;
    this.claimOf = options.claimOf;
    this.refresh = againIfAsked(() => this.#exchange());
    this.#endWake = options.store.onWake(options.application, () => {
      if (this.#own.size > 0) this.#soon(0);
    });
  }

  get state(): OffersState {
    return { takers: this.#takers, unable: this.#unableMost, error: this.#options.store.error };
  }

  offer(claim: string, picture: OfferedPicture): void {
    this.#own.set(claim, picture);
    this.#unsent.add(claim);
    this.#toDrop.delete(claim);
    this.#soon(0);
  }

  withdraw(claim: string): void {
    if (!this.#own.delete(claim)) return;
    this.#unsent.delete(claim);
    this.#toDrop.add(claim);
    this.#soon(0);
  }

  isLeftAlone(claim: string, silentMs: number): boolean {
    return silentMs >= (this.takenBy(claim) === null ? offerLeaseMs : takenPatienceMs);
  }

  takenBy(claim: string): string | null {
    return this.#taken[claim] ?? null;
  }

  onHeard(heard: (results: ReadonlyMap<string, OfferResult>) => void): () => void {
    this.#listeners.add(heard);
    return () => void this.#listeners.delete(heard);
  }

  onOffer(callback: () => void): () => void {
    if (this.takes.length === 0) return () => {};
    this.#listens += 1;
    const end = this.#options.store.onOffer(this.#options.application, callback);
    return () => {
      this.#listens -= 1;
      end();
    };
  }

  async *open(): AsyncIterable<readonly [string, OfferedPicture]> {
    for (let from: number | null = 0; from !== null; ) {
      const reply: OffersReply = await this.#ask({ list: { from, most: pageSize } });
      for (const [claim, sealed] of reply.open) {
        const picture = judge(offeredPictureSchema, this.#options.seal.open(claim, sealed));
        if (picture.success) yield [claim, picture.data];
      }
      from = reply.next;
    }
  }

  seal(claim: string, result: OfferResult): string {
    return this.#options.seal.close(claim, result);
  }

  unable(claim: string): void {
    this.#unable.add(claim);
    this.#soon(0);
  }

  async stop(): Promise<void> {
    for (const claim of [...this.#own.keys()]) this.withdraw(claim);
    this.#isStopped = true;
    this.#callOff();
    this.#endWake();
    if (!this.#hasNews || !this.#options.store.isReady) return;
    // Whoever cannot be told now sees it by itself: an offer ends that is not prolonged.
    const { clock } = this.#options;
    await new Promise<void>((resolve) => {
      const callOff = clock.after(withdrawMs, resolve);
      void this.#exchange()
        .catch(() => {})
        .finally(() => {
          callOff();
          resolve();
        });
    });
  }

  #ask(request: Readonly<Record<string, unknown>>): Promise<OffersReply> {
    const { store, application, machine } = this.#options;
    return store.offers(application, { machine, lease: offerLeaseMs, ...request });
  }

  #soon(ms: number): void {
    this.#callOff();
    if (this.#isStopped) return;
    const { clock } = this.#options;
    // A clock that was set back makes nobody wait.
    const early = Math.min(leastPauseMs, this.#askedAt + leastPauseMs - clock.now());
    this.#callOff = clock.after(Math.max(ms, early), () => {
      void this.refresh()
        .catch(() => this.#tell(new Map()))
        .finally(() => {
          if (this.#own.size > 0 || this.#hasNews) this.#soon(beatMs);
        });
    });
  }

  get #hasNews(): boolean {
    return this.#toDrop.size + this.#heard.size + this.#unable.size > 0;
  }

  /** Tells the store everything that is new here, and hears how it stands with what this machine offers. */
  async #exchange(): Promise<void> {
    const own = [...this.#own.keys()].slice(0, mostOffered);
    if (own.length === 0 && !this.#hasNews) return;
    const { seal, clock } = this.#options;
    this.#askedAt = clock.now();
    const unsent = own.filter((claim) => this.#unsent.has(claim));
    const put = Object.fromEntries(
      unsent.flatMap((claim) => {
        const picture = this.#own.get(claim);
        return picture ? [[claim, seal.close(claim, picture)]] : [];
      }),
    );
    const told = { drop: [...this.#toDrop], heard: [...this.#heard], unable: [...this.#unable] };
    const offered = own.length > 0 ? { own, put } : {};
    const reply = await this.#ask({ ...told, ...offered });
    for (const claim of told.drop) this.#toDrop.delete(claim);
    for (const claim of told.heard) this.#heard.delete(claim);
    for (const claim of told.unable) this.#unable.delete(claim);
    if (own.length > 0) this.#adopt(reply, Object.keys(put));
  }

  #adopt(reply: OffersReply, put: readonly string[]): void {
    for (const claim of put) this.#unsent.delete(claim);
    // Of a store that has lost them, or where they had ended meanwhile.
    for (const claim of reply.missing) if (this.#own.has(claim)) this.#unsent.add(claim);
    this.#taken = reply.taken;
    this.#takers = Math.max(0, reply.takers - this.#listens);
    this.#unableMost = reply.unable;
    const results = new Map<string, OfferResult>();
    for (const [claim, sealed] of Object.entries(reply.results)) {
      const result = judge(resultSchema, this.#options.seal.open(claim, sealed));
      if (result.success && this.#own.has(claim)) results.set(claim, result.data);
    }
    this.#tell(results);
    // They are kept there until they are safe here.
    for (const claim of results.keys()) {
      this.#own.delete(claim);
      this.#unsent.delete(claim);
      this.#toDrop.delete(claim);
      this.#heard.add(claim);
    }
    if (results.size > 0 || reply.missing.length > 0) this.#soon(0);
  }

  #tell(results: ReadonlyMap<string, OfferResult>): void {
    for (const listener of this.#listeners) listener(results);
  }
}
