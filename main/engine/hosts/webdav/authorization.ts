import { randomBytes } from 'node:crypto';
import type { HttpResponse } from '../http/response.ts';
import { answerChallenge, type DigestChallenge, readChallenge } from './digest.ts';

export interface Login {
  /** Empty for a server that asks for none. */
  readonly user: string;
  readonly password: string;
  /** With `digest` the password itself never leaves; it is not sent by `basic` either, whatever the server asks for. */
  readonly auth: 'basic' | 'digest';
}

/** Says with every request who asks. */
export interface Authorization {
  headers(method: string, path: string): Promise<Readonly<Record<string, string>>>;
  /** Reads an answer. @returns true if the same request would be taken now: its nonce was too old, or there was none */
  learn(answer: HttpResponse): boolean;
}

/** @param challenged sends a request without credentials; null where no answer came */
export function createAuthorization(
  { user, password, auth }: Login,
  challenged: () => Promise<HttpResponse | null>,
): Authorization {
  if (user === '') return { headers: async () => ({}), learn: () => false };
  if (auth === 'basic') {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return { headers: async () => ({ authorization }), learn: () => false };
  }
  let challenge: DigestChallenge | null = null;
  let count = 0;
  let asking: Promise<unknown> | null = null;

  const take = (answer: HttpResponse | null): DigestChallenge | null => {
    const found = answer?.status === 401 ? readChallenge(answer.headers['www-authenticate']) : null;
    if (found === null || found.nonce === challenge?.nonce) return null;
    challenge = found;
    count = 0;
    return found;
  };
  return {
    async headers(method, path): Promise<Readonly<Record<string, string>>> {
      // Many uploads begin at once; one of them asks, for all of them.
      if (challenge === null) {
        asking ??= challenged()
          .then(take)
          .finally(() => {
            asking = null;
          });
        await asking;
      }
      if (challenge === null) return {};
      count += 1;
      const cnonce = randomBytes(12).toString('hex');
      return { authorization: answerChallenge(challenge, { user, password, method, path, count, cnonce }) };
    },
    learn(answer) {
      const isFirst = challenge === null;
      const found = take(answer);
      return found !== null && (isFirst || found.isStale);
    },
  };
}
