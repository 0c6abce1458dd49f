import type { Lane } from '../../contract/origin.ts';
import { retryAt } from '../../main/engine/scheduler/backoff.ts';
import { createScheduler } from '../../main/engine/scheduler/index.ts';
import type { Observation, Scheduler, WorkItem } from '../../main/engine/scheduler/types.ts';
import type { EventTimeline } from './event-timeline.ts';
import type { Scenario, Uploader } from './scenario.ts';
import {
  budgetReadCost,
  rules,
  uploadCost,
  type VirtualImgur,
  type VirtualResponse,
} from './virtual-imgur.ts';

const lineBytesPerMs = 2_000;
const connectionBytesPerMs = 900;

/** An estimate for a waiting picture, to be compared with the result. */
export interface EtaGiven {
  readonly at: number;
  readonly promised: number;
  readonly id: string;
}

/**
 * A refusal for lack of credits. True times: when the request was sent, when it was refused, and when the answer
 * arrived.
 */
export interface Refused {
  readonly id: string;
  readonly sentAt: number;
  readonly at: number;
  readonly heardAt: number;
  /** False where the answer was lost on its way. */
  readonly isHeard: boolean;
  readonly cause: string;
}

export interface SimulationReport {
  uploaded: number;
  refusals: Refused[];
  /** Number of answers that the host is over capacity. */
  overCapacity: number;
  /** Number of refusals for the daily limit that were received. */
  dailyHits: number;
  doneAt: Map<string, number>;
  promises: EtaGiven[];
  /** For interactive pictures added while there was credit: ms until they were started. */
  promptStarts: number[];
  /** Broken invariants, in words. */
  broken: string[];
  decisions: number;
}

interface SimulatedJob {
  readonly item: WorkItem;
  failures: number;
  state: 'waiting' | 'flying' | 'done';
}

interface SchedulerSetup {
  readonly scene: Scenario;
  readonly time: EventTimeline;
  readonly imgur: VirtualImgur;
  readonly random: () => number;
  /** Without it the scheduler has to use a clock that can be set. */
  readonly hasSteadyClock: boolean;
  readonly sampleMs: number;
}

/**
 * Simulates our machine: the loop that the engine runs round the scheduler, on a connection with a speed and a clock
 * that may lie.
 */
export class SchedulerUnderTest implements Uploader {
  readonly report: SimulationReport = {
    uploaded: 0,
    refusals: [],
    overCapacity: 0,
    dailyHits: 0,
    doneAt: new Map(),
    promises: [],
    promptStarts: [],
    broken: [],
    decisions: 0,
  };
  readonly scheduler: Scheduler;
  private readonly setup: SchedulerSetup;
  private readonly jobs = new Map<string, SimulatedJob>();
  /** Interactive pictures added while there was credit, and when. */
  private readonly prompt = new Map<string, number>();
  private clockOff = 0;
  private asleepUntil = 0;
  private isOnline = true;
  private seq = 0;
  private attempts = 0;
  private flying = 0;
  private callOff: (() => void) | null = null;

  constructor(setup: SchedulerSetup) {
    this.setup = setup;
    const { time, scene } = setup;
    this.scheduler = createScheduler({
      rules,
      snapshot: { version: 1, budgets: [], learned: null, strikes: scene.strikes ?? [] },
      leftOver: [],
      settings: { paused: false, maxParallel: 8, bandwidth: null, quietHours: null },
      random: setup.random,
      now: this.clock(),
      ...(setup.hasSteadyClock ? { steady: () => time.now - 1e9 } : {}),
    });
    if (setup.sampleMs > 0) this.sampleLater();
  }

  private clock(): number {
    return this.setup.time.now + this.clockOff;
  }

  add(count: number, lane: Lane, source: string, posts = 0): void {
    const { time, imgur, random } = this.setup;
    for (let index = 0; index < count; index += 1) {
      this.seq += 1;
      const id = `p${this.seq}`;
      const bytes = Math.round(200_000 + 1_800_000 * random());
      const postId = posts > 0 ? `${source}-${Math.floor(index / posts)}` : null;
      const item = {
        id,
        seq: this.seq,
        lane,
        source,
        postId,
        account: null,
        cost: uploadCost,
        bytes,
        notBefore: 0,
        urgent: false,
        leavesRoom: lane === 'bulk',
        isCapture: lane === 'interactive',
        isReady: true,
      };
      this.jobs.set(id, { item, failures: 0, state: 'waiting' });
      this.scheduler.put(item);
      if (lane === 'interactive' && this.isOnline && time.now >= this.asleepUntil) {
        if (imgur.room('us', time.now) - this.flying > 0) this.prompt.set(id, time.now);
      }
    }
    this.loop();
  }

  setClock(off: number): void {
    this.clockOff = off;
    this.loop();
  }

  sleepUntil(until: number): void {
    this.asleepUntil = until;
    this.setup.time.at(until, () => this.loop());
  }

  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    this.scheduler.online(isOnline);
    this.loop();
  }

  get waiting(): number {
    return this.scheduler.size;
  }

  private loop(): void {
    const { time } = this.setup;
    if (time.now < this.asleepUntil) return;
    this.callOff?.();
    this.callOff = null;
    const now = this.clock();
    this.ask(now);
    const { start, wakeAt, reason } = this.scheduler.decide(now);
    this.report.decisions += 1;
    for (const item of start) this.send(item);
    if (start.length === 0 && this.scheduler.size > 0 && reason === null && wakeAt === null) {
      this.report.broken.push(`nothing goes and nobody says why at ${time.now}`);
    }
    this.checkBudgets(now);
    if (wakeAt !== null) {
      if (wakeAt <= now) this.report.broken.push('a wake in the past');
      this.callOff = time.at(time.now + Math.max(1, wakeAt - now), () => this.loop());
    }
  }

  private checkBudgets(now: number): void {
    for (const view of this.scheduler.views(now)) {
      if (view.reserved < 0) this.report.broken.push(`${view.id}: less than nothing reserved`);
      if (!Number.isFinite(view.remaining)) this.report.broken.push(`${view.id}: ${view.remaining} left`);
    }
  }

  /** Checks that, with one more in progress, no announced budget has reserved more than it has. */
  private checkPromises(): void {
    for (const { id, reserved, remaining } of this.scheduler.views(this.clock())) {
      const isAnnounced = rules.some((rule) => rule.id === id && rule.announced);
      if (isAnnounced && reserved > (remaining ?? 0)) {
        this.report.broken.push(`${id}: ${reserved} promised of ${remaining}`);
      }
    }
  }

  private ask(now: number): void {
    if (!this.isOnline || !this.scheduler.wantsReading(now)) return;
    this.attempts += 1;
    const attempt = `a${this.attempts}`;
    if (!this.scheduler.reserve(attempt, budgetReadCost, now)) return;
    const sentAt = now;
    const { time, imgur } = this.setup;
    time.at(time.now + 150, () => {
      const answer = imgur.credits('us', time.now);
      time.at(time.now + 50, () => this.answered(attempt, null, answer, sentAt, 'asked'));
    });
  }

  private send(item: WorkItem): void {
    const { time, imgur, random, scene } = this.setup;
    const job = this.jobs.get(item.id);
    if (job?.state !== 'waiting') {
      this.report.broken.push(`${item.id} was to be sent while it was ${job?.state}`);
      return;
    }
    job.state = 'flying';
    this.attempts += 1;
    const attempt = `a${this.attempts}`;
    this.scheduler.started(item.id, attempt, this.clock());
    this.flying += 1;
    this.checkPromises();
    const asked = this.prompt.get(item.id);
    if (asked !== undefined) this.report.promptStarts.push(time.now - asked);
    this.prompt.delete(item.id);
    const sentAt = this.clock();
    const leftAt = time.now;
    const rate = Math.min(connectionBytesPerMs, lineBytesPerMs / this.flying);
    const faster = scene.faster ?? 1;
    const took = (250 + 300 * random() + item.bytes / rate) / faster;
    const fate = random();
    const isLost = fate < (scene.loss ?? 0);
    time.at(time.now + took, () => {
      if (!this.isOnline || time.now < this.asleepUntil) {
        // The connection was lost during the upload: the result is never known.
        const resume = () => {
          if (time.now < this.asleepUntil) time.at(this.asleepUntil, resume);
          else this.lost(attempt, job);
        };
        resume();
        return;
      }
      if (isLost && fate < (scene.loss ?? 0) / 2) {
        this.lost(attempt, job);
        return;
      }
      const answer = imgur.upload('us', time.now);
      const heardAt = time.now + (60 + 60 * random()) / faster;
      if (answer.refusal) {
        const refused = {
          id: item.id,
          sentAt: leftAt,
          at: time.now,
          heardAt,
          isHeard: !isLost,
          cause: answer.cause,
        };
        if (answer.refusal.kind === 'capacity') this.report.overCapacity += 1;
        else this.report.refusals.push(refused);
        if (answer.refusal.kind === 'daily') this.report.dailyHits += 1;
      }
      time.at(heardAt, () => {
        if (isLost) this.lost(attempt, job);
        else this.answered(attempt, job, answer, sentAt, 'header');
      });
    });
  }

  private lost(attempt: string, job: SimulatedJob): void {
    this.flying -= 1;
    const result = { settlement: 'unknown', health: 'trouble', measured: null } as const;
    this.scheduler.settle(attempt, result, this.clock());
    this.afterTrouble(job);
    this.loop();
  }

  private afterTrouble(job: SimulatedJob): void {
    const now = this.clock();
    job.failures += 1;
    const { openUntil } = this.scheduler.breaker(now);
    this.again(job, retryAt(openUntil, job.failures, 0, now, this.setup.random));
  }

  private again(job: SimulatedJob, notBefore: number): void {
    job.state = 'waiting';
    this.scheduler.put({ ...job.item, notBefore });
  }

  private answered(
    attempt: string,
    job: SimulatedJob | null,
    answer: VirtualResponse,
    sentAt: number,
    source: 'header' | 'asked',
  ): void {
    const { time } = this.setup;
    const now = this.clock();
    const observation: Observation = {
      sentAt,
      receivedAt: now,
      clockOffsetMs: Math.floor(time.now / 1000) * 1000 - now,
      readings: answer.readings,
      source,
      refusal: answer.refusal,
    };
    this.scheduler.observe(observation, now, attempt);
    const isTrouble = answer.refusal?.kind === 'capacity';
    const measured =
      job && answer.accepted
        ? { bytes: job.item.bytes, tookMs: Math.max(1, now - sentAt), answerMs: null }
        : null;
    const health = isTrouble ? 'trouble' : 'good';
    this.scheduler.settle(attempt, { settlement: 'charged', health, measured }, now);
    if (job) {
      this.flying -= 1;
      if (answer.accepted) {
        if (job.state === 'done') this.report.broken.push(`${job.item.id} was done twice`);
        job.state = 'done';
        job.failures = 0;
        this.report.uploaded += 1;
        this.report.doneAt.set(job.item.id, time.now);
      } else {
        if (isTrouble) this.afterTrouble(job);
        else this.again(job, 0);
      }
    }
    this.loop();
  }

  private sampleLater(): void {
    const { time, random, sampleMs } = this.setup;
    time.at(time.now + sampleMs * (0.5 + random()), () => {
      this.sample();
      this.sampleLater();
    });
  }

  private sample(): void {
    const { time, random } = this.setup;
    if (time.now < this.asleepUntil || this.scheduler.size === 0) return;
    const forecast = this.scheduler.forecast(this.clock());
    const waiting = [...this.jobs.values()].filter((job) => job.state === 'waiting');
    for (let count = 0; count < 5; count += 1) {
      const job = waiting[Math.floor(random() * waiting.length)];
      const doneBy = job ? forecast.doneBy(job.item.id) : null;
      if (job && doneBy !== null) {
        this.report.promises.push({ at: time.now, promised: doneBy - this.clockOff, id: job.item.id });
      }
    }
  }

  /** Counts items that are neither done nor waiting nor in progress, of which there must be none. */
  lostJobs(): number {
    let missing = 0;
    for (const job of this.jobs.values()) if (job.state === 'waiting') missing += 1;
    return missing - this.scheduler.size;
  }
}
