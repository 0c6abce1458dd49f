import { judge } from '../../contract/judge.ts';
import {
  proofHeader,
  type SignInRequest,
  sessionStateSchema,
  signInAnswerSchema,
  webRoot,
} from '../../contract/web.ts';

/** Key of the page's own storage under which it keeps its half of the session. */
const proofKey = 'snapferry-proof';

/** How a sign-in ended. `refused`: the link was used, or is too old, or the key is wrong. */
export type SignInOutcome = 'done' | 'refused' | 'too-often' | 'unreachable';

/** The session of this browser: a cookie, which no script can read, and the proof, which goes to our server only. */
export interface PageSession {
  proof(): string;
  /** Returns whether the server knows the session; throws where the server cannot be reached. */
  isOpen(): Promise<boolean>;
  signIn(request: SignInRequest): Promise<SignInOutcome>;
}

/** A storage that may be forbidden: then the session lasts as long as the page. */
function createKept(): { read(): string; write(text: string): void } {
  let kept = '';
  return {
    read() {
      try {
        return localStorage.getItem(proofKey) ?? kept;
      } catch {
        return kept;
      }
    },
    write(text) {
      kept = text;
      try {
        localStorage.setItem(proofKey, text);
      } catch {
        // It is kept here.
      }
    },
  };
}

export function createPageSession(): PageSession {
  const kept = createKept();
  return {
    proof: kept.read,
    async isOpen() {
      const answer = await fetch(`${webRoot}session`, { headers: { [proofHeader]: kept.read() } });
      // What is between us and the engine answers as well, where that does not run.
      return sessionStateSchema.parse(await answer.json()).isOpen;
    },
    async signIn(request) {
      const answer = await fetch(`${webRoot}sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      }).catch(() => null);
      if (answer?.status === 429) return 'too-often';
      if (answer?.status === 401 || answer?.status === 400) return 'refused';
      const session = judge(signInAnswerSchema, await answer?.json().catch(() => null));
      if (!session.success) return 'unreachable';
      kept.write(session.data.proof);
      return 'done';
    },
  };
}

/** Takes the secret of a link out of the address, so that it is in no history; null where there is none. */
export function takeLinkSecret(): string | null {
  const link = location.hash.slice(1);
  if (link === '') return null;
  history.replaceState(null, '', '/');
  return link;
}
