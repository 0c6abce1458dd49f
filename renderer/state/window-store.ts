import { createStore } from 'zustand';
import type { ErrorData } from '../../contract/errors.ts';
import type { HotkeysView } from '../../contract/hotkeys.ts';
import type { ShellOutput } from '../../contract/shell.ts';
import type { UpdatesView } from '../../contract/updates.ts';
import type { ErrorLike } from '../../i18n/errors.ts';
import type { PlainMessageId, Translator } from '../../i18n/index.ts';
import type { EditDocument } from '../editor/model/document.ts';
import type { UndoHistory } from '../editor/model/undo-history.ts';
import type { EngineMirror } from './engine-mirror.ts';
import type { UndeletableItems } from './library/deletable.ts';
import type { ItemSelection } from './list/selection.ts';

export type ScreenName = 'queue' | 'library' | 'posts' | 'folders' | 'accounts' | 'settings';
/** Sections of the settings screen, in their order. */
export const settingsSections = [
  'hosts',
  'uploads',
  'network',
  'privacy',
  'capture',
  'keys',
  'window',
  'look',
  'links',
  'editors',
  'library',
  'carry',
  'help',
  'about',
] as const;
export type SettingsSectionName = (typeof settingsSections)[number];

export type ShellInfo = ShellOutput<'shellInfo'>;

export interface EngineHealth {
  readonly state: 'starting' | 'running' | 'restarting' | 'unreachable' | 'broken';
  readonly error: ErrorLike | null;
}

/** Describes a notice. Its text is rendered when it is shown, so that it follows the language. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'warn' | 'bad';
  /**
   * Renders the text.
   * @param seconds that are left of `until`, if that is set
   */
  render(i18n: Translator, seconds: number | null): { readonly title: string; readonly detail?: string };
  /** Action in the notice, which closes it. */
  readonly action?: { readonly label: PlainMessageId; run(): void };
  /** When it disappears by itself, ms since 1970; by default successes disappear soon and the rest stays. */
  readonly until?: number;
  /** True where something else tells of it outside of the window, which is not told twice. */
  readonly isInsideOnly?: boolean;
}

/** Describes a pending confirmation of very many pictures. */
export interface LargeDrop {
  readonly id: number;
  readonly count: number;
  /** Number of inputs that cannot be added. */
  readonly refused: number;
  /** Estimated end; null when unknown. */
  readonly doneBy: number | null;
  /** True adds them, false discards them. */
  answer(isWanted: boolean): void;
}

/** Describes a deletion at the host that waits for a yes. */
export interface PendingDeletion {
  readonly ids: readonly string[];
  /** Those of the same selection that stay, by why. */
  readonly undeletable: readonly UndeletableItems[];
}

/** How the form for a new host begins: with the choice of a kind, or with one that needs no registration. */
export type HostFormStart = 'choice' | 'unregistered';

/** Holds an unfinished edit. */
export interface EditorDraft {
  /** Hash of the content that it edits. */
  readonly sha256: string;
  readonly history: UndoHistory<EditDocument>;
}

export interface WindowState {
  /** Null until the first snapshot. */
  readonly mirror: EngineMirror | null;
  readonly engine: EngineHealth;
  readonly shell: ShellInfo | null;
  /** Null until they were requested, or one of them changed. */
  readonly hotkeys: HotkeysView | null;
  /** Null until they were requested. */
  readonly updates: UpdatesView | null;
  readonly screen: ScreenName;
  /** Section that the settings are to go to when they are shown; null: none. */
  readonly settingsSection: SettingsSectionName | null;
  /** Whether the navigation shows icons only; null: as the window's width says. */
  readonly isSidebarNarrow: boolean | null;
  /** Panel over the window: the command palette or the list of keys. */
  readonly panel: 'palette' | 'keys' | null;
  /** Whether the search field of the screen is to take the focus. */
  readonly isFindAsked: boolean;
  /** The picture that is shown large, of the queue or of the library. */
  readonly preview: { readonly kind: 'jobs' | 'items'; readonly id: string } | null;
  /** The link that is shown as a QR code, of the picture called so. */
  readonly qrLink: { readonly name: string; readonly link: string } | null;
  /** The open post; null for the first one. */
  readonly postId: string | null;
  readonly queueSelection: ReadonlySet<string>;
  /** Id of the job whose picture is in the editor. */
  readonly editedJobId: string | null;
  /** By job id; lost when the window is closed. */
  readonly editorDrafts: ReadonlyMap<string, EditorDraft>;
  /** Anchor of a range selection, and the active job of the keyboard. */
  readonly queueCursor: Pick<ItemSelection, 'anchor' | 'focus'>;
  readonly toasts: readonly Toast[];
  /** What was done last, for those who do not see it. */
  readonly announcement: { readonly id: number; render(i18n: Translator): string } | null;
  /** Shown one after the other. */
  readonly largeDrops: readonly LargeDrop[];
  /** Pictures for which another account is being chosen. */
  readonly uploadAsIds: readonly string[] | null;
  /** Pending confirmation of a deletion at the host. */
  readonly deletion: PendingDeletion | null;
  /** Paths of folders that somebody has added from several times, the last one first. */
  readonly frequentFolders: readonly string[];
  /** Paths of folders whose options are being asked for before they are watched. */
  readonly proposedFolders: readonly string[];
  /** What came of the last test of each host, by id. */
  readonly hostTests: Readonly<Record<string, HostTest>>;
  /** Null while no host is being added. */
  readonly hostForm: HostFormStart | null;
  /** Ids of the jobs that have a card on the screen, which asks what there is to ask about them. */
  readonly jobsOnCards: ReadonlySet<string>;
  /** Whether the field of the Client-ID is to get the focus. */
  readonly wantsClientId: boolean;
  /** Items of the open dialog: for texts, privacy or a copyright notice. */
  readonly remoteEditDialog: {
    readonly kind: 'describe' | 'share' | 'notice';
    readonly ids: readonly string[];
    /** Jobs that have not been uploaded yet. */
    readonly jobs: readonly string[];
  } | null;
}

/** Empty: nothing is wrong. */
export type HostTest = 'testing' | readonly ErrorData[];

export type WindowStore = ReturnType<typeof createWindowStore>;

export function createWindowStore() {
  return createStore<WindowState>(() => ({
    mirror: null,
    engine: { state: 'starting', error: null },
    shell: null,
    hotkeys: null,
    updates: null,
    screen: 'queue',
    settingsSection: null,
    isSidebarNarrow: null,
    panel: null,
    isFindAsked: false,
    preview: null,
    qrLink: null,
    postId: null,
    queueSelection: new Set(),
    editedJobId: null,
    editorDrafts: new Map(),
    queueCursor: { anchor: null, focus: null },
    toasts: [],
    announcement: null,
    largeDrops: [],
    uploadAsIds: null,
    deletion: null,
    frequentFolders: [],
    proposedFolders: [],
    hostTests: {},
    hostForm: null,
    jobsOnCards: new Set(),
    wantsClientId: false,
    remoteEditDialog: null,
  }));
}
