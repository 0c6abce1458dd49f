import { once } from 'node:events';
import { join } from 'node:path';
import { AppError } from '../../../contract/app-error.ts';
import type { ErrorCode } from '../../../contract/errors.ts';
import { type EngineProcess, type ForkedEngine, forkEngine } from '../../support/engine-child.ts';
import type { AtEnd } from '../support/running-engine.ts';
import type { SetClock } from './clock-control.ts';

const clockControl = join(import.meta.dirname, 'clock-control.ts');

export interface PatientOptions {
  readonly profile: string;
  readonly env: Readonly<Record<string, string>>;
  readonly atEnd: AtEnd;
}

/** The engine that troubles befall, and those that are started in its place. */
export interface Patient extends Pick<EngineProcess, 'call'> {
  readonly pid: number;
  /** Engines that ended although nobody killed them. */
  readonly deaths: number;
  start(): Promise<void>;
  /** Starts an engine that is expected to end at once. @returns why it did; null: it runs */
  tryStart(): Promise<ErrorCode | null>;
  kill(): Promise<void>;
  /** Kills what runs, and starts another. */
  restart(): Promise<void>;
  /** Starts another where the last one ended by itself. */
  revive(): Promise<void>;
  /** Takes the processor from it, as the sleep of a computer does, or gives it back. */
  stop(): void;
  goOn(): void;
  /** Sets its wall clock, which engines that follow have too. */
  setClock(aheadMs: number): void;
}

export function createPatient({ profile, env, atEnd }: PatientOptions): Patient {
  let engine: ForkedEngine | null = null;
  let aheadMs = 0;
  let deaths = 0;
  /** Those that were killed on purpose. */
  const killed = new WeakSet<ForkedEngine>();

  const running = (): ForkedEngine => {
    if (engine === null) throw new Error('No engine runs.');
    return engine;
  };
  const hasEnded = ({ child }: ForkedEngine) => child.exitCode !== null || child.signalCode !== null;
  const kill = async () => {
    const it = engine;
    engine = null;
    if (it === null) return;
    killed.add(it);
    if (!hasEnded(it)) await it.kill();
  };
  const start = async () => {
    const forked = forkEngine({
      profile,
      env: { ...env, SNAPFERRY_CRASH_AHEAD_MS: String(aheadMs) },
      execArgv: ['--import', clockControl],
    });
    engine = forked;
    atEnd(() => (hasEnded(forked) ? undefined : forked.kill()));
    await forked.ready;
    forked.child.once('exit', () => {
      if (!killed.has(forked)) deaths += 1;
    });
  };

  return {
    call: (name, input) => running().call(name, input),
    get pid() {
      return running().pid;
    },
    get deaths() {
      return deaths;
    },
    start,
    async tryStart() {
      try {
        await start();
        return null;
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        const failed = running();
        if (!hasEnded(failed)) await once(failed.child, 'exit');
        engine = null;
        return thrown.data.code;
      }
    },
    kill,
    async restart() {
      await kill();
      await start();
    },
    async revive() {
      if (engine === null || hasEnded(engine)) await start();
    },
    stop: () => void running().child.kill('SIGSTOP'),
    goOn: () => void running().child.kill('SIGCONT'),
    setClock(ahead) {
      aheadMs = ahead;
      const { child } = running();
      if (child.connected) child.send({ type: 'set-clock', aheadMs } satisfies SetClock, () => {});
    },
  };
}
