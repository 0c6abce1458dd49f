import { atLeast, atMost, type Measurement } from '../measurement.ts';
import { openCrowd, sizes } from './run.ts';

export const name = 'Many machines, five engines killed and Redis restarted twice';

const restarts = 2;
const kills = 5;

export async function run(): Promise<Measurement[]> {
  const crowd = await openCrowd(sizes);
  const { host } = crowd;
  try {
    // Spread over the run: each time in the middle of a window, when much is under way.
    const steps = restarts + kills;
    for (let step = 0; step < steps; step += 1) {
      await crowd.until(Math.floor(((step + 0.7) * sizes.pictures) / steps));
      if (step % 3 === 1) await crowd.restartRedis();
      else await crowd.killEngine(step % sizes.machines);
    }
    await crowd.until(sizes.pictures);
    const arrived = new Set(host.accepted.map(({ key }) => key)).size;
    return [
      atLeast('arrived', arrived, sizes.pictures, 'pictures'),
      atMost('refused', host.refused, restarts, 'uploads'),
    ];
  } finally {
    await crowd.close();
  }
}
