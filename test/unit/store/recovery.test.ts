import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  addOne,
  addUploading,
  attemptOf,
  done,
  finish,
  ledger,
  noon,
  openIn,
  refusal,
  remote,
  tempFolder,
} from './support.ts';

const script = fileURLToPath(new URL('./children/child.ts', import.meta.url));

function start(role: string, profile: string) {
  const child = spawn(process.execPath, [script, role, profile], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function killedThere(role: string, profile: string): Promise<void> {
  const child = start(role, profile);
  const gone = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), gone]);
  expect(String(said[0])).toBe('here\n');
  child.kill('SIGKILL');
  expect(await gone).toEqual([null, 'SIGKILL']);
}

describe('after a process was killed', () => {
  test('in the midst of adding, all of that is missing, and nothing before it', async () => {
    const profile = tempFolder();
    await killedThere('dies-while-adding', profile);
    const store = openIn(profile);
    expect(store.notice).toBeNull();
    expect(store.jobs.list()).toHaveLength(1);
    expect(addOne(store).state).toBe('queued');
  });

  test('in the midst of sending, what may have arrived is told from what cannot have', async () => {
    const profile = tempFolder();
    await killedThere('dies-while-sending', profile);
    const store = openIn(profile);
    const { resumed, uncertain } = store.jobs.recover();
    expect(resumed).toMatchObject([
      { name: 'sending', state: 'ready', error: { code: 'engine-stopped' }, notBefore: 0 },
    ]);
    expect(uncertain).toMatchObject([
      { name: 'committed', state: 'uncertain', error: { code: 'engine-stopped' } },
    ]);
    const common = { host: 'imgur', spender: 'me', account: null, cost: { client: 10 }, startedAt: 1000 };
    expect(store.ledger.listLeftOver('imgur', 'me')).toEqual([
      { attemptId: 'committed', ...common },
      { attemptId: 'sending', ...common },
    ]);
    expect(store.ledger.listSpending(0).map(({ settled }) => settled)).toEqual(['unknown', 'unknown']);
    const states = store.jobs.list().map((job) => [job.name, job.state, job.maybeTwice]);
    expect(states).toEqual([
      ['sending', 'ready', false],
      ['committed', 'uncertain', false],
      ['preparing', 'queued', false],
    ]);
  });
});

test('what a dead engine left stays to be counted until a ledger that counts it is saved', () => {
  const profile = tempFolder();
  const left = (store: ReturnType<typeof openIn>, spender = 'someone') =>
    store.ledger.listLeftOver('imgur', spender).map(({ attemptId }) => attemptId);
  const first = openIn(profile);
  addUploading(first, 'a');
  // In flight, for a connection that is made anew meanwhile.
  expect(left(first)).toEqual(['a']);
  first.close();
  const second = openIn(profile);
  second.jobs.recover();
  expect(left(second)).toEqual(['a']);
  // It dies as well, before it saved a ledger.
  second.close();
  const third = openIn(profile);
  expect(third.jobs.recover().resumed).toEqual([]);
  expect(left(third)).toEqual(['a']);
  expect(left(third, 'somebody else')).toEqual([]);
  third.ledger.save('imgur', 'somebody else', ledger(1));
  expect(left(third)).toEqual(['a']);
  third.ledger.save('imgur', 'someone', ledger(1));
  expect(left(third)).toEqual([]);
});

test('recovering finds nothing where nothing was left, the second time too', () => {
  const store = openIn(tempFolder());
  addOne(store);
  const nothing = { resumed: [], uncertain: [] };
  expect(store.jobs.recover()).toEqual(nothing);
  addUploading(store, 'a');
  expect(store.jobs.recover().resumed).toHaveLength(1);
  expect(store.jobs.recover()).toEqual(nothing);
});

test('an attempt from before a recovery cannot end the job any more, nor its next attempt', () => {
  const profile = tempFolder();
  const old = openIn(profile);
  const { id } = addUploading(old, 'a');
  const fresh = openIn(profile);
  fresh.jobs.recover();
  done(fresh.attempts.start(attemptOf(id, 'b')));
  expect(refusal(old.attempts.commit('a'))).toBe('wrong-state');
  expect(refusal(finish(old, 'a', { kind: 'uploaded', remote, historyId: 'h' }))).toBe('wrong-state');
  expect(fresh.jobs.get(id)?.state).toBe('uploading');
  expect(done(finish(fresh, 'b', { kind: 'uploaded', remote, historyId: 'h' })).job.endedAt).toBe(noon);
});

describe('two stores on one file', () => {
  test('see what the other wrote, and only one of them starts an attempt', () => {
    const profile = tempFolder();
    const [one, other] = [openIn(profile), openIn(profile)];
    const { id } = addUploading(one, 'a');
    expect(other.jobs.get(id)).toEqual(one.jobs.get(id));
    expect(refusal(other.attempts.start(attemptOf(id, 'b')))).toBe('wrong-state');
  });

  test('wait for each other, from the making of the file on', async () => {
    const profile = tempFolder();
    const children = [start('adds-many', profile), start('adds-many', profile), start('adds-many', profile)];
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    const jobs = openIn(profile).jobs.list();
    expect(jobs.map((job) => job.seq)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  });
});
