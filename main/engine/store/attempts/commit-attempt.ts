import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import type { Tables } from '../tables.ts';

export function commitAttempt({ db, now, getLiveAttempt }: Tables) {
  const commit = db.prepare("UPDATE attempts SET state = 'committed', committed_at = ? WHERE id = ?");
  return (attemptId: string): Result<void> => {
    const attempt = getLiveAttempt(attemptId);
    if (!attempt.ok) return attempt;
    if (attempt.value.state !== 'sending') {
      const message = `Attempt ${attemptId} is committed already.`;
      return {
        ok: false,
        error: errorData('wrong-state', message, { id: attemptId, state: attempt.value.state }),
      };
    }
    commit.run(now(), attemptId);
    return { ok: true, value: undefined };
  };
}
