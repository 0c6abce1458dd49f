import { arch, freemem, homedir, platform, release, totalmem, uptime } from 'node:os';
import type { EngineOutput } from '../../../contract/engine.ts';
import { listCrashes } from './crashes.ts';
import { readLogTail } from './log-tail.ts';
import { createPrivateText, type PrivateText } from './private-text.ts';
import { type Facts, writeReport } from './report.ts';

export { logFile } from './log-tail.ts';
export { noteCrashes } from './on-crash.ts';

const logLines = 120;
const mega = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** Returns what makes texts of this person's computer fit for others. */
export const privateTextOf = (profile: string): PrivateText =>
  createPrivateText({ profile, home: homedir() });

/** Gathers what `diagnose` answers. */
export function diagnose(
  profile: string,
  facts: Omit<Facts, 'system' | 'crashes' | 'log'>,
): EngineOutput<'diagnose'> {
  const crashes = listCrashes(profile);
  const { rss, heapUsed } = process.memoryUsage();
  const system = [
    `${platform()} ${release()} ${arch()}, up ${Math.round(uptime() / 3_600)} h`,
    `memory ${mega(freemem())} free of ${mega(totalmem())}; engine ${mega(rss)}, of which heap ${mega(heapUsed)}`,
    `locale ${Intl.DateTimeFormat().resolvedOptions().locale}, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
  ];
  const log = readLogTail(profile, logLines);
  return { report: writeReport({ ...facts, system, crashes, log }, privateTextOf(profile)), crashes };
}
