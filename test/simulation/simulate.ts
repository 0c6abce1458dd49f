import { seededRandom } from '../../sandbox/seeded-random.ts';
import { EventTimeline } from './event-timeline.ts';
import { OracleUploader } from './oracle.ts';
import type { Scenario, Uploader } from './scenario.ts';
import { SchedulerUnderTest, type SimulationReport } from './scheduler-under-test.ts';
import { VirtualImgur } from './virtual-imgur.ts';

const dayMs = 86_400_000;
const defaultStart = Date.UTC(2026, 2, 1, 7, 23, 11, 400);

export interface SimulationResult extends SimulationReport {
  readonly oracleUploaded: number;
  /** Ratio of ours to the oracle's. */
  readonly throughput: number;
  readonly imgur: VirtualImgur;
  /** Times of unpredictable changes. */
  readonly surprises: readonly number[];
}

interface Options {
  readonly days: number;
  readonly seed: number;
  readonly hasSteadyClock?: boolean;
  /** Mean time between two samples of the estimates, ms; 0 for none. */
  readonly sampleMs?: number;
}

/** Simulates a scenario twice with the same dice: with our scheduler, and with an oracle that knows all limits. */
export function simulate(scene: Scenario, options: Options): SimulationResult {
  const ours = runSimulation(scene, options, (time, imgur) => {
    const { hasSteadyClock = true, sampleMs = 0 } = options;
    return new SchedulerUnderTest({
      scene,
      time,
      imgur,
      random: seededRandom(options.seed + 77),
      hasSteadyClock,
      sampleMs,
    });
  });
  const oracle = runSimulation(
    scene,
    options,
    (time, imgur) => new OracleUploader(scene, time, imgur, seededRandom(options.seed + 99)),
  );
  const { report } = ours.machine;
  const lost = ours.machine.lostJobs();
  if (lost !== 0) report.broken.push(`${lost} jobs are nowhere`);
  const oracleUploaded = oracle.machine.uploaded;
  const { surprises } = ours;
  return {
    ...report,
    surprises,
    oracleUploaded,
    throughput: report.uploaded / Math.max(1, oracleUploaded),
    imgur: ours.imgur,
  };
}

function runSimulation<M extends Uploader>(
  scene: Scenario,
  options: Options,
  make: (time: EventTimeline, imgur: VirtualImgur) => M,
): { machine: M; imgur: VirtualImgur; surprises: number[] } {
  const start = scene.start ?? defaultStart;
  const end = start + options.days * dayMs;
  const time = new EventTimeline(start);
  const imgur = new VirtualImgur(seededRandom(options.seed + 3), scene.scale);
  const machine = make(time, imgur);
  const foreign = (address: string): void => {
    imgur.upload(address, time.now);
  };
  const surprises: number[] = [];
  const surprise = (): void => void surprises.push(time.now);
  scene.setUp({ time, imgur, machine, random: seededRandom(options.seed), foreign, surprise, end });
  time.runUntil(end);
  return { machine, imgur, surprises };
}
