import type { AddItem } from '../../contract/add-item.ts';
import type { EncodedBridge, Result } from '../../contract/bridge.ts';
import { type BridgeValue, decode } from '../../contract/bridge-codec.ts';
import type { CaptureCard, OverlayScene, PinView } from '../../contract/capture.ts';
import type { InboxItems } from '../../contract/desktop.ts';
import { type EngineEvent, type EngineInput, engineCalls } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { HotkeysView } from '../../contract/hotkeys.ts';
import type { LibraryItem, LibrarySearch } from '../../contract/library.ts';
import { defaultHotkeys, hotkeyActions } from '../../contract/names.ts';
import { type ReadingState, readingLanguageSchema } from '../../contract/reading.ts';
import type { RecordingScene } from '../../contract/recording.ts';
import { type Settings, settingsSchema } from '../../contract/settings.ts';
import type { SettingsFile } from '../../contract/settings-file.ts';
import { type ShellEvent, shellCalls } from '../../contract/shell.ts';
import type { UpdatesView } from '../../contract/updates.ts';
import { hostKinds } from './scenes/host-kinds.ts';
import { type SceneName, scenes } from './scenes/index.ts';
import type { Scene } from './scenes/scene.ts';
import { sceneTime } from './scenes/time.ts';
import { drawScreenshot } from './screenshot.ts';

/** Request of a test, set before this script runs. */
export interface GalleryRequest {
  readonly scene: SceneName;
  readonly language: string;
  /** False: the clock stands still. */
  readonly isClockRunning: boolean;
  /** Replaces those of the scene. */
  readonly settings?: Partial<Settings>;
  /** Scene for the overlay pages. */
  readonly overlay?: OverlayScene;
  readonly cards?: readonly CaptureCard[];
  /** The pinned picture of its page. */
  readonly pin?: PinView;
  /** What the page of a recording records. */
  readonly recording?: RecordingScene;
}

/** Interface by which a test reads and controls the page afterwards. */
export interface Gallery {
  readonly calls: { readonly name: string; readonly input: unknown }[];
  emit(event: EngineEvent | ShellEvent): void;
  /**
   * Changes the language as the settings do and waits until the page has been rendered in it. False where the page has
   * received no settings and must be opened again.
   */
  speak(language: string): Promise<boolean>;
  /** True: all estimates are unknown. */
  cannotTell: boolean;
  /** Inputs that the shell returns from `takeHandedOver`. */
  readonly handedOver: InboxItems[];
}

declare global {
  interface Window {
    galleryRequest: GalleryRequest;
    gallery: Gallery;
  }
}

const { scene: name, settings, overlay, cards, pin, recording } = window.galleryRequest;
let { language } = window.galleryRequest;
const scene: Scene = scenes[name]();
/** Number of the last event sent to the page. */
let seq = 1;

/** While the clock stands still, timers longer than this never fire; shorter ones are real. */
const longWaitMs = 2_000;
const { setTimeout: wait } = window;
if (!window.galleryRequest.isClockRunning)
  window.setTimeout = ((work: TimerHandler, delay = 0, ...given: unknown[]) =>
    wait(delay < longWaitMs ? work : () => {}, delay, ...given)) as typeof setTimeout;
const calls: { name: string; input: unknown }[] = [];
/** Fingerprint of the server called `archive`, and whether the user accepted it. */
const archiveKey = 'SHA256:uNiVztksCsDhcc0u9e8BrrQXVUpKZIDTMczCvj3tD2s';
let acceptsArchive = false;
const engineListeners = new Set<(event: EngineEvent) => void>();
const shellListeners = new Set<(event: ShellEvent) => void>();
const isFailure = (value: object): value is ErrorData => 'code' in value;
/** Null where there is none available. */
const snapshot = scene.snapshot === 'never' || isFailure(scene.snapshot) ? null : scene.snapshot;

/** Returns the preview: a folder holds two hundred pictures, and one that cannot be added. */
function previewOf(items: readonly AddItem[]) {
  const folders = items.filter((item) => item.kind === 'path' && item.path.endsWith('folder')).length;
  return { pictures: items.length - folders + folders * 200, refused: folders };
}

/** Returns the settings; the theme is the system's, which a test changes while the page is open. */
const settingsNow = (of: { readonly settings: Settings }): Settings => ({
  ...of.settings,
  ...settings,
  theme: settings?.theme ?? 'system',
  language,
});

const itemsById = new Map((scene.library ?? []).map((item) => [item.id, item]));
/** Contains a hotkey of each state. */
const hotkeysView: HotkeysView = {
  session: 'x11',
  hotkeys: hotkeyActions.map((action, at) => ({
    action,
    keys: at === 4 ? null : defaultHotkeys[action],
    isDefault: at !== 4,
    state: (['seen', 'unseen', 'taken', 'partly', 'off', 'unseen'] as const)[at] ?? 'off',
    command:
      action === 'upload-clipboard'
        ? 'snapferry --upload-clipboard'
        : `snapferry capture --${action.slice(8)}`,
  })),
};
/** English from a download, Russian from the system, the others still to be had. */
const readingState: ReadingState = {
  languages: readingLanguageSchema.options.map((language) => ({
    language,
    source: language === 'eng' ? 'download' : language === 'rus' ? 'system' : null,
    download: language === 'rus' ? null : 8_411_089,
    isComing: false,
  })),
  reads: ['eng'],
  search: { read: 1_204, failed: 38, unread: 96, isReading: true },
};
const updatesView: UpdatesView = {
  cannotInstall: null,
  state: { kind: 'unknown' },
  checkedAt: null,
  rolledBackFrom: null,
  ...scene.updates,
};
const notices = `Snapferry contains the following work of others.\n\n${'react 19.3.1 · MIT\n'.repeat(200)}`;
const badClientId: ErrorData = { code: 'bad-client-id', message: '', params: {} };
const noCheck = {
  running: false,
  total: 0,
  done: 0,
  alive: 0,
  removed: 0,
  replaced: 0,
  unclear: 0,
  error: null,
};

function findItems({
  text,
  sort,
  group,
  kind,
  presence,
  privacy,
  origin,
  folder,
}: LibrarySearch): LibraryItem[] {
  const found = [...itemsById.values()].filter(
    (item) =>
      `${item.name} ${item.title}`.toLowerCase().includes(text.toLowerCase()) &&
      (!kind || kind.includes(item.kind)) &&
      (!presence || presence.includes(item.presence)) &&
      (!privacy || privacy.includes(item.privacy)) &&
      (!folder || folder.includes(item.folder ?? '')) &&
      (!origin || origin.includes(item.origin ?? 'import')),
  );
  if (sort === 'oldest') found.reverse();
  if (sort === 'largest') found.sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0));
  if (sort === 'name') found.sort((a, b) => a.name.localeCompare(b.name));
  if (group === 'folder') found.sort((a, b) => (a.folder ?? '~').localeCompare(b.folder ?? '~'));
  return found;
}

/** Returns a post unchanged: the effect of a change is the engine's matter. */
function postNamed(id: string | null) {
  const posts = snapshot?.posts ?? [];
  return posts.find((post) => post.id === id) ?? posts[0];
}

/** The first can be changed, the second cannot. */
const favoriteFolders = (isPrivate: boolean) => [
  { id: '1', name: 'Wallpapers', isPrivate },
  { id: '2', name: 'To read later', isPrivate: true },
];

const lessPrivate: ErrorData = {
  code: 'less-private',
  message: '',
  params: { from: 'Imgur', to: 'Catbox', why: 'undeletable' },
};

/** Changes settings of several kinds, and has entries that cannot be taken. */
const settingsFile: SettingsFile = {
  changes: {
    theme: 'dark',
    maxParallelUploads: 3,
    quietHours: { from: 22 * 60, to: 7 * 60 },
    linkTemplates: [{ id: 'own-1', name: 'Team wiki', text: '[{title}]({link})' }],
    linkForm: 'own-1',
    captureThen: { upload: true, edit: false, save: true, copy: false },
    proxy: { source: 'manual', server: 'http://proxy.example:8080', user: null, except: '' },
  },
  skipped: [
    { name: 'localApiKey', why: 'here' },
    { name: 'captureFolder', why: 'no-folder' },
    { name: 'bandwidthLimit', why: 'wrong' },
    { name: '__proto__', why: 'unknown' },
  ],
  more: 0,
};

const answers: Record<string, (input: never) => Result<unknown> | Promise<Result<unknown>>> = {
  makePost: () => ({ ok: true, value: { post: postNamed(null), refused: [] } }),
  changePost: ({ id }: { id: string }) => ({ ok: true, value: { post: postNamed(id) } }),
  arrangePost: ({ id }: { id: string }) => ({ ok: true, value: { post: postNamed(id) } }),
  describePictures: ({ id }: { id: string }) => ({ ok: true, value: { post: postNamed(id) } }),
  removeFromPost: ({ id }: { id: string }) => ({ ok: true, value: { post: postNamed(id) } }),
  submitPost: ({ accepted }: { accepted: boolean }) =>
    accepted
      ? { ok: true, value: { post: postNamed(null) } }
      : { ok: false, error: { code: 'consent-needed', message: '', params: {} } },
  planPost: () => ({ ok: true, value: { uploads: 5, credits: 53, doneBy: sceneTime + 240_000 } }),
  snapshot() {
    if (snapshot) return { ok: true, value: { ...snapshot, settings: settingsNow(snapshot) } };
    if (scene.snapshot === 'never') return new Promise(() => {});
    return { ok: false, error: scene.snapshot as ErrorData };
  },
  library({ limit, ...search }: LibrarySearch & { limit: number }) {
    const found = findItems(search);
    const keyOf = ({ uploadedAt, folder, account, postId }: LibraryItem) => {
      if (search.group === 'folder') return folder;
      if (search.group === 'account') return account;
      if (search.group === 'post') return postId;
      return new Date(uploadedAt).toISOString().slice(0, 10);
    };
    const groups = new Map<string | null, number>();
    for (const item of found) groups.set(keyOf(item), (groups.get(keyOf(item)) ?? 0) + 1);
    return {
      ok: true,
      value: {
        items: found.slice(0, limit),
        next: found.length > limit ? 'more' : null,
        counts: { total: found.length, groups: [...groups].map(([key, count]) => ({ key, count })) },
      },
    };
  },
  libraryIds: (search: LibrarySearch) => ({
    ok: true,
    value: {
      ids: JSON.stringify(findItems(search).map(({ id }) => id)),
    },
  }),
  libraryFacets: () => ({
    ok: true,
    value: {
      hosts: ['imgur', 'smms'],
      accounts: ['ada_l'],
      folders: [
        { folder: '/home/ada/Pictures/Lake', count: 40 },
        { folder: '/home/ada/Screenshots', count: 40 },
      ],
    },
  }),
  itemsOfJobs: ({ ids }: { ids: string[] }) => ({ ok: true, value: { ids } }),
  galleryConsent: () => ({ ok: true, value: { isGiven: false } }),
  realFiles: ({ ids }: { ids: string[] }) => ({
    ok: true,
    value: { files: ids.map((id) => ({ id, path: `/dropped/${id}.png` })), refused: [] },
  }),
  revealFile: () => ({ ok: true, value: { shown: true } }),
  saveFile: () => ({ ok: true, value: { saved: true } }),
  dragFiles: ({ ids }: { ids: string[] }) => ({ ok: true, value: { dragged: ids.length } }),
  libraryItems: ({ ids }: { ids: string[] }) => ({
    ok: true,
    value: { items: ids.flatMap((id) => itemsById.get(id) ?? []) },
  }),
  makeThumbnails: () => ({ ok: true, value: { items: [] } }),
  linkCheck: () => ({ ok: true, value: scene.linkCheck ?? noCheck }),
  checkLinks: () => ({ ok: true, value: scene.linkCheck ?? noCheck }),
  cancelCheck: () => ({ ok: true, value: scene.linkCheck ?? noCheck }),
  diagnose: () => ({
    ok: true,
    value: {
      report: '# Snapferry\n',
      crashes: [{ name: 'engine-20260101T120000000Z.txt', at: sceneTime - 86_400_000, bytes: 1_234 }],
    },
  }),
  backups: () => ({ ok: true, value: { backups: scene.backups ?? [] } }),
  restoreBackup: () => ({ ok: true, value: { keptAs: '/backups/replaced.db' } }),
  chooseFolder: () => ({ ok: true, value: { path: '/home/ada/Pictures/Screenshots' } }),
  addFolder: ({ path }: { path: string }) => ({
    ok: false,
    error: {
      code: 'folder-overlaps',
      message: 'in plain English: folder-overlaps',
      params: { folder: path, other: '/home/ada/Pictures' },
    },
  }),
  answerExisting: () => ({ ok: true, value: {} }),
  changeFolder: () => ({ ok: true, value: {} }),
  removeFolder: () => ({ ok: true, value: {} }),
  rescanFolder: () => ({ ok: true, value: {} }),
  chooseImport: ({ what }: { what: string }) => ({
    ok: true,
    value: { path: what === 'library' ? '/home/ada/history.json' : '/home/ada/settings.json' },
  }),
  exportSettings: () => ({ ok: true, value: { count: 37 } }),
  resetSettings: () => ({ ok: true, value: settingsSchema.parse({}) }),
  readSettingsFile: () => ({ ok: true, value: settingsFile }),
  chooseExport: ({ format, name }: { format: string; name?: string }) => ({
    ok: true,
    value: { path: `/home/ada/${name ?? `out.${format}`}` },
  }),
  exportDestination: () => ({ ok: true, value: { secrets: ['secretAccessKey'] } }),
  exportLibrary: ({ ids }: { ids?: string[] }) => ({
    ok: true,
    value: { count: ids?.length ?? itemsById.size, text: null },
  }),
  importLibrary: () => ({
    ok: true,
    value: {
      source: 'sharex',
      added: 212,
      known: 4,
      refused: [{ line: 17, error: { code: 'bad-url', message: 'no link', params: {} } }],
    },
  }),
  hotkeys: () => ({ ok: true, value: hotkeysView }),
  overlayScene: () => ({ ok: true, value: { scene: overlay ?? null, language } }),
  recordingScene: () => ({ ok: true, value: { scene: recording ?? null, language } }),
  pinView: () => ({ ok: true, value: { view: pin ?? null, language } }),
  captureCards: () => ({ ok: true, value: { cards: cards ?? [], language, templates: [] } }),
  captureAbility: () => ({ ok: true, value: { ability: 'ready' } }),
  captureFolder: () => ({ ok: true, value: { path: '/home/ada/Pictures/Snapferry' } }),
  tryHotkey: () => ({ ok: true, value: {} }),
  restHotkeys: () => ({ ok: true, value: {} }),
  checkHotkey: () => ({ ok: true, value: { state: 'taken' } }),
  beginEdit: () => ({ ok: true, value: {} }),
  leaveEdit: () => ({ ok: true, value: {} }),
  revertEdit: () => ({ ok: true, value: {} }),
  finishEdit: () => ({
    ok: false,
    error: {
      code: 'too-big',
      message: 'in plain English: too-big',
      params: { bytes: 24_300_000, limit: 20_000_000 },
    },
  }),
  editPicture: async () => ({ ok: true, value: await drawScreenshot() }),
  beginSignIn: () => ({ ok: true, value: { url: 'https://api.imgur.com/oauth2/authorize' } }),
  checkSignIn: () => ({ ok: true, value: { trouble: 'closed', registration: 'closed' } }),
  hostKinds: () => ({ ok: true, value: { kinds: hostKinds } }),
  addDestination: ({ kind, title, values }: EngineInput<'addDestination'>) =>
    values?.publicUrl?.startsWith('ftp:')
      ? {
          ok: false,
          error: { code: 'bad-setting', message: '', params: { field: 'publicUrl', reason: 'url' } },
        }
      : { ok: true, value: { id: 'new', kind, title } },
  importDestination: ({ kind, text }: EngineInput<'importDestination'>) =>
    text.startsWith('broken')
      ? {
          ok: false,
          error: { code: 'bad-setting', message: '', params: { field: 'file', reason: 'not-json' } },
        }
      : { ok: true, value: { id: 'new', kind, title: 'My own site' } },
  changeDestination: ({ id, title, values, isMoved }: EngineInput<'changeDestination'>) => {
    acceptsArchive ||= values?.hostKey === archiveKey;
    return values?.bucket !== undefined && !isMoved
      ? {
          ok: false,
          error: { code: 'place-in-use', message: '', params: { count: 1_204, name: String(title) } },
        }
      : { ok: true, value: { id, title: title ?? 'Pictures of the team' } };
  },
  testDestination: ({ id }: EngineInput<'testDestination'>) => ({
    ok: true,
    value: {
      problems:
        id === 'archive' && !acceptsArchive
          ? [
              {
                code: 'host-key-unknown',
                message: '',
                params: { host: 'archive.example:22', fingerprint: archiveKey },
              },
            ]
          : id === 'bucket'
            ? [
                {
                  code: 'not-public',
                  message: '',
                  params: { status: 403, link: 'https://s3.example.com/pictures/test.png' },
                },
              ]
            : [],
    },
  }),
  changeSettings: ({ routing }: EngineInput<'changeSettings'>) =>
    routing?.rules?.some(({ mirrorTo, allowLessPrivate }) => mirrorTo === 'catbox' && !allowLessPrivate)
      ? { ok: false, error: lessPrivate }
      : { ok: true, value: {} },
  sendElsewhere: ({ to, allowLessPrivate }: EngineInput<'sendElsewhere'>) =>
    to === 'catbox' && !allowLessPrivate
      ? { ok: false, error: lessPrivate }
      : { ok: true, value: { done: ['job-4', 'job-5', 'job-6'], refused: [] } },
  chooseDestination: () => ({ ok: true, value: {} }),
  removeDestination: () => ({ ok: true, value: { moved: 2, cancelled: 0 } }),
  reading: () => ({ ok: true, value: readingState }),
  findMarks: ({ text }: { text: string }) => ({
    ok: true,
    value: {
      marks: text.startsWith('sun')
        ? {
            width: 1_000,
            height: 750,
            boxes: [
              { x: 120, y: 90, width: 180, height: 40 },
              { x: 640, y: 520, width: 140, height: 32 },
            ],
          }
        : null,
    },
  }),
  downloadLanguage: () => ({ ok: true, value: readingState }),
  network: () => ({ ok: true, value: { hasProxyPassword: true, asksSystem: true } }),
  setProxyPassword: ({ password }: { password: string | null }) => ({
    ok: true,
    value: {
      hasProxyPassword: password !== null,
      asksSystem: true,
      keptIn: password === null ? null : 'keychain',
      why: null,
    },
  }),
  testNetwork: () => ({
    ok: true,
    value: { origin: 'https://api.imgur.com', proxy: null, failure: null, ...scene.networkTest },
  }),
  testClientId: ({ clientId }: { clientId: string }) => ({
    ok: true,
    value: { failure: clientId.startsWith('wrong') ? badClientId : null },
  }),
  updates: () => ({ ok: true, value: updatesView }),
  checkForUpdates: () => ({ ok: true, value: { ...updatesView, state: { kind: 'current' } } }),
  fetchUpdate: () => ({ ok: true, value: updatesView }),
  installUpdate: () => ({ ok: true, value: updatesView }),
  openReleases: () => ({ ok: true, value: {} }),
  licences: () => ({ ok: true, value: { text: notices } }),
  keepClientSecret: () => ({ ok: true, value: { kept: true } }),
  favoriteFolders: () => ({ ok: true, value: { folders: favoriteFolders(false) } }),
  changeFavoriteFolder: ({ id }: { id: string }) => ({
    ok: true,
    value: { folders: favoriteFolders(id === '1'), isChanged: id === '1' },
  }),
  // A page without settings speaks the system's language.
  shellInfo: () => ({
    ok: true,
    value: { ...scene.shell, languages: snapshot ? scene.shell.languages : [language] },
  }),
  chooseFiles: () => ({
    ok: true,
    value: { paths: ['/home/ada/Pictures/one.png', '/home/ada/Pictures/two.png'] },
  }),
  uploadClipboard: () => ({ ok: true, value: { kind: 'taken', added: [], missed: 0 } }),
  takeHandedOver: () => ({
    ok: true,
    value: { handedOver: window.gallery.handedOver.splice(0), clipboard: false },
  }),
  showWindow: () => ({ ok: true, value: {} }),
  tellOutside: () => ({ ok: true, value: { told: true } }),
  desktop: () => ({ ok: true, value: { hasTray: true, startsAtLogin: false } }),
  startAtLogin: ({ wanted }: { wanted: boolean }) => ({ ok: true, value: { startsAtLogin: wanted } }),
  copyText: () => ({ ok: true, value: { copied: true } }),
  whatIf({ count }: { count: number }) {
    const doneBy = count < 50 ? sceneTime + 44 * 60_000 : Date.UTC(2026, 2, 13, 9, 10);
    return { ok: true, value: { doneBy: window.gallery.cannotTell ? null : doneBy } };
  },
  preview: ({ items }: { items: AddItem[] }) => ({ ok: true, value: previewOf(items) }),
  spending() {
    const spending = scene.spending ?? [];
    return isFailure(spending) ? { ok: false, error: spending } : { ok: true, value: { entries: spending } };
  },
  machines: () => ({ ok: true, value: { machines: scene.machines ?? [] } }),
  add: () => ({ ok: true, value: { batchId: 'batch', added: [] } }),
  addToPost: ({ id }: { id: string }) => ({ ok: true, value: { post: postNamed(id), refused: [] } }),
  addBytes: () => ({ ok: true, value: { batchId: 'batch', added: [] } }),
};

const perJob = ({ ids }: { ids?: string[] }) => ({ ok: true, value: { done: ids ?? [], refused: [] } });

function callsOf(contract: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.keys(contract).map((callName) => [
      callName,
      async (packed: BridgeValue) => {
        const input = decode(packed) as never;
        calls.push({ name: callName, input });
        return (answers[callName] ?? perJob)(input);
      },
    ]),
  );
}

const subscribe =
  <T>(listeners: Set<(event: T) => void>) =>
  (listener: (event: T) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

const bridge = {
  engine: callsOf(engineCalls),
  shell: callsOf(shellCalls),
  onEngineEvent: subscribe(engineListeners),
  onShellEvent(listener: (event: ShellEvent) => void) {
    for (const event of scene.says) setTimeout(() => listener(event), 20);
    return subscribe(shellListeners)(listener);
  },
  // Dragged out of a browser, a file has no path.
  pathForFile: (file: File) => (file.name.startsWith('pathless') ? '' : `/dropped/${file.name}`),
};

/** Upper limit of frames until another language is shown. */
const mostFrames = 300;
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function speak(wanted: string): Promise<boolean> {
  if (!snapshot || engineListeners.size === 0) return false;
  language = wanted;
  window.gallery.emit({ kind: 'delta', seq: seq + 1, settings: settingsNow(snapshot) });
  // An engine that sends events is running: the shell's messages about it are repeated.
  for (const event of scene.says) window.gallery.emit(event);
  for (let frames = 0; document.documentElement.lang !== wanted; frames += 1) {
    if (frames === mostFrames) throw new Error(`The page does not speak ${wanted}`);
    await nextFrame();
  }
  // What is measured after it was drawn may move once more.
  for (let frames = 0; frames < 2; frames += 1) await nextFrame();
  return true;
}

Object.assign(window, {
  snapferry: bridge as unknown as EncodedBridge,
  gallery: {
    calls,
    cannotTell: false,
    handedOver: [],
    emit(event) {
      if ('seq' in event) {
        seq = event.seq;
        for (const listener of engineListeners) listener(event);
      } else for (const listener of shellListeners) listener(event);
    },
    speak,
  } satisfies Gallery,
});
