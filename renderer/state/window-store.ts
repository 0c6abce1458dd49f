import { createStore } from 'zustand';
import type { HotkeysView } from '../../contract/hotkeys.ts';
import type { ShellOutput } from '../../contract/shell.ts';
import type { ErrorLike } from '../../i18n/errors.ts';
import type { PlainMessageId, Translator } from '../../i18n/index.ts';
import type { EditDocument } from '../editor/model/document.ts';
import type { UndoHistory } from '../editor/model/undo-history.ts';
import type { EngineMirror } from './engine-mirror.ts';
import type { ItemSelection } from './list/selection.ts';

export type ScreenName = 'queue' | 'library' | 'posts' | 'folders' | 'accounts' | 'settings';
export type ShellInfo = ShellOutput<'shellInfo'>;

export interface EngineHealth {
  readonly state: 'starting' | 'running' | 'restarting' | 'broken';
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
  readonly screen: ScreenName;
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
  /** Shown one after the other. */
  readonly largeDrops: readonly LargeDrop[];
  /** Paths of folders whose options are being asked for before they are watched. */
  readonly proposedFolders: readonly string[];
  /** Items of the open dialog: for texts, privacy or a copyright notice. */
  readonly remoteEditDialog: {
    readonly kind: 'describe' | 'share' | 'notice';
    readonly ids: readonly string[];
    /** Jobs that have not been uploaded yet. */
    readonly jobs: readonly string[];
  } | null;
}

export type WindowStore = ReturnType<typeof createWindowStore>;

export function createWindowStore() {
  return createStore<WindowState>(() => ({
    mirror: null,
    engine: { state: 'starting', error: null },
    shell: null,
    hotkeys: null,
    screen: 'queue',
    postId: null,
    queueSelection: new Set(),
    editedJobId: null,
    editorDrafts: new Map(),
    queueCursor: { anchor: null, focus: null },
    toasts: [],
    largeDrops: [],
    proposedFolders: [],
    remoteEditDialog: null,
  }));
}
