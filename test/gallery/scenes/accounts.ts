import type { Account, SignIn } from '../../../contract/accounts.ts';
import { busyJobs } from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';
import { at, sceneTime } from './time.ts';

function accountOf(username: string, change: Partial<Account> = {}): Account {
  const state = 'signed-in';
  return {
    id: `imgur:${username}`,
    host: 'imgur',
    username,
    state,
    addedAt: at(9, 0),
    tokens: 'keychain',
    ...change,
  };
}

const signIn: SignIn = {
  attempt: 'attempt',
  kind: 'token',
  url: 'https://api.imgur.com/oauth2/authorize?client_id=abc123def456789&response_type=token&state=x',
  deadline: sceneTime + 5 * 60_000,
  state: 'waiting',
  error: null,
  account: null,
  trouble: null,
};

export const accountScenes = {
  accounts: () => ({
    snapshot: snapshotOf({
      jobs: busyJobs,
      settings: { account: 'imgur:ada' },
      accounts: {
        accounts: [accountOf('ada'), accountOf('the-very-long-name-of-somebody-else')],
        hasClientSecret: true,
      },
    }),
    shell,
    says: [],
  }),
  'accounts-waiting': () => ({
    snapshot: snapshotOf({
      accounts: {
        accounts: [accountOf('ada')],
        hasClientSecret: true,
        signIn: { ...signIn, kind: 'pin', error: { code: 'wrong-pin', message: '', params: {} } },
      },
    }),
    shell,
    says: [],
  }),
  'accounts-closed': () => ({
    snapshot: snapshotOf({ accounts: { signIn: { ...signIn, trouble: 'closed' } } }),
    shell,
    says: [],
  }),
  'accounts-wrong': () => ({
    snapshot: snapshotOf({
      jobs: busyJobs.map((job) => ({ ...job, account: 'imgur:ada' })),
      settings: { account: 'imgur:ada' },
      vault: 'memory',
      accounts: {
        accounts: [
          accountOf('ada', { state: 'needs-sign-in' }),
          accountOf('bob', { state: 'locked' }),
          accountOf('cyd', { tokens: 'memory' }),
        ],
        signIn: {
          ...signIn,
          state: 'failed',
          error: { code: 'sign-in-port-taken', message: '', params: { port: 43_117 } },
        },
      },
    }),
    shell,
    says: [],
  }),
  'account-lost': () => ({
    snapshot: snapshotOf({
      jobs: busyJobs.map((job) =>
        job.state === 'waiting'
          ? {
              ...job,
              account: 'imgur:ada',
              privacy: job.id === 'job-5' ? 'public' : job.privacy,
              reason: { kind: 'sign-in', until: null },
              doneBy: null,
            }
          : job,
      ),
      settings: { account: 'imgur:ada' },
      accounts: { accounts: [accountOf('ada', { state: 'needs-sign-in' }), accountOf('bob')] },
    }),
    shell,
    says: [],
  }),
} satisfies Record<string, () => Scene>;
