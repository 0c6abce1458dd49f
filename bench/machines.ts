import { leastFair, openCrowd, oracleShare, overspent, sizes } from './machines/run.ts';
import { atLeast, atMost, type Measurement } from './measurement.ts';

export const name = 'Many machines, one allowance: 300 uploads a minute, engines as processes, one Redis';

export async function run(): Promise<Measurement[]> {
  const crowd = await openCrowd(sizes);
  try {
    await crowd.until(sizes.pictures);
    const { host } = crowd;
    return [
      atMost('refused', host.refused, 0, 'uploads'),
      atMost('beyond the limit', overspent(host), 0, 'uploads'),
      atLeast("of the oracle's pace", oracleShare(host), 0.97, 'of it'),
      atLeast("Jain's fairness in the least fair window", leastFair(host, sizes.machines), 0.95, 'of 1'),
    ];
  } finally {
    await crowd.close();
  }
}
