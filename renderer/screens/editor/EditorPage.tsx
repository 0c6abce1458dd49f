import { FileImage, Scaling, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { editedName } from '../../editor/edited-name.ts';
import { type EditDocument, isUntouched, newDocument } from '../../editor/model/document.ts';
import { type EditorAction, reduceSession } from '../../editor/model/editor-session.ts';
import { readLayers, writeLayers } from '../../editor/model/layers.ts';
import { createSession, type EditorSession } from '../../editor/model/session-state.ts';
import type { DrawingStyle } from '../../editor/model/shapes.ts';
import { createTextMeasure } from '../../editor/paint/fonts.ts';
import { renderPicture, type SourceBitmaps } from '../../editor/paint/painter.ts';
import { outputFormat } from '../../editor/paint/source-bitmap.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useEditorActions, useGetWindowState } from '../../window-context.tsx';
import { Canvas } from './Canvas.tsx';
import { EditorHeader } from './EditorHeader.tsx';
import { EditorToolbar } from './Toolbar.tsx';
import { ToolOptions } from './ToolOptions.tsx';
import { useEditorShortcuts } from './use-editor-shortcuts.ts';
import { useCanvasView } from './use-viewport.ts';

/** Drawing style before the settings are loaded. */
const defaultStyle: DrawingStyle = { colour: '#e5342b', highlighter: '#ffd60a', weight: 2, strength: 2 };

/** Renders the editor of one picture. */
export function EditorPage({
  job,
  sha256,
  source,
  mime,
  layers,
}: {
  job: Job;
  sha256: string;
  source: SourceBitmaps;
  mime: string;
  /** What was drawn before; null: nothing, or it can no longer be changed. */
  layers: string | null;
}) {
  const i18n = useTranslator();
  const { finish, leave, leaveAsOriginal, keepDraft } = useEditorActions();
  const [measure] = useState(createTextMeasure);
  const [drawnBefore] = useState(() => (layers === null ? null : readLayers(layers, source.full)));
  const [session, dispatch] = useEditorSession({ job, sha256, source, mime, drawnBefore }, measure);
  const view = useCanvasView(session);
  const [trouble, setTrouble] = useState<ErrorData | 'unwritten' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  // Another format alone is a change too.
  const isOriginal = useCallback(
    (edit: EditDocument) => isUntouched(edit) && edit.format === outputFormat(mime, source),
    [mime, source],
  );
  const isAsItCame = useCallback(
    (edit: EditDocument) =>
      drawnBefore === null ? isOriginal(edit) : JSON.stringify(edit) === JSON.stringify(drawnBefore),
    [isOriginal, drawnBefore],
  );

  const latest = useRef(session);
  latest.current = session;
  /** Renders the picture as it is drawn now, and tells what prevents that. */
  const withRendered = useCallback(
    async (act: (bytes: Uint8Array<ArrayBuffer>) => Promise<ErrorData | null>) => {
      const ended = reduceSession(latest.current, { do: 'end-typing' }, measure).history.present;
      setIsBusy(true);
      setTrouble(null);
      try {
        const picture = await renderPicture(source.full, ended);
        setTrouble(await act(new Uint8Array(await picture.arrayBuffer())));
      } catch {
        setTrouble('unwritten');
      }
      setIsBusy(false);
    },
    [measure, source],
  );
  const done = useCallback(async () => {
    // The text being typed is included.
    const ended = reduceSession(latest.current, { do: 'end-typing' }, measure).history.present;
    if (isAsItCame(ended)) {
      await leave(job.id);
      return;
    }
    if (isOriginal(ended)) {
      await leaveAsOriginal(job.id);
      return;
    }
    await withRendered((bytes) => finish(job.id, bytes, writeLayers(ended)));
  }, [finish, isAsItCame, isOriginal, job.id, leave, leaveAsOriginal, measure, withRendered]);
  const output = useEditorOutput(job, withRendered, latest);

  useEditorShortcuts({
    session,
    dispatch,
    zoom: view.step,
    seen: view.visibleRect,
    done,
    output,
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
      <EditorHeader
        job={job}
        session={session}
        dispatch={dispatch}
        isBusy={isBusy}
        onBack={back}
        onCopy={() => void output.copy()}
        onCopyText={() => void output.copyText()}
        onSave={() => void output.save()}
        onLeave={tryLeaving}
        onDone={() => void done()}
      />
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
  {
    job,
    sha256,
    source,
    mime,
    drawnBefore,
  }: {
    job: Job;
    sha256: string;
    source: SourceBitmaps;
    mime: string;
    drawnBefore: EditDocument | null;
  },
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
      const fresh = createSession(
        drawnBefore ?? newDocument({ width, height }, outputFormat(mime, source)),
        style,
      );
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

/** Copies and saves the picture as it is drawn now. */
function useEditorOutput(
  { name }: Job,
  withRendered: (act: (bytes: Uint8Array<ArrayBuffer>) => Promise<null>) => Promise<void>,
  latest: { readonly current: EditorSession },
) {
  const { copyPicture, savePicture } = useEditorActions();
  const { copyPictureText } = useActions();
  const give = (act: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>) =>
    withRendered((bytes) => act(bytes).then(() => null));
  return {
    copy: () => give(copyPicture),
    copyText: () => give((bytes) => copyPictureText({ bytes })),
    save: () => give((bytes) => savePicture(editedName(name, latest.current.history.present.format), bytes)),
  };
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
