import { AppError, errorData } from '../../../contract/app-error.ts';
import type {
  EngineCallName,
  EngineClient,
  EngineEvent,
  EngineInput,
  EngineOutput,
  EngineReply,
  EngineRequest,
} from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { drainTimeoutMs } from '../../../contract/limits.ts';
import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';
import type { NodeProcess } from './node-process.ts';
import { restartDelay } from './restart-policy.ts';

/** Describes the engine's status for the window. */
export interface EngineStatus {
  readonly state: 'starting' | 'running' | 'restarting' | 'broken';
  /** Why it is not running; null while there is no fault. */
  readonly error: ErrorData | null;
}

export interface EngineSupervisorOptions {
  /** Starts the engine with this environment. */
  spawn(environment: NodeJS.ProcessEnv): NodeProcess;
  readonly clock: { now(): number; after(ms: number, callback: () => void): () => void };
}

export interface EngineSupervisorEvents {
  state: readonly [status: EngineStatus];
  /** It ended although nobody asked it to; `code` null when it was killed. */
  died: readonly [code: number | null];
}

type SupervisorMode = 'idle' | 'starting' | 'running' | 'pausing' | 'broken' | 'stopping';

interface Pending {
  readonly request: EngineRequest;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: AppError) => void;
  sent: boolean;
}

/** Time limit of a start, which may migrate a large database. */
const readyTimeoutMs = 60_000;
/** Time that a stop takes beyond the drain: files are closed, the process exits. */
const exitTimeoutMs = 2_000;
/** Interval of retries while another engine holds the profile (a command line in the foreground). */
const lockedRetryMs = 3_000;

/**
 * Runs the engine process and restarts it after a crash. Modes:
 * - `idle`: no process, and none requested.
 * - `starting`: the process has not sent `ready` yet; calls wait for it.
 * - `running`: calls are forwarded.
 * - `pausing`: it crashed and its restart is scheduled; calls wait for that.
 * - `broken`: it cannot start; calls are rejected with the reason.
 * - `stopping`: it was asked to end, so its exit is no crash. New calls are rejected.
 * A call whose request was sent to a process that crashed is rejected with `engine-stopped`: how far it got is unknown.
 */
export class EngineSupervisor implements EngineClient {
  readonly #options: EngineSupervisorOptions;
  readonly #events = createEmitter<EngineSupervisorEvents>();
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #pending = new Map<number, Pending>();
  #mode: SupervisorMode = 'idle';
  #environment: NodeJS.ProcessEnv = {};
  #process: NodeProcess | null = null;
  #deaths: number[] = [];
  #error: ErrorData | null = null;
  #nextId = 1;
  #cancelTimer: () => void = () => {};
  #whenStopped: (() => void)[] = [];

  constructor(options: EngineSupervisorOptions) {
    this.#options = options;
  }

  get events(): EventSource<EngineSupervisorEvents> {
    return this.#events;
  }

  get state(): EngineStatus {
    return { state: this.#stateName(), error: this.#error };
  }

  #stateName(): EngineStatus['state'] {
    if (this.#mode === 'running' || this.#mode === 'broken') return this.#mode;
    // A start after a crash is a restart to observers.
    return this.#mode === 'pausing' || this.#deaths.length > 0 ? 'restarting' : 'starting';
  }

  start(environment: NodeJS.ProcessEnv): void {
    this.#environment = environment;
    this.#deaths = [];
    this.#error = null;
    this.#launch();
  }

  call<N extends EngineCallName>(name: N, input: EngineInput<N>): Promise<EngineOutput<N>> {
    if (this.#mode === 'broken' || this.#mode === 'stopping') {
      return Promise.reject(new AppError(this.#error ?? stopped('is being stopped')));
    }
    return this.#enqueue(name, input) as Promise<EngineOutput<N>>;
  }

  subscribe(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Lets uploads in progress end, then ends the engine, by force if necessary.
   * @param withinMs time that the uploads get
   */
  async stop(withinMs = drainTimeoutMs): Promise<void> {
    if (this.#process === null) {
      this.#setMode('idle');
      this.#refuse(() => true, stopped('was stopped'));
      return;
    }
    const gone = new Promise<void>((resolve) => this.#whenStopped.push(resolve));
    if (this.#mode !== 'stopping') {
      // A process that is still starting gets the request as soon as it is ready.
      const wasReady = this.#mode === 'running';
      this.#setMode('stopping');
      // One that refuses to stop would be waited for as long as uploads may take.
      const asked = this.#process;
      this.#enqueue('stop', { withinMs }, wasReady).catch(() => asked.kill());
      this.#cancelTimer = this.#options.clock.after(withinMs + exitTimeoutMs, () => this.#process?.kill());
    }
    await gone;
  }

  #enqueue(name: EngineCallName, input: unknown, ready = this.#mode === 'running'): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const request: EngineRequest = { type: 'call', id: this.#nextId++, name, input };
      const pending = { request, resolve, reject, sent: false };
      this.#pending.set(request.id, pending);
      if (ready) this.#send(pending);
    });
  }

  #send(pending: Pending): void {
    pending.sent = true;
    this.#process?.post(pending.request);
  }

  #launch(): void {
    // A retry while the profile is locked is not reported until it succeeds.
    if (this.#mode === 'broken') this.#mode = 'starting';
    else this.#setMode('starting');
    const child = this.#options.spawn(this.#environment);
    this.#process = child;
    child.onMessage((message) => {
      if (this.#process === child) this.#hear(message as EngineReply);
    });
    child.onExit((code) => {
      if (this.#process === child) this.#ended(code);
    });
    this.#cancelTimer = this.#options.clock.after(readyTimeoutMs, () => {
      this.#error = stopped('did not become ready in time');
      child.kill();
    });
  }

  /** Handles a message. The engine is of the same build as this process, so its messages are not validated. */
  #hear(reply: EngineReply): void {
    switch (reply.type) {
      case 'ready':
        this.#ready(reply.protocol);
        return;
      case 'broken':
        this.#error = reply.error;
        if (this.#mode === 'starting') this.#giveUp(reply.error);
        return;
      case 'answer':
        this.#settle(reply.id, (pending) => pending.resolve(reply.output));
        return;
      case 'failure':
        this.#settle(reply.id, (pending) => pending.reject(new AppError(reply.error)));
        return;
      case 'event':
        for (const listener of this.#listeners) listener(reply.event);
    }
  }

  #ready(protocol: number): void {
    if (protocol !== PROTOCOL_VERSION) {
      this.#giveUp(
        errorData('internal', `The engine speaks protocol ${protocol} and the app ${PROTOCOL_VERSION}.`),
      );
      this.#process?.kill();
      return;
    }
    if (this.#mode === 'starting') {
      this.#cancelTimer();
      this.#error = null;
      this.#setMode('running');
    }
    for (const pending of this.#pending.values()) if (!pending.sent) this.#send(pending);
  }

  #settle(id: number, how: (pending: Pending) => void): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    how(pending);
  }

  #ended(code: number | null): void {
    this.#cancelTimer();
    this.#process = null;
    this.#refuse((pending) => pending.sent, stopped(`ended with code ${code}`));
    if (this.#mode === 'stopping') {
      this.#refuse(() => true, stopped('was stopped'));
      this.#setMode('idle');
      for (const resolve of this.#whenStopped.splice(0)) resolve();
      return;
    }
    if (this.#mode === 'broken') {
      if (this.#error?.code === 'profile-locked') this.#launchAfter(lockedRetryMs);
      return;
    }
    this.#events.emit('died', code);
    const { clock } = this.#options;
    this.#deaths.push(clock.now());
    this.#error ??= stopped(`ended with code ${code}`);
    const pause = restartDelay(this.#deaths, clock.now());
    if (pause === null) {
      this.#giveUp(this.#error);
    } else {
      this.#setMode('pausing');
      this.#launchAfter(pause);
    }
  }

  #launchAfter(ms: number): void {
    this.#cancelTimer = this.#options.clock.after(ms, () => this.#launch());
  }

  #giveUp(error: ErrorData): void {
    this.#cancelTimer();
    this.#error = error;
    this.#setMode('broken');
    this.#refuse(() => true, error);
  }

  #refuse(which: (pending: Pending) => boolean, error: ErrorData): void {
    for (const [id, pending] of this.#pending) {
      if (!which(pending)) continue;
      this.#pending.delete(id);
      pending.reject(new AppError(error));
    }
  }

  #setMode(mode: SupervisorMode): void {
    if (mode === 'idle' || mode === 'stopping') this.#cancelTimer();
    this.#mode = mode;
    if (mode !== 'idle' && mode !== 'stopping') this.#events.emit('state', this.state);
  }
}

function stopped(how: string): ErrorData {
  return errorData('engine-stopped', `The engine ${how}.`);
}
