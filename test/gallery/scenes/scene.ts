import { shellAbilities } from '../../../contract/abilities.ts';
import type { AccountsView } from '../../../contract/accounts.ts';
import type { Capabilities } from '../../../contract/capabilities.ts';
import type { CreditsView, UsageEntry } from '../../../contract/credits.ts';
import type { DestinationsView } from '../../../contract/destinations.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { WatchedFolder } from '../../../contract/folders.ts';
import type { Job, JobState } from '../../../contract/job.ts';
import type { Machine } from '../../../contract/ledger.ts';
import type { Backup, HistoryItem, LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LocalApi } from '../../../contract/local-api.ts';
import type { NetworkTest } from '../../../contract/network.ts';
import type { Post } from '../../../contract/posts.ts';
import { type Settings, settingsSchema } from '../../../contract/settings.ts';
import type { ShellEvent, ShellOutput } from '../../../contract/shell.ts';
import type { UpdatesView } from '../../../contract/updates.ts';
import { calmCredits } from './credits.ts';
import { at } from './time.ts';

export interface Scene {
  /** Everything that was ever uploaded, newest first. */
  readonly library?: readonly LibraryItem[];
  readonly linkCheck?: LinkCheck;
  readonly backups?: readonly Backup[];
  readonly snapshot: EngineOutput<'snapshot'> | ErrorData | 'never';
  readonly shell: ShellOutput<'shellInfo'>;
  /** Events that the shell sends once the window listens. */
  readonly says: readonly ShellEvent[];
  /** Spending in the last 24 hours; default: none. */
  readonly spending?: readonly UsageEntry[] | ErrorData;
  /** Who spends the allowance together; default: nobody else. */
  readonly machines?: readonly Machine[];
  /** Default: an installation that replaces itself, and knows of nothing newer. */
  readonly updates?: Partial<UpdatesView>;
  /** Result of the last connection test; default: reached directly. */
  readonly networkTest?: Partial<NetworkTest>;
}

export const shell: Scene['shell'] = {
  version: '0.1.0',
  platform: 'linux',
  electron: '45.4.1',
  supportedRuntime: true,
  languages: ['en-GB'],
  mode: 'imgur',
  abilities: [...shellAbilities],
};

export interface State {
  readonly posts?: readonly Post[];
  readonly jobs?: readonly Job[];
  readonly folders?: readonly WatchedFolder[];
  readonly history?: readonly HistoryItem[];
  readonly credits?: CreditsView;
  readonly doneBy?: number;
  readonly paused?: boolean;
  readonly clientId?: string | null;
  readonly templates?: Settings['linkTemplates'];
  /** The host is the look-alike on this computer. */
  readonly isTrial?: boolean;
  readonly vault?: 'memory';
  readonly setAside?: Capabilities['setAside'];
  readonly settings?: Partial<Settings>;
  readonly localApi?: LocalApi;
  readonly accounts?: Partial<AccountsView>;
  readonly destinations?: DestinationsView;
}

const builtIn: DestinationsView['destinations'][number] = {
  id: 'imgur',
  kind: 'imgur',
  title: 'Imgur',
  values: {},
  secrets: {},
  origin: 'https://api.imgur.com',
  problem: null,
  traits: { deletion: 'request', audience: 'link', showsName: false, isRepeatable: true },
  out: null,
  waiting: 0,
  createdAt: null,
  removedAt: null,
};

export function snapshotOf(state: State): EngineOutput<'snapshot'> {
  const jobs = [...(state.jobs ?? [])];
  const count = (states: readonly JobState[]) => jobs.filter((job) => states.includes(job.state)).length;
  const ended = count(['uploaded', 'failed', 'cancelled']);
  const clientId = state.clientId === undefined ? 'abc123def456789' : state.clientId;
  return {
    seq: 1,
    jobs,
    summary: {
      paused: state.paused ?? false,
      open: jobs.length - ended,
      uploading: count(['uploading']),
      failed: count(['failed']),
      uploaded: count(['uploaded']),
      doneBy: state.doneBy ?? null,
    },
    accounts: {
      accounts: [],
      signIn: null,
      hasClientSecret: false,
      vault: { kind: state.vault ?? 'keychain', why: state.vault ? 'There is no session bus' : null },
      returnAddress: 'http://127.0.0.1:43117/signed-in',
      ...state.accounts,
    },
    destinations: state.destinations ?? { destinations: [builtIn], chosen: 'imgur' },
    credits: state.credits ?? calmCredits,
    localApi: state.localApi ?? { state: 'off', address: null, error: null },
    settings: {
      ...settingsSchema.parse({}),
      updates: 'ask',
      // Scenes are about something else, and have many pictures of one folder.
      offersFolders: false,
      clientId,
      linkTemplates: state.templates ?? [],
      ...state.settings,
    },
    capabilities: {
      engine: { pid: 4711, version: '0.1.0', node: '24.21.0', startedAt: at(9, 0) },
      profile: '/home/ada/.local/share/snapferry',
      host: {
        id: 'imgur',
        apiUrl: 'https://api.imgur.com',
        hasClientId: clientId !== null,
        isSandbox: state.isTrial ?? false,
      },
      setAside: state.setAside ?? null,
      vault:
        state.vault === 'memory'
          ? { kind: 'memory', why: 'libsecret is missing' }
          : { kind: 'keychain', why: null },
    },
    posts: [...(state.posts ?? [])],
    folders: [...(state.folders ?? [])],
    history: [...(state.history ?? [])],
  };
}
