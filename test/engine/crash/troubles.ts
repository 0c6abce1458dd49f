import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ErrorCode } from '../../../contract/errors.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import type { Way } from '../../support/way.ts';
import type { Disk } from './disk.ts';
import type { Patient } from './patient.ts';

/** Kills, of which a run is told how many it wants. */
export const killKinds = ['engine-killed', 'helper-killed'] as const;
/** What may befall a disk; these need one of their own. */
export const diskKinds = ['power-lost', 'disk-full', 'disk-read-only'] as const;
export const otherKinds = ['clock-set', 'slept', 'network-cut', 'black-hole', 'slow'] as const;
export type TroubleKind =
  | (typeof killKinds)[number]
  | (typeof diskKinds)[number]
  | (typeof otherKinds)[number];

/** What a trouble can reach. */
export interface Ward {
  readonly patient: Patient;
  readonly sandbox: Sandbox;
  readonly way: Way;
  /** Null where no disk of its own can be made. */
  readonly disk: Disk | null;
  /** From 0 inclusive to 1 exclusive. */
  random(): number;
  /** Hands pictures in; resolves when all are confirmed, or refused. */
  comeIn(): Promise<unknown>;
  /** Resolves when what was handed in before is confirmed, or refused. */
  settled(): Promise<unknown>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How far a clock goes wrong: a summer time, a wrong date, an empty battery, a trip. */
const clockErrors = [-day * 3, -hour, -5 * minute, 5 * minute, hour, 10 * hour, day, 40 * day] as const;
const troubleMs = { least: 200, most: 1_200 };
const slowAnswerMs = 1_500;

/** Returns the processes that an engine has started. */
async function helpersOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text
    .split(' ')
    .map(Number)
    .filter((id) => id > 0);
}

const pick = <T>(from: readonly T[], random: () => number): T | undefined =>
  from[Math.floor(random() * from.length)];

/** Goes on for a while, with pictures that come meanwhile. */
async function forAWhile({ random, comeIn }: Ward): Promise<void> {
  await comeIn();
  await pause(troubleMs.least + random() * (troubleMs.most - troubleMs.least));
}

const ownDisk = ({ disk }: Ward): Disk => {
  if (disk === null) throw new Error('This needs a disk of its own.');
  return disk;
};

/** Starts an engine where it cannot write: it says so, or works. */
async function startRefused(patient: Patient, codes: readonly ErrorCode[]): Promise<void> {
  const why = await patient.tryStart();
  if (why === null) await patient.kill();
  else if (!codes.includes(why)) throw new Error(`It does not start because of ${why}.`);
}

/**
 * What each trouble does. Afterwards an engine runs, and the trouble is over.
 * @returns what in truth befell it, where it is another one
 */
export const troubles: Readonly<Record<TroubleKind, (ward: Ward) => Promise<TroubleKind | undefined>>> = {
  async 'engine-killed'({ patient, settled }) {
    await patient.kill();
    await settled();
    await patient.start();
    return undefined;
  },
  async 'helper-killed'(ward) {
    const { patient, random, settled } = ward;
    const helper = pick(await helpersOf(patient.pid), random);
    if (helper === undefined) {
      await troubles['engine-killed'](ward);
      return 'engine-killed';
    }
    try {
      process.kill(helper, 'SIGKILL');
    } catch {
      // It had ended by itself.
    }
    await settled();
    return undefined;
  },
  async 'power-lost'(ward) {
    const { patient, settled } = ward;
    const disk = ownDisk(ward);
    patient.stop();
    await disk.losePower();
    await patient.kill();
    await settled();
    await disk.comeBack();
    await patient.start();
    return undefined;
  },
  async 'disk-full'(ward) {
    const { patient, random, settled } = ward;
    const disk = ownDisk(ward);
    disk.fill();
    await forAWhile(ward);
    if (random() < 0.3) {
      await patient.kill();
      await startRefused(patient, ['disk-full']);
    }
    await settled();
    disk.empty();
    await patient.revive();
    return undefined;
  },
  async 'disk-read-only'(ward) {
    const { patient, settled } = ward;
    const disk = ownDisk(ward);
    disk.failReadOnly();
    await forAWhile(ward);
    await patient.kill();
    await settled();
    await disk.mountAnew();
    disk.allowWrites(false);
    await startRefused(patient, ['profile-unwritable']);
    disk.allowWrites(true);
    await patient.start();
    return undefined;
  },
  async 'clock-set'(ward) {
    ward.patient.setClock(pick(clockErrors, ward.random) ?? 0);
    await forAWhile(ward);
    return undefined;
  },
  async slept(ward) {
    const { patient, way, random } = ward;
    patient.stop();
    const coming = ward.comeIn();
    await pause(troubleMs.least + random() * (troubleMs.most - troubleMs.least));
    // Who sleeps for hours has lost its connections; who naps has not.
    if (random() < 0.5) {
      way.cut();
      patient.setClock(8 * hour);
    }
    patient.goOn();
    await coming;
    return undefined;
  },
  async 'network-cut'(ward) {
    ward.way.fault({ kind: 'refused', forMs: troubleMs.least + ward.random() * troubleMs.most });
    await forAWhile(ward);
    return undefined;
  },
  async 'black-hole'(ward) {
    ward.way.fault({ kind: 'silent', forMs: troubleMs.most });
    await forAWhile(ward);
    // Half of the time nothing tells that what was sent is gone for good.
    if (ward.random() < 0.5) ward.way.cut();
    return undefined;
  },
  async slow(ward) {
    ward.sandbox.fault({
      kind: 'slow-answer',
      waitMs: slowAnswerMs,
      times: null,
      forMs: troubleMs.most,
      routes: ['upload'],
    });
    await forAWhile(ward);
    return undefined;
  },
};
