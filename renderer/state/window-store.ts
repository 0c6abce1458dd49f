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

/** Something told in passing. Words are made when it is shown, so that they follow the language. */
export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'warn' | 'bad';
  /** @param seconds that are left of `until`, if that is set */
  render(i18n: Translator, seconds: number | null): { readonly title: string; readonly detail?: string };
  /** What can be done about it; the notice leaves with it. */
  readonly action?: { readonly label: PlainMessageId; run(): void };
  /** When it leaves by itself, ms since 1970; without it good news leaves soon and the rest stays. */
  readonly until?: number;
}

/** So many pictures were handed over that a person is asked first. */
export interface LargeDrop {
  readonly id: number;
  readonly count: number;
  /** What was handed over with them and cannot be added. */
  readonly refused: number;
  /** When they would be done; null when it cannot be told. */
  readonly doneBy: number | null;
  /** True adds them, false forgets them. */
  answer(isWanted: boolean): void;
}

/** An edit that was put aside. */
export interface EditorDraft {
  /** The content that it was an edit of. */
  readonly sha256: string;
  readonly history: UndoHistory<EditDocument>;
}

export interface WindowState {
  /** Null until the first snapshot. */
  readonly mirror: EngineMirror | null;
  readonly engine: EngineHealth;
  readonly shell: ShellInfo | null;
  /** Null until somebody asked, or one of them changed. */
  readonly hotkeys: HotkeysView | null;
  readonly screen: ScreenName;
  /** The post that is open; null for the first there is. */
  readonly postId: string | null;
  readonly queueSelection: ReadonlySet<string>;
  /** Id of the job whose picture is in the editor. */
  readonly editedJobId: string | null;
  /** By job; gone with the window. */
  readonly editorDrafts: ReadonlyMap<string, EditorDraft>;
  /** Where a range of the selection began, and the job that the keys act from. */
  readonly queueCursor: Pick<ItemSelection, 'anchor' | 'focus'>;
  readonly toasts: readonly Toast[];
  /** Asked one after the other. */
  readonly largeDrops: readonly LargeDrop[];
  /** Paths of folders that are to be watched, as soon as it is said how. */
  readonly proposedFolders: readonly string[];
  /** Items whose texts or whose privacy are being asked for, or that a copyright notice is about. */
  readonly remoteEditDialog: {
    readonly kind: 'describe' | 'share' | 'notice';
    readonly ids: readonly string[];
    /** What is in the queue and has not arrived yet. */
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
