import type { Clock } from '../clock.ts';
import { errorMessage } from './error-message.ts';
import { createMemoryStore } from './memory-store.ts';
import { KeychainTimeout, type SecretStore } from './secret-store.ts';

/** The part of keytar that we use. */
export type Keychain = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

/** Written and deleted at once, to test whether the keychain is unlocked. */
const lockProbe = 'is it open';

/** Timeout of an answer, ms: the user may be asked for a password first. */
const answerTimeoutMs = 20_000;

/**
 * Creates a store in the system's keychain. One that can be read may still refuse writes, for example when it is
 * locked and is not unlocked: what it refuses is kept in memory, and from then on the store calls itself `memory`.
 * A secret that cannot be deleted rejects, for then it is still there. It is asked one thing at a time, because
 * each call blocks a thread of Node's until it is answered, and callers wait for that with a timeout. What is to be
 * written is written late rather than never.
 */
export function createKeychainStore(keychain: Keychain, service: string, clock: Clock): SecretStore {
  const refused = createMemoryStore('');
  let why: string | null = null;
  let last: Promise<void> = Promise.resolve();

  const ask = <T>(what: () => Promise<T>, isForLate = false): Promise<T> => {
    let isLate = false;
    const answer = last.then(() => {
      if (isLate && !isForLate) throw new Error('Nobody waits for it any more.');
      return what();
    });
    const answered = answer.then(
      () => {},
      () => {},
    );
    last = answered;
    return new Promise((resolve, reject) => {
      const stop = clock.after(answerTimeoutMs, () => {
        isLate = true;
        reject(
          new KeychainTimeout(`The keychain did not answer within ${answerTimeoutMs / 1000} s.`, answered),
        );
      });
      void answered.then(stop);
      answer.then(resolve, reject);
    });
  };

  return {
    get kind() {
      return why === null ? 'keychain' : 'memory';
    },
    get why() {
      return why;
    },
    async read(name) {
      const inMemory = await refused.read(name);
      if (inMemory !== null) return inMemory;
      const found = await ask(() => keychain.getPassword(service, name));
      // One that is locked has nothing to give.
      if (found !== null) why = null;
      return found;
    },
    async write(name, secret) {
      const put = async () => {
        await keychain.setPassword(service, name, secret);
        // A newer one that it refused stays.
        if ((await refused.read(name)) === secret) await refused.remove(name);
      };
      try {
        await ask(put, true);
        await refused.remove(name);
        why = null;
        return 'keychain';
      } catch (thrown) {
        await refused.write(name, secret);
        why = refusalReason(thrown);
        return 'memory';
      }
    },
    async remove(name) {
      await ask(() => keychain.deletePassword(service, name));
      await refused.remove(name);
    },
    // A locked keychain says of every secret that there is none, and refuses only what is written.
    async isLocked() {
      try {
        await ask(async () => {
          await keychain.setPassword(service, lockProbe, 'x');
          await keychain.deletePassword(service, lockProbe);
        });
        why = null;
        return false;
      } catch (thrown) {
        why = refusalReason(thrown);
        return true;
      }
    },
  };
}

/**
 * Matches libsecret's error after a restart of the Secret Service, which it knows by the bus name of the process
 * that was there first, for as long as we run.
 */
const serviceRestarted = /The name :\d+\.\d+ was not provided/;

function refusalReason(thrown: unknown): string {
  const words = errorMessage(thrown);
  const advice = serviceRestarted.test(words)
    ? ' It was started anew meanwhile: start Snapferry again to use it.'
    : '';
  return `The keychain takes no secrets: ${words}.${advice}`.replace('..', '.');
}
