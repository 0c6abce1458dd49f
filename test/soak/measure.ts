import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import type { GaugeAnswer } from './gauge.ts';

/** One look at the engine. Bytes; `atMs` since the beginning. */
export interface Sample {
  readonly atMs: number;
  /**
   * Memory that is the engine's own, after its garbage was collected: all but what is mapped from files. Of those it
   * has a share with every other process of the same program, which grows when those end.
   */
  readonly own: number;
  /** Its proportional set, those files included. */
  readonly pss: number;
  /** The same of its helper processes together. */
  readonly helpersPss: number;
  readonly helpers: number;
  readonly heap: number;
  readonly external: number;
  readonly files: number;
  readonly active: number;
  readonly openJobs: number;
  readonly endedJobs: number;
}

/** https://docs.kernel.org/filesystems/proc.html: `Pss_Anon` is the part of `Pss` that no file stands behind. */
async function sizesOf(pid: number): Promise<{ pss: number; own: number }> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const bytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1_024;
  return { pss: bytes('Pss'), own: bytes('Pss_Anon') };
}

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.split(' ').map(Number).filter(Boolean);
}

/** An engine that does not answer for so long (ms) is not well. */
export const patienceMs = 30_000;

/**
 * Looks at an engine that was started with the gauge; null where it keeps silent. Linux only, where /proc tells of other
 * processes.
 */
export async function measure(
  child: ChildProcess,
  atMs: number,
  jobs: { readonly open: number; readonly ended: number },
): Promise<Sample | null> {
  const pid = child.pid ?? 0;
  child.send({ type: 'gauge?' });
  const gauge = await gaugeOf(child);
  if (gauge === null) return null;
  const helpers = await childrenOf(pid);
  const sizes = await Promise.all(helpers.map(sizesOf));
  return {
    atMs,
    ...(await sizesOf(pid)),
    helpersPss: sizes.reduce((sum, { pss }) => sum + pss, 0),
    helpers: helpers.length,
    heap: gauge.heapUsed,
    external: gauge.external,
    files: (await readdir(`/proc/${pid}/fd`)).length,
    active: Object.values(gauge.active).reduce((sum, one) => sum + one, 0),
    openJobs: jobs.open,
    endedJobs: jobs.ended,
  };
}

async function gaugeOf(child: ChildProcess): Promise<GaugeAnswer | null> {
  const silence = AbortSignal.timeout(patienceMs);
  try {
    for (;;) {
      const [message] = (await once(child, 'message', { signal: silence })) as [{ type: string }];
      if (message.type === 'gauge') return message as GaugeAnswer;
    }
  } catch (thrown) {
    if (silence.aborted) return null;
    throw thrown;
  }
}
