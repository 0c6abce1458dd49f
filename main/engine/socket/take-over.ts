import { AppError, toErrorData } from '../../../contract/app-error.ts';
import { drainTimeoutMs } from '../../../contract/limits.ts';
import type { Clock } from '../clock.ts';
import {
  type EngineRole,
  type LockRecord,
  lockedFailure,
  type ProfileLock,
  readLockRecord,
} from '../lock/profile-lock.ts';
import { connectToEngine } from './client.ts';
import { lockProfile } from './lock-profile.ts';
import { createPauses } from './retry-pauses.ts';

/** Maximum wait for an engine of one command, or one that just starts or ends, ms. */
const passingPatienceMs = 45_000;
/** Maximum wait for an engine that stays, which may be just ending, ms. */
const lastingPatienceMs = 2_000;

const isLasting = ({ role }: LockRecord) => role === 'app' || role === 'service';

/** Asks an engine to end. Its work goes on: its callers and its queue go over to the next engine. */
async function askToEnd(lock: LockRecord): Promise<void> {
  const engine = await connectToEngine(lock);
  try {
    await engine.call('stop', { withinMs: drainTimeoutMs });
  } finally {
    engine.close();
  }
}

/**
 * Takes the profile for an engine that stays. One that lives only as long as a command makes way for it; one that
 * only looks something up is waited for.
 * @throws {AppError} `profile-locked` by one that stays or that does not end in 45 s; what else `lockProfile` throws
 */
export async function takeProfile(
  profile: string,
  version: string,
  role: EngineRole,
  clock: Clock,
  random: () => number = Math.random,
): Promise<ProfileLock> {
  const beganAt = clock.now();
  const pause = createPauses(clock, random);
  const asked = new Set<string>();
  for (;;) {
    try {
      return lockProfile(profile, version, role);
    } catch (thrown) {
      const failure = toErrorData(thrown);
      if (failure.code !== 'profile-locked') throw thrown;
      const owner = readLockRecord(profile);
      const patience = owner && isLasting(owner) ? lastingPatienceMs : passingPatienceMs;
      if (clock.now() - beganAt >= patience) throw owner ? new AppError(lockedFailure(owner)) : thrown;
      if (owner?.role === 'command' && !asked.has(owner.secret)) {
        asked.add(owner.secret);
        // One that is not up yet cannot hear us, and is asked again.
        await askToEnd(owner).catch(() => asked.delete(owner.secret));
      }
    }
    await pause();
  }
}
