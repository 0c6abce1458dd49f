import { Timeline } from './event-timeline.ts';
import { Oracle } from './oracle.ts';
import type { Machine, Scene } from './scenario.ts';
import { OurMachine, type Report } from './scheduler-under-test.ts';
import { seeded } from './seeded-random.ts';
import { VirtualImgur } from './virtual-imgur.ts';

const dayMs = 86_400_000;
const usualStart = Date.UTC(2026, 2, 1, 7, 23, 11, 400);

export interface Played extends Report {
  readonly oracleUploaded: number;
  /** Ours over the oracle's. */
  readonly throughput: number;
  readonly imgur: VirtualImgur;
  /** When something happened that no promise could have known of. */
  readonly surprises: readonly number[];
}

interface Options {
  readonly days: number;
  readonly seed: number;
  readonly hasSteadyClock?: boolean;
  /** Mean time between two looks at the promises, ms; 0 for none. */
  readonly sampleMs?: number;
}

/** Plays a scene twice with the same dice: with our scheduler, and with an oracle that knows all limits. */
export function play(scene: Scene, options: Options): Played {
  const ours = stage(scene, options, (time, imgur) => {
    const { hasSteadyClock = true, sampleMs = 0 } = options;
    return new OurMachine({
      scene,
      time,
      imgur,
      random: seeded(options.seed + 77),
      hasSteadyClock,
      sampleMs,
    });
  });
  const oracle = stage(
    scene,
    options,
    (time, imgur) => new Oracle(scene, time, imgur, seeded(options.seed + 99)),
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

function stage<M extends Machine>(
  scene: Scene,
  options: Options,
  make: (time: Timeline, imgur: VirtualImgur) => M,
): { machine: M; imgur: VirtualImgur; surprises: number[] } {
  const start = scene.start ?? usualStart;
  const end = start + options.days * dayMs;
  const time = new Timeline(start);
  const imgur = new VirtualImgur(seeded(options.seed + 3), scene.scale);
  const machine = make(time, imgur);
  const foreign = (address: string): void => {
    imgur.upload(address, time.now);
  };
  const surprises: number[] = [];
  const surprise = (): void => void surprises.push(time.now);
  scene.setUp({ time, imgur, machine, random: seeded(options.seed), foreign, surprise, end });
  time.runUntil(end);
  return { machine, imgur, surprises };
}
