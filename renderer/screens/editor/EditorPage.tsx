import { ArrowLeft, Check, FileImage, Redo2, Scaling, TriangleAlert, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { shortcutCommand } from '../../editor/keyboard-shortcuts.ts';
import { type EditDocument, isUntouched, newDocument, resultSize } from '../../editor/model/document.ts';
import { type EditorAction, reduceSession } from '../../editor/model/editor-session.ts';
import { createSession, type EditorSession } from '../../editor/model/session-state.ts';
import type { DrawingStyle } from '../../editor/model/shapes.ts';
import { createTextMeasure } from '../../editor/paint/fonts.ts';
import { renderPicture, type SourceBitmaps } from '../../editor/paint/painter.ts';
import { outputFormat } from '../../editor/paint/source-bitmap.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { useActions, useEditorActions, useGetWindowState } from '../../window-context.tsx';
import { Canvas } from './Canvas.tsx';
import { EditorToolbar } from './Toolbar.tsx';
import { ToolOptions } from './ToolOptions.tsx';
import { useCanvasView } from './use-viewport.ts';

/** Drawing style before the settings are loaded. */
const defaultStyle: DrawingStyle = { colour: '#e5342b', highlighter: '#ffd60a', weight: 2, strength: 2 };

const commandKeyLabel = isMac ? '⌘' : 'Ctrl+';

/** Renders the editor of one picture. */
export function EditorPage({
  job,
  sha256,
  source,
  mime,
}: {
  job: Job;
  sha256: string;
  source: SourceBitmaps;
  mime: string;
}) {
  const i18n = useTranslator();
  const { finish, leave, keepDraft } = useEditorActions();
  const [measure] = useState(createTextMeasure);
  const [session, dispatch] = useEditorSession({ job, sha256, source, mime }, measure);
  const view = useCanvasView(session);
  const [trouble, setTrouble] = useState<ErrorData | 'unwritten' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const document = session.history.present;
  const size = resultSize(document);
  // Another format alone is a change too.
  const isAsItCame = useCallback(
    (edit: EditDocument) => isUntouched(edit) && edit.format === outputFormat(mime, source),
    [mime, source],
  );

  const latest = useRef(session);
  latest.current = session;
  const done = useCallback(async () => {
    // The text being typed is included.
    const ended = reduceSession(latest.current, { do: 'end-typing' }, measure).history.present;
    if (isAsItCame(ended)) {
      await leave(job.id);
      return;
    }
    setIsBusy(true);
    setTrouble(null);
    try {
      const picture = await renderPicture(source.full, ended);
      setTrouble(await finish(job.id, new Uint8Array(await picture.arrayBuffer())));
    } catch {
      setTrouble('unwritten');
    }
    setIsBusy(false);
  }, [finish, isAsItCame, job.id, leave, measure, source]);

  useEditorShortcuts({
    session,
    dispatch,
    zoom: view.step,
    seen: view.visibleRect,
    done,
    isIdle: !isBusy && !isLeaving,
  });

  const tryLeaving = () => {
    if (isAsItCame(reduceSession(session, { do: 'end-typing' }, measure).history.present)) void leave(job.id);
    else setIsLeaving(true);
  };
  const back = () => {
    const { history } = reduceSession(session, { do: 'end-typing' }, measure);
    keepDraft(job.id, history.past.length > 0 ? { sha256, history } : null);
  };

  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col bg-sheet" aria-labelledby="screen-title">
      <header className="@container flex h-14 shrink-0 items-center gap-1 border-b border-line pr-3 pl-2">
        <IconButton icon={ArrowLeft} label={i18n.t('editor.back')} onPress={back} isDisabled={isBusy} />
        <div className="ml-1 flex min-w-0 flex-1 flex-col">
          <h1 id="screen-title" className="truncate text-15 font-semibold">
            {i18n.t('editor.title', { name: job.title ?? job.name })}
          </h1>
          <p className="truncate text-12 text-ink-soft">
            {i18n.t('editor.result', {
              format: i18n.t(`editor.format.${document.format}`),
              width: i18n.formatNumber(size.width),
              height: i18n.formatNumber(size.height),
            })}
          </p>
        </div>
        <IconButton
          icon={Undo2}
          label={i18n.t('editor.with-key', { name: i18n.t('editor.undo'), key: `${commandKeyLabel}Z` })}
          isDisabled={isBusy || (session.history.past.length === 0 && !session.textBeingEdited)}
          onPress={() => dispatch({ do: 'undo' })}
        />
        <IconButton
          icon={Redo2}
          label={i18n.t('editor.with-key', {
            name: i18n.t('editor.redo'),
            key: isMac ? '⇧⌘Z' : 'Ctrl+Shift+Z',
          })}
          isDisabled={isBusy || session.history.future.length === 0}
          onPress={() => dispatch({ do: 'redo' })}
        />
        <span className="mx-1.5 h-5 border-l border-line" />
        <Button onPress={tryLeaving} isDisabled={isBusy}>
          {i18n.t('editor.leave')}
        </Button>
        <Button variant="primary" icon={Check} onPress={() => void done()} isDisabled={isBusy}>
          {i18n.t(isBusy ? 'editor.done.busy' : 'editor.done')}
        </Button>
      </header>
      {trouble && (
        <EditorError
          trouble={trouble}
          session={session}
          dispatch={dispatch}
          solved={() => setTrouble(null)}
        />
      )}
      <div className="flex min-h-0 flex-1">
        <EditorToolbar session={session} dispatch={dispatch} />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ToolOptions session={session} dispatch={dispatch} />
          <Canvas session={session} dispatch={dispatch} source={source} measure={measure} view={view} />
        </div>
      </div>
      {isLeaving && (
        <ConfirmDialog
          title={i18n.t('editor.leave.title')}
          confirm={i18n.t('editor.leave.confirm')}
          cancel={i18n.t('editor.leave.cancel')}
          onConfirm={() => void leave(job.id)}
          onClose={() => setIsLeaving(false)}
        >
          <p className="text-ink-soft">{i18n.t('editor.leave.text')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Returns the session of this picture, restored or new; the drawing style is stored for the next one. */
function useEditorSession(
  { job, sha256, source, mime }: { job: Job; sha256: string; source: SourceBitmaps; mime: string },
  measure: ReturnType<typeof createTextMeasure>,
) {
  const read = useGetWindowState();
  const { changeSettings } = useActions();
  const [session, dispatch] = useReducer(
    (before: EditorSession, action: EditorAction) => reduceSession(before, action, measure),
    null,
    () => {
      const { editorDrafts, mirror } = read();
      const { width, height } = source.full;
      const style = mirror?.settings.drawingStyle ?? defaultStyle;
      const fresh = createSession(newDocument({ width, height }, outputFormat(mime, source)), style);
      const kept = editorDrafts.get(job.id);
      return kept?.sha256 === sha256 ? { ...fresh, history: kept.history } : fresh;
    },
  );
  const { style } = session;
  useEffect(() => {
    const saved = read().mirror?.settings.drawingStyle;
    const isSaved =
      saved?.colour === style.colour &&
      saved.highlighter === style.highlighter &&
      saved.weight === style.weight &&
      saved.strength === style.strength;
    if (!isSaved) void changeSettings({ drawingStyle: style });
  }, [style, read, changeSettings]);
  return [session, dispatch] as const;
}

function EditorError({
  trouble,
  session,
  dispatch,
  solved,
}: {
  trouble: ErrorData | 'unwritten';
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
  solved: () => void;
}) {
  const i18n = useTranslator();
  const told =
    trouble === 'unwritten'
      ? { title: i18n.t('editor.unwritten'), advice: i18n.t('editor.unwritten.text') }
      : describeError(i18n, trouble, {
          advice: trouble.code === 'too-big' ? 'editor.too-big.advice' : undefined,
        });
  const isTooBig = trouble === 'unwritten' || trouble.code === 'too-big';
  return (
    <div role="alert">
      <Banner tone="bad" icon={TriangleAlert} text={`${told.title} ${told.advice}`}>
        {isTooBig && session.history.present.format === 'png' && (
          <Button
            icon={FileImage}
            onPress={() => {
              dispatch({ do: 'format', format: 'jpeg' });
              solved();
            }}
          >
            {i18n.t('editor.as-jpeg')}
          </Button>
        )}
        {isTooBig && (
          <Button
            icon={Scaling}
            onPress={() => {
              dispatch({ do: 'tool', tool: 'resize' });
              solved();
            }}
          >
            {i18n.t('editor.make-smaller')}
          </Button>
        )}
      </Banner>
    </div>
  );
}

function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'button'].includes(target.type)
    : target instanceof HTMLTextAreaElement;
}

function useEditorShortcuts(desk: {
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
  zoom: (by: 'in' | 'out' | 'fit') => void;
  seen: () => Extract<EditorAction, { do: 'place' }>['area'];
  done: () => Promise<void>;
  isIdle: boolean;
}) {
  const now = useRef(desk);
  now.current = desk;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { session, dispatch, zoom, seen, isIdle } = now.current;
      if (!isIdle || event.isComposing || event.defaultPrevented) return;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      const { code, key, shiftKey, altKey } = event;
      const target = event.target instanceof Element ? event.target : null;
      const isOnPicture = target === document.body || target?.closest('[data-editor-picture]') != null;
      const meaning = shortcutCommand({ code, key, isCommand, shiftKey, altKey }, isOnPicture);
      // In a text field every key belongs to the field.
      if (!meaning || meaning.do === 'done' || isTextInput(event.target)) return;
      event.preventDefault();
      switch (meaning.do) {
        case 'zoom':
          return zoom(meaning.by);
        case 'place-here':
          if (session.crop) return dispatch({ do: 'apply-crop' });
          return session.tool === 'select'
            ? dispatch({ do: 'edit-selected' })
            : dispatch({ do: 'place', area: seen() });
        default:
          return dispatch(meaning);
      }
    };
    // Captured before the focused element gets it: a button would handle the Enter itself.
    const listenFirst = (event: KeyboardEvent) => {
      const { done, isIdle } = now.current;
      const { code, key, shiftKey, altKey } = event;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (shortcutCommand({ code, key, isCommand, shiftKey, altKey }, false)?.do !== 'done') return;
      if (!isIdle || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      void done();
    };
    window.addEventListener('keydown', listenFirst, true);
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listenFirst, true);
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
