import type { AddItem } from '../../contract/add-item.ts';
import type { EncodedBridge, Result } from '../../contract/bridge.ts';
import { type BridgeValue, decode } from '../../contract/bridge-codec.ts';
import type { CaptureCard, OverlayScene } from '../../contract/capture.ts';
import type { InboxItems } from '../../contract/desktop.ts';
import { type EngineEvent, engineCalls } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { defaultHotkeys, type HotkeysView, hotkeyActions } from '../../contract/hotkeys.ts';
import type { LibraryItem, LibrarySearch } from '../../contract/library.ts';
import type { Settings } from '../../contract/settings.ts';
import { type ShellEvent, shellCalls } from '../../contract/shell.ts';
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

const { scene: name, settings, overlay, cards } = window.galleryRequest;
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
    value: { files: ids.map((id) => ({ id, path: `/home/ada/${id}.png` })), refused: [] },
  }),
  dragFiles: ({ ids }: { ids: string[] }) => ({ ok: true, value: { dragged: ids.length } }),
  libraryItems: ({ ids }: { ids: string[] }) => ({
    ok: true,
    value: { items: ids.flatMap((id) => itemsById.get(id) ?? []) },
  }),
  makeThumbnails: () => ({ ok: true, value: { items: [] } }),
  linkCheck: () => ({ ok: true, value: scene.linkCheck ?? noCheck }),
  checkLinks: () => ({ ok: true, value: scene.linkCheck ?? noCheck }),
  cancelCheck: () => ({ ok: true, value: scene.linkCheck ?? noCheck }),
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
  chooseImport: () => ({ ok: true, value: { path: '/home/ada/history.json' } }),
  chooseExport: ({ format }: { format: string }) => ({
    ok: true,
    value: { path: `/home/ada/out.${format}` },
  }),
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
