import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import type { Tables } from '../tables.ts';

export function commitAttempt({ db, now, getLiveAttempt }: Tables) {
  const commit = db.prepare(
    "UPDATE attempts SET state = 'committed', committed_at = ? WHERE id = ? AND state = 'sending' AND ended_at IS NULL",
  );
  return (attemptId: string): Result<void> => {
    if (commit.run(now(), attemptId).changes === 1) return { ok: true, value: undefined };
    const attempt = getLiveAttempt(attemptId);
    if (!attempt.ok) return attempt;
    const message = `Attempt ${attemptId} is committed already.`;
    return {
      ok: false,
      error: errorData('wrong-state', message, { id: attemptId, state: attempt.value.state }),
    };
  };
}
