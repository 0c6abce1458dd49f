import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import { AccountTokens } from '../../../main/engine/accounts/token-manager.ts';
import type { FullHost } from '../../../main/engine/hosts/host.ts';
import type { TokenGrant, TokenResult, Tokens } from '../../../main/engine/hosts/sign-in.ts';
import { createKeychainStore, type Keychain } from '../../../main/engine/secrets/keychain-store.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { openStore } from '../../../main/engine/store/store.ts';
import { manualClock } from '../../support/manual-clock.ts';

const hour = 3_600_000;
const ada = 'imgur:ada';
let given = 0;
const tokens = (): Tokens => {
  given += 1;
  return {
    accessToken: `access ${given}`,
    refreshToken: `refresh ${given}`,
    lifetimeMs: hour,
    username: 'ada',
  };
};

/** A keychain that can be locked, or made to keep silent until it is told to go on. */
function testKeychain() {
  const secrets = new Map<string, string>();
  const state = { isLocked: false };
  let silence: Promise<void> = Promise.resolve();
  const demandOpen = async () => {
    await silence;
    if (state.isLocked) throw new Error('locked');
  };
  const keychain: Keychain = {
    async getPassword(_, name) {
      await silence;
      return state.isLocked ? null : (secrets.get(name) ?? null);
    },
    async setPassword(_, name, secret) {
      await demandOpen();
      secrets.set(name, secret);
    },
    async deletePassword(_, name) {
      await demandOpen();
      return secrets.delete(name);
    },
  };
  const fallSilent = () => {
    let goOn = () => {};
    silence = new Promise((resolve) => {
      goOn = resolve;
    });
    return goOn;
  };
  return { keychain, secrets, state, fallSilent };
}

function desk() {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-keyring-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const clock = manualClock();
  const store = openStore({ profile, now: clock.now });
  onTestFinished(() => store.close());
  const chain = testKeychain();
  const asked: TokenGrant[] = [];
  const office: { clientSecret: string | null; answer: () => Promise<TokenResult> | TokenResult } = {
    clientSecret: 'secret',
    answer: () => ({ kind: 'tokens', tokens: tokens() }),
  };
  const signIn = {
    exchangeForTokens: async (what: TokenGrant) => {
      asked.push(what);
      return office.answer();
    },
  } as unknown as FullHost['signIn'];
  const place = {
    host: { id: 'imgur', origin: 'https://api.example', signIn } as FullHost,
    clientId: 'client',
  };
  const open = (vault = createKeychainStore(chain.keychain, 'test', clock)) => {
    const changes: string[] = [];
    const keyring = new AccountTokens({
      store,
      secrets: vault,
      clock,
      log: pino({ enabled: false }),
      oauthClient: () => place,
      clientSecret: async () => office.clientSecret,
      changed: (account) => changes.push(account),
    });
    return { keyring, changes, vault };
  };
  const stateOf = () => store.accounts.list()[0]?.state;
  return { ...chain, clock, store, asked, office, place, open, stateOf };
}

const flush = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('one renewal', () => {
  test('for a hundred that ask in the same moment, and all of them get the new token', async () => {
    const { open, asked, place, office, clock } = desk();
    const { keyring } = open();
    await keyring.keep(tokens(), place);
    let answer = (_: TokenResult) => {};
    office.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    clock.advance(hour);
    const all = Array.from({ length: 100 }, () => keyring.credentials(ada));
    await flush();
    answer({ kind: 'tokens', tokens: tokens() });
    const found = await Promise.all(all);
    expect(asked).toHaveLength(1);
    expect(new Set(found.map((one) => one.ok && one.credentials.accessToken))).toEqual(
      new Set([`access ${given}`]),
    );
  });

  test('is in the keychain before anybody is given the new token', async () => {
    const { open, place, clock, fallSilent, secrets } = desk();
    const { keyring } = open();
    await keyring.keep(tokens(), place);
    clock.advance(hour);
    const goOn = fallSilent();
    let isGiven = false;
    const asking = keyring.credentials(ada).then((found) => {
      isGiven = true;
      return found;
    });
    await flush();
    expect(isGiven).toBe(false);
    goOn();
    expect((await asking).ok).toBe(true);
    expect([...secrets.values()].join()).toContain(`refresh ${given}`);
  });
});

describe('tokens that the host has not refused are not thrown away', () => {
  test('for want of a client secret: with one they are renewed', async () => {
    const { open, place, office, secrets, stateOf } = desk();
    const { keyring } = open();
    const first = tokens();
    await keyring.keep(first, place);
    office.clientSecret = null;
    keyring.refused(ada, first.accessToken);
    expect(await keyring.credentials(ada)).toMatchObject({ ok: false, failure: { code: 'sign-in-needed' } });
    expect([stateOf(), secrets.size]).toEqual(['needs-sign-in', 1]);
    office.clientSecret = 'secret';
    await keyring.look();
    expect(stateOf()).toBe('signed-in');
    const again = await keyring.credentials(ada);
    expect(again.ok).toBe(true);
    keyring.refused(ada, first.accessToken);
    expect(await keyring.credentials(ada)).toMatchObject({
      ok: true,
      credentials: { accessToken: `access ${given}` },
    });
  });

  test('for a client secret that is wrong: those that are still good go on, ended ones are kept', async () => {
    const { open, place, office, secrets, clock, stateOf, asked } = desk();
    const { keyring } = open();
    const first = tokens();
    await keyring.keep(first, place);
    office.answer = () => ({ kind: 'refused', failure: errorData('no-client-secret', 'wrong') });
    clock.advance(hour - 60_000);
    expect(await keyring.credentials(ada)).toMatchObject({
      ok: true,
      credentials: { accessToken: first.accessToken },
    });
    keyring.refused(ada, first.accessToken);
    clock.advance(10 * 60_000);
    expect((await keyring.credentials(ada)).ok).toBe(false);
    expect([asked.length, stateOf(), secrets.size]).toEqual([2, 'needs-sign-in', 1]);
  });

  test('and those it refused are gone', async () => {
    const { open, place, office, secrets, stateOf } = desk();
    const { keyring } = open();
    const first = tokens();
    await keyring.keep(first, place);
    office.answer = () => ({ kind: 'refused', failure: errorData('sign-in-needed', 'no') });
    keyring.refused(ada, first.accessToken);
    expect((await keyring.credentials(ada)).ok).toBe(false);
    await flush();
    expect([stateOf(), secrets.size]).toEqual(['needs-sign-in', 0]);
    await keyring.look();
    expect(stateOf()).toBe('needs-sign-in');
  });

  test('in a run without a keychain: what it has is locked up, and there in the next run', async () => {
    const { open, place, stateOf } = desk();
    await open().keyring.keep(tokens(), place);
    await open(createMemoryStore('There is none')).keyring.look();
    expect(stateOf()).toBe('locked');
    await open().keyring.look();
    expect(stateOf()).toBe('signed-in');
  });

  test('nor left behind by signing out in such a run', async () => {
    const { open, place, secrets, stateOf } = desk();
    await open().keyring.keep(tokens(), place);
    const { keyring } = open(createMemoryStore('There is none'));
    await keyring.look();
    await expect(keyring.signOut(ada)).rejects.toMatchObject({ data: { code: 'keychain-locked' } });
    expect([stateOf(), secrets.size]).toEqual(['locked', 1]);
    const next = open().keyring;
    await next.look();
    await next.signOut(ada);
    expect([stateOf(), secrets.size]).toEqual([undefined, 0]);
  });

  test('where the client secret cannot be had because all is locked up', async () => {
    const { open, place, office, state, stateOf } = desk();
    const { keyring } = open();
    const first = tokens();
    await keyring.keep(first, place);
    office.clientSecret = null;
    state.isLocked = true;
    keyring.refused(ada, first.accessToken);
    expect((await keyring.credentials(ada)).ok).toBe(false);
    expect(stateOf()).toBe('locked');
    state.isLocked = false;
    await keyring.unlock(ada);
    expect(stateOf()).toBe('signed-in');
  });
});

describe('the clock', () => {
  test('set back during a pause does not make it longer', async () => {
    const { open, place, office, clock } = desk();
    const behind = { ms: 0 };
    const { now } = clock;
    clock.now = () => now() - behind.ms;
    const { keyring } = open();
    const first = tokens();
    await keyring.keep(first, place);
    office.answer = () => ({
      kind: 'trouble',
      failure: errorData('server-trouble', 'later'),
      remedy: { kind: 'back-off', atLeastMs: 60_000 },
    });
    keyring.refused(ada, first.accessToken);
    expect((await keyring.credentials(ada)).ok).toBe(false);
    expect(keyring.obstacle(ada)).toMatchObject({ kind: 'retry' });
    behind.ms = 24 * hour;
    office.answer = () => ({ kind: 'tokens', tokens: tokens() });
    clock.advance(60_000);
    expect(keyring.obstacle(ada)).toBeNull();
    expect((await keyring.credentials(ada)).ok).toBe(true);
  });
});

describe('a keychain', () => {
  test('that begins to refuse in mid-run: new tokens are in memory, and that is told', async () => {
    const { open, place, state, clock, store } = desk();
    const { keyring, changes, vault } = open();
    await keyring.keep(tokens(), place);
    changes.length = 0;
    state.isLocked = true;
    clock.advance(hour);
    expect((await keyring.credentials(ada)).ok).toBe(true);
    expect(store.accounts.list()).toMatchObject([{ tokens: 'memory', state: 'signed-in' }]);
    expect([changes, vault.kind]).toEqual([[ada], 'memory']);
  });

  test('that keeps silent is not waited for, and is heard when it speaks after all', async () => {
    const { open, place, clock, fallSilent, stateOf } = desk();
    await open().keyring.keep(tokens(), place);
    const goOn = fallSilent();
    const { keyring, changes } = open();
    const looking = keyring.look();
    await flush();
    clock.advance(20_000);
    await looking;
    expect(stateOf()).toBe('locked');
    goOn();
    await expect.poll(stateOf).toBe('signed-in');
    expect(changes).toEqual([ada, ada]);
  });

  test('that keeps silent does not keep the engine from ending', async () => {
    const { open, place, clock, fallSilent } = desk();
    const { keyring } = open();
    await keyring.keep(tokens(), place);
    clock.advance(hour);
    const asking = keyring.credentials(ada);
    fallSilent();
    await flush();
    const stopping = keyring.stop();
    clock.advance(20_000);
    await stopping;
    expect((await asking).ok).toBe(true);
  });
});
