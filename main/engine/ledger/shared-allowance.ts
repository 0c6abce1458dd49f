import type { Logger } from 'pino';
import type { LedgerSettings, Machine } from '../../../contract/ledger.ts';
import type { Clock } from '../clock.ts';
import type { SharedPlanning, SharedReport } from '../scheduler/shared-types.ts';
import type { BudgetRule } from '../scheduler/types.ts';
import type { Allowance, AllowanceAsk, CommonPicture, Grant } from './allowance.ts';
import { Apart } from './apart.ts';
import { createDebts, type TakenDebts, type Unsettled } from './debts.ts';
import { type Held, HeldCredits } from './held.ts';
import type { OfferResult, Offers } from './offers.ts';
import { createBudgetNames, knownFor, machineFrom, partOf, quoteFor } from './parts.ts';
import { settlementFor } from './settlement.ts';
import type { CommonStore, JoinFirst, ReserveReply, SettleReply, StoreReply } from './store.ts';
import { learnPrices, takeOver } from './take-over.ts';

/** How long a lease lasts that is not prolonged, ms. */
const leaseMs = 15_000;
/** Pause between two signs of life, of a machine that has something to do and of one that has not, ms. */
const busyBeatMs = 3_000;
const idleBeatMs = 60_000;
/** Most machines that are listed for people. */
const mostListed = 200;
/** How soon a machine that begins to want something says so, ms. */
const soonMs = 50;

export interface SharedAllowanceOptions {
  readonly store: CommonStore;
  /** Name of the application in the store: all that share an allowance have the same. */
  readonly application: string;
  readonly rules: readonly BudgetRule[];
  readonly place: string;
  /** Names a picture that several machines may have to send; null for one of folders that are not shared. */
  readonly claimOf: (content: CommonPicture) => string | null;
  /** Null: nothing is offered. */
  readonly offers: Offers | null;
  readonly planning: SharedPlanning;
  /** Id of this machine, and of this run of its engine. */
  readonly machine: string;
  readonly life: string;
  /** What people call it. */
  readonly name: string;
  readonly without: () => LedgerSettings['without'];
  /** How long it waits for a store that is gone before it goes on alone, ms; left out: as long as a lease lasts. */
  readonly patienceMs?: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * - `connecting`: the store was not heard of yet; nothing is sent.
 * - `joining`: it is told what this machine knows and holds; nothing new is sent.
 * - `together`: it has the last word.
 * - `apart`: it does not answer: this machine waits, then goes on with its part, or stops.
 */
type Mode = 'connecting' | 'joining' | 'together' | 'apart';

/** Creates the allowance of one application that many machines spend, kept in a common store. */
export function createSharedAllowance(options: SharedAllowanceOptions): Allowance {
  return new SharedAllowance(options);
}

class SharedAllowance implements Allowance {
  readonly #options: SharedAllowanceOptions;
  readonly #names;
  readonly #debts = createDebts();
  readonly #held = new HeldCredits();
  readonly #apart: Apart;
  readonly #listeners = new Set<() => void>();
  readonly #ends: (() => void)[];
  #mode: Mode = 'connecting';
  #generation = 0;
  #busyMachines = 0;
  #ratios: Record<string, number> = {};
  #toldWants: readonly number[] = [0, 0, 0];
  #callOffBeat = () => {};
  #isClosed = false;

  constructor(options: SharedAllowanceOptions) {
    this.#options = options;
    const { store, application, patienceMs = leaseMs } = options;
    this.#names = createBudgetNames(options.rules, options.place);
    this.#apart = new Apart({ ...options, patienceMs, changed: () => this.#changed() });
    this.#ends = [
      store.onChange(() => this.#storeChanged()),
      store.onWake(application, () => {
        options.planning.hold(null);
        this.#changed();
      }),
    ];
    if (store.isReady) void this.#join();
    else if (store.error) this.#leave();
    this.#beatIn(busyBeatMs);
  }

  reserve(ask: AllowanceAsk): 'granted' | Promise<Grant> {
    const { planning, clock, claimOf } = this.#options;
    const quotes = planning.quote(ask.cost, ask.account, ask, clock.now());
    if (quotes.length === 0) return 'granted';
    const parts = Object.fromEntries(quotes.map((quote) => [this.#names.of(quote), partOf(quote)]));
    const claim = ask.content === null ? null : claimOf(ask.content);
    if (this.#mode === 'apart' && this.#apart.goesOn) {
      // Nobody can tell whether another machine sends it too.
      const isFree = claim === null || (ask.content?.kind === 'own' && this.#isLeftAlone(claim));
      if (!isFree) return Promise.resolve('taken');
      this.#held.add(ask.attemptId, { parts, claim, since: this.#steady, isKnown: false });
      return 'granted';
    }
    if (this.#mode !== 'together') return Promise.resolve('later');
    const budgets = Object.fromEntries(quotes.map((quote) => [this.#names.of(quote), quoteFor(quote)]));
    return this.#ask(ask, { parts, claim }, budgets);
  }

  async #ask(
    ask: AllowanceAsk,
    held: Pick<Held, 'parts' | 'claim'>,
    budgets: Readonly<Record<string, unknown>>,
  ): Promise<Grant> {
    const { planning, clock } = this.#options;
    const wants = this.#wants().map((count, lane) => count + (lane === ask.lane ? 1 : 0));
    const isOffered = ask.content?.kind === 'other';
    const asks = [{ id: ask.attemptId, lane: ask.lane + 1, budgets, claim: held.claim, isOffered }];
    const askedAt = this.#steady;
    const reply = await this.#call({ asks, wants, isBusy: true });
    if (reply === null) return 'later';
    const why = reply.refused[ask.attemptId];
    const since = this.#steady;
    if (why === undefined) this.#held.add(ask.attemptId, { ...held, since, isKnown: true });
    this.#adopt(reply);
    if (why === undefined) {
      if (since - askedAt < leaseMs) return 'granted';
      // Its lease may be over, and its credits counted in a window that has ended.
      void this.settle(ask.attemptId, null);
      return 'later';
    }
    if (why === 'taken' || why === 'sent' || why === 'withdrawn') return why;
    planning.hold({ lane: ask.lane, until: clock.now() + reply.retry });
    return 'later';
  }

  settle(
    attemptId: string,
    report: (() => SharedReport) | null,
    result: OfferResult | null = null,
  ): Promise<void> | null {
    const held = this.#held.get(attemptId);
    if (!held) return null;
    const told = report?.() ?? null;
    const { parts, since, isKnown, claim } = held;
    const endedAt = this.#steady;
    const sealed = result && claim !== null ? (this.#options.offers?.seal(claim, result) ?? null) : null;
    const heldMs = Math.max(0, endedAt - since);
    const ended = { attemptId, parts, report: told, claim, result: sealed, heldMs, endedAt };
    if (this.#mode === 'together' && isKnown) return this.#tell(ended);
    this.#held.delete(attemptId);
    if (isKnown) this.#debts.add(ended);
    else if (told) this.#debts.spend(told, this.#names, this.#options.clock.now());
    return null;
  }

  async #tell(ended: Unsettled): Promise<void> {
    const { store, application } = this.#options;
    try {
      const reply = await store.settle(application, {
        ...this.#common(),
        ...settlementFor(ended, this.#names, this.#steady),
      });
      this.#held.delete(ended.attemptId);
      this.#adopt(reply);
      this.#learn(reply);
      if (reply.generation !== this.#generation) await this.#join();
    } catch (thrown) {
      this.#held.delete(ended.attemptId);
      this.#debts.add(ended);
      this.#lost(thrown);
    }
  }

  get offers(): Offers | null {
    return this.#options.offers;
  }

  silent(attemptId: string): void {
    const held = this.#held.get(attemptId);
    if (held) held.isSilent = true;
  }

  block() {
    const isThere = this.#mode === 'together' || (this.#mode === 'apart' && this.#apart.goesOn);
    if (isThere) return null;
    const { error } = this.#options.store;
    if (error === null) return { kind: 'joining', until: null } as const;
    return { kind: 'ledger', error, until: this.#apart.until } as const;
  }

  view() {
    const { store, planning } = this.#options;
    const state = {
      connecting: store.error === null ? ('connecting' as const) : ('stopped' as const),
      joining: 'connecting' as const,
      together: 'together' as const,
      apart: this.#apart.goesOn ? ('part' as const) : ('stopped' as const),
    }[this.#mode];
    return { state, machines: Math.max(1, planning.machines), error: store.error ?? store.warning };
  }

  async machines(): Promise<readonly Machine[]> {
    if (this.#mode !== 'together') return [];
    const { machine, clock } = this.#options;
    const reply = await this.#call({ ...this.#signOfLife(), list: mostListed });
    if (reply) this.#adopt(reply);
    return (reply?.list ?? []).map((told) => machineFrom(told, machine, this.#names, clock.now()));
  }

  follow(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => void this.#listeners.delete(changed);
  }

  queueChanged(): void {
    if (this.#mode !== 'together') return;
    const wants = this.#wants();
    const isNew = wants.some((count, lane) => count > 0 && (this.#toldWants[lane] ?? 0) === 0);
    if (isNew) this.#beatIn(soonMs);
  }

  close(): void {
    this.#isClosed = true;
    this.#callOffBeat();
    this.#apart.end();
    for (const end of this.#ends) end();
    this.#listeners.clear();
  }

  #isLeftAlone(claim: string): boolean {
    return this.#options.offers?.isLeftAlone(claim, this.#apart.ms) ?? false;
  }

  get #steady(): number {
    const { clock } = this.#options;
    return clock.steady?.() ?? clock.now();
  }

  #wants(): readonly number[] {
    return this.#options.planning.wants(this.#options.clock.now());
  }

  #common() {
    const { machine, life, application } = this.#options;
    return {
      machine,
      life,
      generation: this.#generation,
      lease: leaseMs,
      ids: this.#names.all(),
      application,
    };
  }

  /** Calls the store. Null where it did not answer, or this machine has to join first: then it does. */
  async #call(request: Readonly<Record<string, unknown>>): Promise<ReserveReply | null> {
    const { store, application } = this.#options;
    const ratios = this.#ratios;
    this.#ratios = {};
    if (Array.isArray(request.wants)) this.#toldWants = request.wants;
    let reply: ReserveReply | JoinFirst;
    try {
      reply = await store.reserve(application, { ...this.#common(), ...request, ratios });
    } catch (thrown) {
      this.#lost(thrown);
      return null;
    }
    if (!('join' in reply)) return reply;
    void this.#join();
    return null;
  }

  #storeChanged(): void {
    const { store } = this.#options;
    if (store.isReady && this.#mode !== 'together') void this.#join();
    else if (!store.isReady && store.error) this.#leave();
    this.#changed();
  }

  #lost(thrown: unknown): void {
    if (this.#isClosed) return;
    this.#options.log.warn(
      { why: thrown instanceof Error ? thrown.message : String(thrown) },
      'the common ledger did not answer',
    );
    this.#leave();
  }

  /** Goes on without the others. */
  #leave(): void {
    if (this.#isClosed || this.#mode === 'apart') return;
    this.#mode = 'apart';
    // Where only a person can help, and the others were never heard of, nothing comes back by itself.
    const { error } = this.#options.store;
    this.#apart.begin(this.#generation > 0 || error === null || error.code === 'ledger-unreachable');
    this.#changed();
  }

  /** Tells the store what this machine knows and holds, and goes on together with the others. */
  async #join(): Promise<void> {
    if (this.#isClosed || this.#mode === 'joining') return;
    this.#mode = 'joining';
    const { store, application } = this.#options;
    const debts = this.#debts.take(this.#options.clock.now());
    try {
      const request = { ...this.#common(), ...this.#signOfLife(), isBusy: true };
      const reply = await store.reserve(application, { ...request, join: this.#joining(debts) });
      if ('join' in reply) throw new Error('The common ledger does not let this machine join.');
      this.#held.told(this.#steady);
      this.#mode = 'together';
      this.#apart.end();
      this.#adopt(reply);
      await this.#tellAll(debts.unsettled);
    } catch (thrown) {
      this.#debts.putBack(debts);
      this.#mode = 'connecting';
      this.#lost(thrown);
    }
    this.#changed();
  }

  async #tellAll(unsettled: readonly Unsettled[]): Promise<void> {
    for (const ended of unsettled) await this.#tell(ended);
    // What ended while this machine was joining.
    const since = this.#debts.take(this.#options.clock.now());
    for (const ended of since.unsettled) await this.#tell(ended);
  }

  #joining({ unsettled, spent }: TakenDebts) {
    const { planning, clock } = this.#options;
    const budgets = knownFor(planning.tell(clock.now()), this.#names);
    const ended = unsettled.map(({ attemptId, parts }) => [attemptId, parts] as const);
    const leases = Object.fromEntries([...this.#held.leases, ...ended]);
    const { claims } = this.#held;
    return { budgets, leases, claims, owed: spent, strikes: planning.strikes, members: this.#busyMachines };
  }

  #adopt(reply: StoreReply): void {
    this.#busyMachines = reply.busy;
    this.#generation = reply.generation;
    const { planning, clock } = this.#options;
    takeOver(reply, planning, { names: this.#names, held: this.#held, now: clock.now() });
  }

  #learn(reply: SettleReply): void {
    const { planning, clock } = this.#options;
    Object.assign(this.#ratios, learnPrices(reply, planning, { names: this.#names, now: clock.now() }));
  }

  #beatIn(ms: number): void {
    this.#callOffBeat();
    if (this.#isClosed) return;
    this.#callOffBeat = this.#options.clock.after(ms, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    let isBusy = false;
    if (this.#mode === 'together') {
      const sign = this.#signOfLife();
      isBusy = sign.isBusy;
      const reply = await this.#call(sign);
      if (reply) this.#adopt(reply);
      this.#changed();
    } else if (this.#mode === 'connecting' || this.#mode === 'apart') {
      if (this.#options.store.isReady) await this.#join();
    }
    this.#beatIn(isBusy || this.#mode !== 'together' ? busyBeatMs : idleBeatMs);
  }

  #signOfLife() {
    const wants = this.#wants();
    const isBusy = this.#held.size > 0 || wants.some((count) => count > 0);
    return { wants, isBusy, prolong: this.#held.alive, name: this.#options.name };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
