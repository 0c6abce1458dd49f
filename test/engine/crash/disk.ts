import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AtEnd } from '../support/running-engine.ts';

/**
 * A small ext4 of its own, in a file, so that what happens to disks happens to this one alone.
 * What the file holds is what the file system has given to its disk; what waits in memory is not in it.
 */
export interface Disk {
  /** Where it is mounted. */
  readonly folder: string;
  /** Takes up all of its room, until `empty`. */
  fill(): void;
  empty(): void;
  /** Keeps what would be there if the power failed now. Nothing may be writing. */
  losePower(): Promise<void>;
  /** Mounts that. Nothing may be open. */
  comeBack(): Promise<void>;
  /** Makes it refuse every write from now on, as Linux does with a disk that fails, until `mountAnew`. */
  failReadOnly(): void;
  /** Nothing may be open. */
  mountAnew(): Promise<void>;
  /** Nothing may be open for writing. */
  allowWrites(whether: boolean): void;
}

const imageBytes = 96 * 1_024 * 1_024;
const mostCopies = 20;
const unmountWithinMs = 30_000;

const run = (program: string, args: readonly string[]) => spawnSync(program, args, { encoding: 'utf8' });

function must(program: string, args: readonly string[]): void {
  const { status, stderr, error } = run(program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}

/** Tells why no such disk can be made on this machine; null where it can. */
export function whyNoDisk(folder: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'wants root on Linux';
  if (!existsSync('/dev/loop-control')) return 'wants loop devices';
  const image = join(folder, 'try.img');
  try {
    format(image, 4 * 1_024 * 1_024);
    must('mount', ['-o', 'loop', image, folder]);
    must('umount', [folder]);
    return null;
  } catch (thrown) {
    return String(thrown);
  } finally {
    rmSync(image, { force: true });
  }
}

function format(image: string, bytes: number): void {
  writeFileSync(image, '');
  truncateSync(image, bytes);
  // No room is kept for root, which we are.
  must('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
}

/** @param home a folder for its file and its mount point */
export async function openDisk(home: string, atEnd: AtEnd): Promise<Disk> {
  const image = join(home, 'disk.img');
  const kept = join(home, 'kept.img');
  const folder = join(home, 'disk');
  const ballast = join(folder, 'ballast');
  await mkdir(folder, { recursive: true });
  format(image, imageBytes);
  const mount = (...options: string[]) =>
    must('mount', ['-o', ['loop', ...options].join(','), image, folder]);
  const unmount = async () => {
    // The helpers of a killed engine need a moment to notice and to end.
    const until = performance.now() + unmountWithinMs;
    while (run('umount', [folder]).status !== 0) {
      if (performance.now() > until) must('umount', [folder]);
      await pause(50);
    }
  };
  mount();
  atEnd(() => void run('umount', ['--lazy', folder]));

  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      try {
        for (const size of [1_048_576, 4_096]) writeUntilFull(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    async losePower() {
      const device = run('findmnt', ['-no', 'SOURCE', folder]).stdout.trim();
      const writes = () => readFile(`/sys/block/${device.slice('/dev/'.length)}/stat`, 'utf8');
      for (let copy = 0; copy < mostCopies; copy += 1) {
        const before = await writes();
        await copyFile(image, kept);
        // The file system wrote meanwhile: half of that would be in the copy, which no power loss leaves.
        if ((await writes()) === before) return;
      }
      throw new Error('The disk was never quiet.');
    },
    async comeBack() {
      await unmount();
      await rename(kept, image);
      mount();
    },
    failReadOnly: () => must('mount', ['-o', 'remount,abort', folder]),
    async mountAnew() {
      await unmount();
      mount();
    },
    allowWrites: (whether) => must('mount', ['-o', `remount,${whether ? 'rw' : 'ro'}`, folder]),
  };
}

function writeUntilFull(file: number, bytes: Buffer): void {
  for (;;) {
    try {
      writeSync(file, bytes);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw thrown;
    }
  }
}
