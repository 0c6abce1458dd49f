import type { Account, AccountsView, SignIn } from '../../../contract/accounts.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { folderOptionsSchema, type WatchedFolder } from '../../../contract/folders.ts';
import type { Backup, LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LocalApi } from '../../../contract/local-api.ts';
import type { FoundMetadata } from '../../../contract/metadata.ts';
import type { Post, PostPicture } from '../../../contract/posts.ts';
import {
  type Capabilities,
  type CreditsView,
  type HistoryItem,
  type Job,
  type JobState,
  type Media,
  type Origin,
  type Settings,
  settingsSchema,
  type UsageEntry,
  type WaitReason,
} from '../../../contract/records.ts';
import type { ShellEvent, ShellOutput } from '../../../contract/shell.ts';

/** A Thursday, 13:48 UTC: the moment at which every scene stands still. */
export const sceneTime = Date.UTC(2026, 2, 12, 13, 48);
const minute = 60_000;
const at = (hour: number, minutes: number) => Date.UTC(2026, 2, 12, hour, minutes);

export interface Scene {
  /** Everything that was ever uploaded, newest first. */
  readonly library?: readonly LibraryItem[];
  readonly linkCheck?: LinkCheck;
  readonly backups?: readonly Backup[];
  readonly snapshot: EngineOutput<'snapshot'> | ErrorData | 'never';
  readonly shell: ShellOutput<'shellInfo'>;
  /** What the shell says once the window listens. */
  readonly says: readonly ShellEvent[];
  /** What was spent in the last 24 hours; nothing when left out. */
  readonly spending?: readonly UsageEntry[] | ErrorData;
}

const files: readonly (readonly [
  name: string,
  width: number,
  height: number,
  bytes: number,
  mime: string,
])[] = [
  ['sunset-over-the-bay.jpg', 4032, 3024, 3_412_880, 'image/jpeg'],
  ['Screenshot 2026-03-12 134502.png', 2560, 1440, 812_331, 'image/png'],
  ['lake-morning.jpg', 6000, 4000, 8_933_127, 'image/jpeg'],
  ['quarterly-report.png', 1920, 1080, 241_006, 'image/png'],
  ['poster draft 3.png', 2480, 3508, 5_120_442, 'image/png'],
  ['IMG_2041.jpg', 4032, 3024, 2_874_209, 'image/jpeg'],
  ['editor-theme.png', 1680, 1050, 402_118, 'image/png'],
  ['meadow.webp', 2048, 1365, 688_240, 'image/webp'],
  ['cover-art.png', 3000, 3000, 6_204_411, 'image/png'],
  ['dashboard-dark.png', 1920, 1200, 318_702, 'image/png'],
  ['timelapse.mp4', 1920, 1080, 48_220_118, 'video/mp4'],
  ['loading.gif', 480, 270, 1_902_554, 'image/gif'],
];

function hashOf(index: number): string {
  // The last digits choose the drawing, the first ones vary it.
  const head = ((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0');
  return head.padEnd(60, 'a') + (index % 10).toString(16).padStart(4, '0');
}

function mediaOf(index: number): Media {
  const [, width, height, bytes, mime] = files[index % files.length] ?? files[0] ?? ['', 1, 1, 1, ''];
  return {
    kind: mime.startsWith('video') ? 'video' : 'image',
    mime,
    bytes,
    width,
    height,
    animated: mime === 'image/gif',
    sha256: hashOf(index),
  };
}

const remoteOf = (index: number) => {
  const id = `${(index * 7919 + 104_729).toString(36)}Qx7`.slice(0, 7);
  return {
    id,
    link: `https://i.imgur.com/${id}.jpg`,
    page: `https://imgur.com/${id}`,
    deletehash: 'kept-out-of-sight',
    mime: 'image/jpeg',
    width: null,
    height: null,
    bytes: null,
  };
};

function jobOf(index: number, state: JobState, change: Partial<Job> = {}): Job {
  const ended = state === 'uploaded' || state === 'failed' || state === 'cancelled';
  const name = files[index % files.length]?.[0] ?? 'picture.png';
  const media = mediaOf(index);
  return {
    id: `job-${index}`,
    seq: index,
    batchId: `batch-${Math.floor(index / 12)}`,
    origin: 'drop',
    folder: null,
    source: { kind: 'file', path: `/home/ada/Pictures/${name}` },
    name,
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    lane: 'normal',
    state,
    reason: null,
    doneBy: null,
    media: state === 'queued' ? null : media,
    hasThumbnail: state !== 'queued' && state !== 'preparing' && media.kind === 'image',
    progress: null,
    attempts: ended || state === 'uploading' ? 1 : 0,
    error: null,
    maybeTwice: false,
    remote: state === 'uploaded' ? remoteOf(index) : null,
    createdAt: at(13, 40),
    updatedAt: at(13, 46),
    endedAt: ended ? at(13, 46) - index * 1000 : null,
    ...change,
  };
}

function historyOf(index: number, change: Partial<HistoryItem> = {}): HistoryItem {
  const name = files[index % files.length]?.[0] ?? 'picture.png';
  const media = mediaOf(index);
  return {
    id: `history-${index}`,
    jobId: `old-job-${index}`,
    host: 'imgur',
    name,
    title: index % 4 === 2 ? 'Morning at the lake, before the boats' : null,
    description: null,
    privacy: 'hidden',
    account: null,
    origin: index % 3 === 0 ? 'paste' : 'drop',
    media,
    hasThumbnail: media.kind === 'image',
    remote: remoteOf(index),
    maybeTwice: false,
    uploadedAt: sceneTime - index * 97 * minute - minute,
    ...change,
  };
}

function itemOf(index: number, change: Partial<LibraryItem> = {}): LibraryItem {
  const item = historyOf(index);
  const [, width, height, bytes] = files[index % files.length] ?? ['', 1, 1, 1];
  return {
    ...item,
    id: `item-${index}`,
    importedFrom: null,
    kind: item.media?.kind === 'video' ? 'video' : item.media?.animated ? 'animated' : 'image',
    bytes,
    thumbnail: item.media?.sha256 ?? '',
    presence: 'unchecked',
    checkedAt: null,
    deletion: null,
    similarTo: null,
    postId: null,
    folder: index % 5 === 4 ? null : `/home/ada/${index % 2 === 0 ? 'Pictures/Lake' : 'Screenshots'}`,
    ...change,
    remote: { ...item.remote, width, height, bytes },
  };
}

/** One of each that can become of an upload, among many others. */
function libraryItems(count: number): LibraryItem[] {
  const checkedAt = sceneTime - 5 * minute;
  const special: Readonly<Record<number, Partial<LibraryItem>>> = {
    1: { presence: 'alive', checkedAt },
    2: { presence: 'removed', checkedAt },
    3: { presence: 'deleting', deletion: { state: 'scheduled', deleteAt: sceneTime + 8_000 } },
    4: { presence: 'deleted', deletion: { state: 'deleted', at: checkedAt } },
    5: {
      deletion: {
        state: 'failed',
        at: checkedAt,
        error: { code: 'forbidden', message: 'Imgur said no', params: {} },
      },
    },
    6: { presence: 'replaced', checkedAt, similarTo: 'item-0' },
    7: { presence: 'unclear', checkedAt },
    8: { jobId: null, origin: null, importedFrom: 'sharex', media: null, hasThumbnail: false, kind: 'image' },
    9: { title: `${longName} ${longName}`, name: longName, description: `${longName} `.repeat(6) },
  };
  return Array.from({ length: count }, (_, index) => itemOf(index, special[index]));
}

const calmCredits: CreditsView = {
  budgets: [
    {
      id: 'user',
      limit: 500,
      remaining: 310,
      reserved: 20,
      kept: 60,
      resetAt: at(14, 32),
      windowMs: 60 * minute,
      source: 'header',
      seenAt: at(13, 47),
    },
    {
      id: 'client',
      limit: 12_500,
      remaining: 11_204,
      reserved: 20,
      kept: 400,
      resetAt: Date.UTC(2026, 2, 13, 4, 0),
      windowMs: 1440 * minute,
      source: 'header',
      seenAt: at(13, 47),
    },
    {
      id: 'post',
      limit: 1250,
      remaining: 1171,
      reserved: 2,
      kept: 0,
      resetAt: at(14, 20),
      windowMs: 60 * minute,
      source: 'header',
      seenAt: at(13, 47),
    },
    {
      id: 'uploads',
      limit: 50,
      remaining: 38,
      reserved: 2,
      kept: 5,
      resetAt: at(14, 32),
      windowMs: 60 * minute,
      source: 'learned',
      seenAt: at(13, 30),
    },
  ],
  uploadsNow: 22,
  strikes: 0,
  blocked: null,
};

const freshCredits: CreditsView = {
  budgets: [
    {
      id: 'user',
      limit: 500,
      remaining: 500,
      reserved: 0,
      kept: 60,
      resetAt: null,
      windowMs: 60 * minute,
      source: 'assumed',
      seenAt: null,
    },
    {
      id: 'client',
      limit: 12_500,
      remaining: 12_500,
      reserved: 0,
      kept: 400,
      resetAt: null,
      windowMs: 1440 * minute,
      source: 'assumed',
      seenAt: null,
    },
  ],
  uploadsNow: 50,
  strikes: 0,
  blocked: null,
};

const noClientIdCredits: CreditsView = {
  ...freshCredits,
  uploadsNow: 0,
  blocked: { kind: 'client-id', until: null },
};

const blockedReason: WaitReason = { kind: 'credits', budget: 'user', needed: 10, until: at(14, 32) };
const blockedCredits: CreditsView = {
  budgets: calmCredits.budgets.map((budget) =>
    budget.id === 'user' ? { ...budget, remaining: 6, reserved: 0, kept: 6 } : budget,
  ),
  uploadsNow: 0,
  strikes: 1,
  blocked: blockedReason,
};

/** So many uploads of ten credits each, two minutes apart, up to this moment. */
function spentUntil(
  end: number,
  count: number,
  origin: Origin,
  settled: UsageEntry['settled'] = 'charged',
): UsageEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    at: end - index * 2 * minute,
    budget: 'user',
    credits: 10,
    settled,
    jobId: `spent-${end}-${origin}-${index}`,
    name: 'picture.png',
    origin,
  }));
}

/** A batch from the command line the day before, some screenshots, and drops; six credits of ten since 13:32 are not ours. */
const busyDay: readonly UsageEntry[] = [
  ...spentUntil(at(-8, 50), 24, 'command-line'),
  ...spentUntil(at(-7, 50), 25, 'command-line'),
  ...spentUntil(at(-7, 55), 1, 'command-line', 'unknown'),
  ...spentUntil(at(9, 20), 3, 'paste'),
  ...spentUntil(at(10, 58), 9, 'drop'),
  ...spentUntil(at(11, 58), 14, 'drop'),
  ...spentUntil(at(12, 20), 2, 'paste', 'unknown'),
  ...spentUntil(at(13, 46), 8, 'drop'),
  ...spentUntil(at(13, 47), 4, 'paste'),
  ...spentUntil(at(13, 47), 1, 'drop', null),
  ...spentUntil(at(13, 45), 2, 'drop', 'nothing-sent'),
];

const shell: Scene['shell'] = {
  version: '0.1.0',
  platform: 'linux',
  electron: '45.4.1',
  supportedRuntime: true,
  languages: ['en-GB'],
  mode: 'imgur',
};

interface State {
  readonly posts?: readonly Post[];
  readonly jobs?: readonly Job[];
  readonly folders?: readonly WatchedFolder[];
  readonly history?: readonly HistoryItem[];
  readonly credits?: CreditsView;
  readonly doneBy?: number;
  readonly paused?: boolean;
  readonly clientId?: string | null;
  readonly templates?: Settings['linkTemplates'];
  readonly vault?: 'memory';
  readonly setAside?: Capabilities['setAside'];
  readonly settings?: Partial<Settings>;
  readonly localApi?: LocalApi;
  readonly accounts?: Partial<AccountsView>;
}

function snapshotOf(state: State): EngineOutput<'snapshot'> {
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
    credits: state.credits ?? calmCredits,
    localApi: state.localApi ?? { state: 'off', address: null, error: null },
    settings: {
      ...settingsSchema.parse({}),
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
        isSandbox: false,
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

const failed = (code: ErrorData['code'], params: ErrorData['params'] = {}): Partial<Job> => ({
  error: { code, message: `in plain English: ${code}`, params },
  remote: null,
});

const uploading = (index: number, share: number, change: Partial<Job> = {}) => {
  const total = mediaOf(index).bytes;
  return jobOf(index, 'uploading', {
    progress: { sent: Math.round(total * share), total },
    doneBy: at(13, 49),
    ...change,
  });
};

const turn = (ahead: number): Partial<Job> => ({
  reason: { kind: 'turn', ahead, until: at(13, 50) },
  doneBy: at(13, 50),
});

function postOf(index: number, state: Post['state'], change: Partial<Post> = {}): Post {
  const isUp = state === 'done' || state === 'assembling';
  return {
    id: `post-${index}`,
    host: 'imgur',
    account: null,
    state,
    title: 'A weekend by the lake',
    description: 'Three days of rain, and then this. With @ada_l and @grace.',
    tags: ['lake', 'autumn'],
    cover: null,
    credit: { notMine: false, author: '', link: '' },
    mature: false,
    privacy: 'hidden',
    pictures: Array.from({ length: 5 }, (_, place) =>
      pictureOf(index * 10 + place, isUp ? 'uploaded' : 'waiting'),
    ),
    mentions: ['ada_l', 'grace'],
    problems: [],
    album: state === 'done' ? { id: 'aLbUm01', page: 'https://imgur.com/a/aLbUm01' } : null,
    isPublic: false,
    isChanged: false,
    emptyLeft: false,
    error: null,
    doneBy: null,
    createdAt: at(13, 30) - index * minute,
    updatedAt: at(13, 40),
    doneAt: state === 'done' ? at(13, 40) : null,
    ...change,
  };
}

function pictureOf(
  index: number,
  state: PostPicture['state'],
  change: Partial<PostPicture> = {},
): PostPicture {
  const media = mediaOf(index);
  return {
    id: `entry-${index}`,
    jobId: `job-${index}`,
    itemId: null,
    title: index % 10 === 1 ? 'The boat house' : '',
    description: '',
    name: files[index % files.length]?.[0] ?? 'picture.png',
    state,
    thumbnail: media.kind === 'image' ? media.sha256 : null,
    link: state === 'uploaded' ? remoteOf(index).link : null,
    error: null,
    ...change,
  };
}

const busyJobs: readonly Job[] = [
  uploading(13, 0.83, { title: 'Release notes, first page', origin: 'paste' }),
  uploading(2, 0.43),
  uploading(8, 0.08),
  jobOf(5, 'waiting', { ...turn(0), title: 'The old harbour' }),
  jobOf(10, 'waiting', turn(1)),
  jobOf(14, 'waiting', {
    reason: { kind: 'retry', error: { code: 'over-capacity', message: '', params: {} }, until: at(13, 51) },
    attempts: 2,
    error: { code: 'over-capacity', message: '', params: {} },
  }),
  jobOf(16, 'preparing'),
  jobOf(18, 'queued', {
    source: { kind: 'url', url: 'https://example.org/photos/bridge.jpg' },
    name: 'https://example.org/photos/bridge.jpg',
  }),
  jobOf(25, 'failed', failed('too-big', { bytes: 26_480_112, limit: 20_000_000 })),
  jobOf(0, 'uploaded', { title: 'Sunset over the bay', endedAt: at(13, 47) }),
  jobOf(1, 'uploaded'),
  jobOf(3, 'uploaded', { maybeTwice: true, attempts: 2 }),
  jobOf(7, 'uploaded'),
  jobOf(9, 'cancelled'),
];

const failingJobs: readonly Job[] = [
  jobOf(20, 'uncertain', { maybeTwice: true, attempts: 1 }),
  jobOf(0, 'failed', {
    ...failed('not-an-image', { found: 'PDF' }),
    name: 'invoice.jpg',
    media: null,
    hasThumbnail: false,
    attempts: 0,
  }),
  jobOf(1, 'failed', {
    ...failed('empty-file'),
    name: 'empty.png',
    media: null,
    hasThumbnail: false,
    attempts: 0,
  }),
  jobOf(2, 'failed', failed('too-big', { bytes: 26_480_112, limit: 20_000_000 })),
  jobOf(3, 'failed', failed('changed-while-reading')),
  jobOf(4, 'failed', { ...failed('rejected', { reason: 'File type invalid (1)' }), attempts: 3 }),
  jobOf(5, 'failed', failed('server-trouble', { status: 503 })),
  jobOf(6, 'failed', { ...failed('vanished'), media: null, hasThumbnail: false }),
  jobOf(7, 'failed', failed('bad-answer')),
];

const longName =
  'Ein außerordentlich langer Dateiname, der in keine Spalte passt und trotzdem nirgends herausragen darf (Kopie) (2).png';

function manyJobs(): Job[] {
  return Array.from({ length: 10_000 }, (_, index) => {
    if (index < 3)
      return uploading(index, 0.2 + index * 0.3, { name: longName, title: `${longName} ${longName}` });
    if (index < 7_000)
      return jobOf(index, 'waiting', {
        reason: { kind: 'credits', budget: 'client', needed: 10, until: Date.UTC(2026, 2, 14, 4, 0) },
        doneBy: Date.UTC(2026, 2, 15, 11, 20),
        name: index % 3 === 0 ? longName : `picture-${index}.png`,
        ...(index % 5 === 0
          ? { title: `${longName} ${longName}`, description: `${longName} `.repeat(12) }
          : {}),
      });
    return jobOf(index, index % 41 === 0 ? 'failed' : 'uploaded', index % 41 === 0 ? failed('timeout') : {});
  });
}

/** What a telephone writes into a photograph. */
const carried: readonly FoundMetadata[] = [
  { kind: 'place', text: 'Berlin, Deutschland', near: { latitude: 52.5, longitude: 13.4 } },
  { kind: 'author', text: 'Ada Lovelace', near: null },
  {
    kind: 'camera',
    text: 'Apple, iPhone 15 Pro, iPhone 15 Pro back triple camera 6.765mm f/1.78',
    near: null,
  },
  { kind: 'time', text: '2026-03-08 17:42:10', near: null },
  { kind: 'thumbnail', text: null, near: null },
  { kind: 'software', text: '19.3.1', near: null },
];

const manyPosts: readonly Post[] = [
  postOf(0, 'draft'),
  postOf(1, 'uploading', {
    title: longName,
    doneBy: at(13, 58),
    pictures: [0, 1, 2, 3].map((place) => pictureOf(10 + place, place < 2 ? 'uploaded' : 'uploading')),
  }),
  postOf(2, 'done', { title: 'Release notes in pictures', emptyLeft: true }),
  postOf(3, 'done', { title: 'Harbour', isPublic: true, privacy: 'public' }),
  postOf(4, 'done', { title: '', isChanged: true }),
];

const wrongPosts: readonly Post[] = [
  postOf(0, 'draft', {
    title: 'x'.repeat(10_000),
    tags: ['lake', '<script>', longName],
    privacy: 'public',
    credit: { notMine: true, author: 'Ada', link: 'not a link' },
    problems: [
      {
        field: 'title',
        entryId: null,
        error: { code: 'title-too-long', message: '', params: { most: 128, length: 10_000 } },
      },
      { field: 'tags', entryId: null, error: { code: 'bad-tag', message: '', params: { tag: '<script>' } } },
      { field: 'credit', entryId: null, error: { code: 'bad-link', message: '', params: {} } },
      { field: 'privacy', entryId: null, error: { code: 'account-needed', message: '', params: {} } },
    ],
  }),
  postOf(1, 'stuck', {
    title: 'Stuck',
    error: { code: 'too-big', message: '', params: { bytes: 23_000_000, limit: 20_000_000 } },
    pictures: [
      pictureOf(10, 'uploaded'),
      pictureOf(11, 'failed', {
        error: { code: 'too-big', message: '', params: { bytes: 23_000_000, limit: 20_000_000 } },
      }),
      pictureOf(12, 'gone', { error: { code: 'gone', message: '', params: {} } }),
    ],
  }),
  postOf(2, 'failed', { title: 'Failed', error: { code: 'album-locked', message: '', params: {} } }),
];

const folderOf = (id: string, change: Partial<WatchedFolder>): WatchedFolder => ({
  ...folderOptionsSchema.parse({}),
  id,
  path: `/home/ada/Pictures/${id}`,
  isLasting: true,
  state: { kind: 'watching' },
  polled: null,
  asking: 0,
  taken: 0,
  unfinished: { count: 0, names: [] },
  unnameable: { count: 0, names: [] },
  last: null,
  trouble: null,
  ...change,
});
const lastOf = (name: string) => ({ name, at: at(13, 41), jobId: 'job-0' });

const video: Media = { ...mediaOf(10), duration: 42_300, hasSound: true };
const videoOf = (index: number, state: JobState, name: string, change: Partial<Job> = {}) =>
  jobOf(index, state, {
    name,
    source: { kind: 'file', path: `/home/ada/Videos/${name}` },
    media: { ...video, sha256: hashOf(index) },
    hasThumbnail: false,
    attempts: 1,
    ...change,
  });
const failureOf = (code: ErrorData['code'], params: ErrorData['params'] = {}): ErrorData => ({
  code,
  message: 'in plain English',
  params,
});
const videoJobs: Job[] = [
  videoOf(10, 'processing', 'timelapse.mp4', {
    processing: { since: at(13, 46), link: 'https://i.imgur.com/aB3xQx7.mp4', canDelete: true },
  }),
  videoOf(22, 'processing', 'Дорога к морю, снято в августе из окна поезда, вторая часть.mov', {
    processing: { since: at(13, 47), link: null, canDelete: false },
  }),
  videoOf(34, 'uploading', 'demo of the new search.webm', {
    progress: { sent: 21_000_000, total: 48_220_118 },
  }),
  videoOf(46, 'uploaded', 'first flight.mp4', {
    remote: { ...remoteOf(46), link: 'https://i.imgur.com/Zt9Qx7a.mp4', mime: 'video/mp4' },
  }),
  videoOf(58, 'uploaded', 'harbour at night.mov', {
    remote: { ...remoteOf(58), link: 'https://i.imgur.com/Kw2Qx7b.mp4', mime: 'video/mp4' },
    error: failureOf('not-ready'),
  }),
  videoOf(70, 'failed', 'whole concert.mp4', {
    media: { ...video, duration: 5_420_000 },
    attempts: 0,
    error: failureOf('too-long', { seconds: 5420, most: 60 }),
  }),
  videoOf(82, 'failed', 'garden.mp4', {
    maybeTwice: true,
    media: { ...video, hasSound: false },
    error: failureOf('not-processed'),
  }),
];

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

export const scenes = {
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
  posts: () => ({ snapshot: snapshotOf({ posts: manyPosts, jobs: busyJobs }), shell, says: [] }),
  'posts-paused': () => ({ snapshot: snapshotOf({ posts: manyPosts, paused: true }), shell, says: [] }),
  'posts-wrong': () => ({ snapshot: snapshotOf({ posts: wrongPosts }), shell, says: [] }),
  folders: () => ({
    snapshot: snapshotOf({
      folders: [
        folderOf('Screenshots', { taken: 1_204, last: lastOf('Screenshot 2026-03-12 13.41.08.png') }),
        folderOf('Camera', { asking: 318, taken: 0 }),
        folderOf('Scans', {
          state: { kind: 'scanning', seen: 12_480 },
          taken: 44,
          last: lastOf('2026/scan 044.png'),
        }),
        folderOf('Exports', { isOn: false, state: { kind: 'off' }, taken: 1, last: lastOf('final (3).png') }),
      ],
    }),
    shell,
    says: [],
  }),
  'folders-trouble': () => ({
    snapshot: snapshotOf({
      folders: [
        folderOf('stick', {
          path: '/media/ada/HOLIDAY 2026/DCIM',
          state: { kind: 'missing' },
          taken: 91,
          last: lastOf('DSC_0091.JPG'),
        }),
        folderOf('root', {
          path: '/root/pictures',
          state: {
            kind: 'unreadable',
            error: { code: 'folder-unreadable', message: '', params: { folder: '/root/pictures' } },
          },
        }),
        folderOf('share', {
          path: `/mnt/nas/${longName}/${longName}`,
          polled: 'network',
          taken: 7,
          last: lastOf(longName),
          unfinished: { count: 3, names: [longName, 'b.png', 'c.png'] },
          trouble: { code: 'folder-cannot-tidy', message: '', params: { name: longName } },
        }),
        folderOf('huge', {
          polled: 'limits',
          taken: 49_812,
          last: lastOf('a.png'),
          unfinished: { count: 1, names: ['film.mp4'] },
        }),
        folderOf('old disk', {
          taken: 12,
          last: lastOf('a.png'),
          unnameable: { count: 2, names: ['1998/foto m\uFFFDrz.jpg', 'caf\uFFFD.png'] },
        }),
        folderOf('tmp', { path: '/tmp/out', isLasting: false, taken: 2, last: lastOf('plot.png') }),
      ],
    }),
    shell,
    says: [],
  }),
  editing: () => ({
    snapshot: snapshotOf({
      jobs: [
        jobOf(3, 'paused', { held: { why: 'edit', settled: false }, origin: 'capture', media: mediaOf(3) }),
        jobOf(4, 'paused', { held: { why: 'edit', settled: false }, title: longName }),
        jobOf(6, 'ready', { original: { kind: 'file', path: '/home/ada/Pictures/editor-theme.png' } }),
      ],
    }),
    shell,
    says: [],
  }),
  videos: () => ({ snapshot: snapshotOf({ jobs: videoJobs, doneBy: at(13, 53) }), shell, says: [] }),
  'first-run': () => ({
    snapshot: snapshotOf({ clientId: null, credits: noClientIdCredits }),
    shell,
    says: [],
  }),
  empty: () => ({ snapshot: snapshotOf({ credits: freshCredits }), shell, says: [] }),
  busy: () => ({
    snapshot: snapshotOf({
      jobs: busyJobs,
      doneBy: at(13, 53),
      history: [0, 1, 3, 7].map((i) => historyOf(i)),
    }),
    shell,
    says: [],
    spending: busyDay,
  }),
  sandbox: () => ({
    snapshot: snapshotOf({ jobs: busyJobs.slice(9), clientId: null, credits: freshCredits }),
    shell: { ...shell, mode: 'sandbox' },
    says: [],
  }),
  waiting: () => ({
    snapshot: snapshotOf({
      jobs: Array.from({ length: 38 }, (_, index) =>
        jobOf(index, 'waiting', { reason: blockedReason, doneBy: at(14, 36), attempts: 0 }),
      ),
      credits: blockedCredits,
      doneBy: at(14, 36),
    }),
    shell,
    says: [],
  }),
  failing: () => ({
    snapshot: snapshotOf({ jobs: failingJobs }),
    shell,
    says: [],
    spending: { code: 'internal', message: 'in plain English: internal', params: {} },
  }),
  paused: () => ({
    snapshot: snapshotOf({
      jobs: busyJobs.slice(3, 8).map((job) => ({ ...job, state: 'paused', reason: null })),
      paused: true,
      setAside: {
        path: '/home/ada/.local/share/snapferry/damaged/snapferry-2026-03-12.sqlite',
        restoredFrom: 'backup-2026-03-11.sqlite',
        backupAt: Date.UTC(2026, 2, 11, 16, 20),
        rescued: 12,
      },
    }),
    shell,
    says: [],
  }),
  many: () => ({
    snapshot: snapshotOf({ jobs: manyJobs(), doneBy: Date.UTC(2026, 2, 15, 11, 20) }),
    shell,
    says: [],
  }),
  starting: () => ({ snapshot: 'never', shell, says: [{ kind: 'engine', state: 'starting', error: null }] }),
  restarting: () => ({
    snapshot: snapshotOf({ jobs: busyJobs.slice(3) }),
    shell,
    says: [{ kind: 'engine', state: 'restarting', error: null }],
  }),
  broken: () => ({
    snapshot: { code: 'profile-newer', message: 'schema 7 is newer than 3', params: {} },
    shell,
    says: [
      {
        kind: 'engine',
        state: 'broken',
        error: { code: 'profile-newer', message: 'profile has schema 7, this version knows 3', params: {} },
      },
    ],
  }),
  library: () => ({
    snapshot: snapshotOf({
      templates: [{ id: 'own-1', name: 'Team wiki', text: '[[{link}|{title|name}]]' }],
    }),
    library: libraryItems(100),
    linkCheck: {
      running: false,
      total: 100,
      done: 100,
      alive: 96,
      removed: 2,
      replaced: 1,
      unclear: 1,
      error: null,
    },
    backups: (['daily', 'daily', 'migration', 'restore'] as const).map((kind, index) => ({
      path: `/backups/${index}`,
      kind,
      at: sceneTime - (index * 26 + 3) * 60 * minute,
      bytes: 8_400_112 - index * 120_400,
    })),
    shell,
    says: [],
  }),
  'library-huge': () => ({
    snapshot: snapshotOf({}),
    library: libraryItems(100_000),
    shell,
    says: [],
  }),
  metadata: () => ({
    snapshot: snapshotOf({
      jobs: [
        jobOf(0, 'ready', {
          carries: [...carried],
          cleaned: { removed: carried.map(({ kind }) => kind), bytes: 3_390_112 },
        }),
        jobOf(2, 'paused', { carries: carried.slice(0, 3), held: { why: 'metadata' }, metadata: 'hold' }),
        jobOf(5, 'ready', { carries: carried.slice(1, 4), metadata: 'keep' }),
        jobOf(4, 'failed', {
          error: {
            code: 'metadata-unreadable',
            message: 'A JPEG has something between its segments',
            params: {},
          },
        }),
        jobOf(3, 'ready', {}),
      ],
    }),
    library: libraryItems(30),
    shell,
    says: [],
  }),
  duplicates: () => ({
    snapshot: snapshotOf({
      jobs: [3, 5, 7].map((index) =>
        jobOf(index, 'paused', {
          held: { why: 'duplicate', historyId: 'item-3', link: remoteOf(index).link },
        }),
      ),
    }),
    library: libraryItems(30),
    shell,
    says: [],
  }),
  consent: () => ({
    snapshot: snapshotOf({
      jobs: [
        ...[1, 3, 5].map((index) =>
          jobOf(index, 'paused', {
            origin: 'folder',
            lane: 'bulk',
            account: 'imgur:ada-lovelace',
            held: { why: 'consent', kind: 'folder', username: 'ada-lovelace' },
          }),
        ),
        jobOf(2, 'waiting', {
          origin: 'capture',
          lane: 'interactive',
          reason: { kind: 'grace', until: sceneTime + 9_000 },
          doneBy: sceneTime + 11_000,
        }),
      ],
    }),
    shell,
    says: [],
  }),
  'settings-consent': () => ({
    snapshot: snapshotOf({
      settings: {
        graceMs: 5_000,
        consents: [
          { kind: 'capture', host: 'imgur', account: null, privacy: 'hidden' },
          { kind: 'folder', host: 'imgur', account: 'imgur:ada-lovelace', privacy: 'public' },
        ],
      },
    }),
    shell,
    says: [],
  }),
  'settings-privacy': () => ({
    snapshot: snapshotOf({ settings: { metadata: 'hold', keepProvenance: true } }),
    shell,
    says: [],
  }),
  'settings-limits': () => ({
    snapshot: snapshotOf({
      settings: { bandwidthLimit: 500_000, quietHours: { from: 22 * 60 + 30, to: 7 * 60 } },
    }),
    shell,
    says: [],
  }),
  'settings-local-api': () => ({
    snapshot: snapshotOf({
      settings: { localApi: true, localApiKey: 'dGVzdC1rZXktMTIz' },
      localApi: { state: 'listening', address: 'http://127.0.0.1:36677', error: null },
    }),
    shell,
    says: [],
  }),
  'settings-local-api-taken': () => ({
    snapshot: snapshotOf({
      settings: { localApi: true },
      localApi: {
        state: 'failed',
        address: null,
        error: { code: 'port-taken', message: '', params: { port: 36_677 } },
      },
    }),
    shell,
    says: [],
  }),
  'settings-memory': () => ({
    snapshot: snapshotOf({ vault: 'memory', clientId: null }),
    shell: { ...shell, electron: '25.1.1', supportedRuntime: false },
    says: [],
  }),
} satisfies Record<string, () => Scene>;

export type SceneName = keyof typeof scenes;
