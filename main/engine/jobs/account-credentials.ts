import { errorData } from '../../../contract/app-error.ts';
import type { CredentialsResult, TokenManager } from '../accounts/token-manager.ts';
import type { Credentials, Remedy } from '../hosts/host.ts';
import type { Observation } from '../scheduler/types.ts';

/** What an answer says about the token that its request used. */
interface Answered {
  readonly remedy?: Remedy;
  readonly observation: Observation | null;
}

/** Provides the credentials of requests, and records what their answers say about the tokens. */
export interface AccountCredentials {
  /** Returns the account's credentials, renewing its token first where it has to. Gives up when `signal` aborts. */
  of(account: string, signal?: AbortSignal): Promise<CredentialsResult>;
  judge(account: string | null, asked: Credentials, answer: Answered): void;
}

export function createAccountCredentials(
  keys: Pick<TokenManager, 'credentials' | 'refused' | 'accepted'>,
): AccountCredentials {
  return {
    of: (account, signal) =>
      signal ? Promise.race([keys.credentials(account), whenAborted(signal)]) : keys.credentials(account),
    judge(account, asked, answer) {
      if (account === null || asked.kind !== 'account') return;
      if (answer.remedy?.kind === 'refresh-token') keys.refused(account, asked.accessToken);
      else if (answer.observation) keys.accepted(account, asked.accessToken);
    },
  };
}

/** Resolves when `signal` aborts, as credentials that could not be had. */
function whenAborted(signal: AbortSignal): Promise<Extract<CredentialsResult, { ok: false }>> {
  return new Promise((resolve) => {
    const told = () => resolve({ ok: false, failure: errorData('cancelled', 'The upload was called off.') });
    if (signal.aborted) told();
    else signal.addEventListener('abort', told, { once: true });
  });
}
