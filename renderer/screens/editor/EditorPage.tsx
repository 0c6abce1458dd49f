import { ArrowLeft, Check, FileImage, Redo2, Scaling, TriangleAlert, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Failure } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/records.ts';
import { failureWords } from '../../../i18n/errors.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { Confirm } from '../../components/ConfirmDialog.tsx';
import { meaningOf } from '../../editor/keyboard-shortcuts.ts';
import { type EditDocument, isUntouched, newDocument, resultSize } from '../../editor/model/document.ts';
import { type Action, act, newSession, type Session } from '../../editor/model/editor-session.ts';
import type { Style } from '../../editor/model/shapes.ts';
import { createMeasure } from '../../editor/paint/fonts.ts';
import { renderPicture, type Source } from '../../editor/paint/painter.ts';
import { formatFor } from '../../editor/paint/source-bitmap.ts';
import { useWords } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { useEditIntents, useIntents, useReadWindow } from '../../window-context.tsx';
import { Canvas } from './Canvas.tsx';
import { ToolRail } from './Toolbar.tsx';
import { Options } from './ToolOptions.tsx';
import { useView } from './use-viewport.ts';

/** Before anything is known of the settings. */
const plainStyle: Style = { colour: '#e5342b', highlighter: '#ffd60a', weight: 2, strength: 2 };

const command = isMac ? '⌘' : 'Ctrl+';

/** One picture with everything to edit it by. */
export function Desk({
  job,
  sha256,
  source,
  mime,
}: {
  job: Job;
  sha256: string;
  source: Source;
  mime: string;
}) {
  const words = useWords();
  const { finish, leave, putAside } = useEditIntents();
  const [measure] = useState(createMeasure);
  const [session, dispatch] = useSession({ job, sha256, source, mime }, measure);
  const view = useView(session);
  const [trouble, setTrouble] = useState<Failure | 'unwritten' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const document = session.history.present;
  const size = resultSize(document);
  // Another format alone is a wish too.
  const isAsItCame = useCallback(
    (edit: EditDocument) => isUntouched(edit) && edit.format === formatFor(mime, source),
    [mime, source],
  );

  const latest = useRef(session);
  latest.current = session;
  const done = useCallback(async () => {
    // What is being typed belongs to it.
    const ended = act(latest.current, { do: 'end-typing' }, measure).history.present;
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

  useKeys({ session, dispatch, zoom: view.step, seen: view.seen, done, isIdle: !isBusy && !isLeaving });

  const tryLeaving = () => {
    if (isAsItCame(act(session, { do: 'end-typing' }, measure).history.present)) void leave(job.id);
    else setIsLeaving(true);
  };
  const back = () => {
    const { history } = act(session, { do: 'end-typing' }, measure);
    putAside(job.id, history.past.length > 0 ? { sha256, history } : null);
  };

  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col bg-sheet" aria-labelledby="screen-title">
      <header className="@container flex h-14 shrink-0 items-center gap-1 border-b border-line pr-3 pl-2">
        <IconButton icon={ArrowLeft} label={words.text('editor.back')} onPress={back} isDisabled={isBusy} />
        <div className="ml-1 flex min-w-0 flex-1 flex-col">
          <h1 id="screen-title" className="truncate text-15 font-semibold">
            {words.text('editor.title', { name: job.title ?? job.name })}
          </h1>
          <p className="truncate text-12 text-ink-soft">
            {words.text('editor.result', {
              format: words.text(`editor.format.${document.format}`),
              width: words.number(size.width),
              height: words.number(size.height),
            })}
          </p>
        </div>
        <IconButton
          icon={Undo2}
          label={words.text('editor.with-key', { name: words.text('editor.undo'), key: `${command}Z` })}
          isDisabled={isBusy || (session.history.past.length === 0 && !session.typing)}
          onPress={() => dispatch({ do: 'undo' })}
        />
        <IconButton
          icon={Redo2}
          label={words.text('editor.with-key', {
            name: words.text('editor.redo'),
            key: isMac ? '⇧⌘Z' : 'Ctrl+Shift+Z',
          })}
          isDisabled={isBusy || session.history.future.length === 0}
          onPress={() => dispatch({ do: 'redo' })}
        />
        <span className="mx-1.5 h-5 border-l border-line" />
        <Button onPress={tryLeaving} isDisabled={isBusy}>
          {words.text('editor.leave')}
        </Button>
        <Button look="primary" icon={Check} onPress={() => void done()} isDisabled={isBusy}>
          {words.text(isBusy ? 'editor.done.busy' : 'editor.done')}
        </Button>
      </header>
      {trouble && (
        <Trouble trouble={trouble} session={session} dispatch={dispatch} solved={() => setTrouble(null)} />
      )}
      <div className="flex min-h-0 flex-1">
        <ToolRail session={session} dispatch={dispatch} />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Options session={session} dispatch={dispatch} />
          <Canvas session={session} dispatch={dispatch} source={source} measure={measure} view={view} />
        </div>
      </div>
      {isLeaving && (
        <Confirm
          title={words.text('editor.leave.title')}
          confirm={words.text('editor.leave.confirm')}
          cancel={words.text('editor.leave.cancel')}
          onConfirm={() => void leave(job.id)}
          onClose={() => setIsLeaving(false)}
        >
          <p className="text-ink-soft">{words.text('editor.leave.text')}</p>
        </Confirm>
      )}
    </section>
  );
}

/** The session of this picture, as it was put aside or anew; how things are drawn is remembered for the next one. */
function useSession(
  { job, sha256, source, mime }: { job: Job; sha256: string; source: Source; mime: string },
  measure: ReturnType<typeof createMeasure>,
) {
  const read = useReadWindow();
  const { changeSettings } = useIntents();
  const [session, dispatch] = useReducer(
    (before: Session, action: Action) => act(before, action, measure),
    null,
    () => {
      const { keptEdits, mirror } = read();
      const { width, height } = source.full;
      const style = mirror?.settings.drawingStyle ?? plainStyle;
      const fresh = newSession(newDocument({ width, height }, formatFor(mime, source)), style);
      const kept = keptEdits.get(job.id);
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

function Trouble({
  trouble,
  session,
  dispatch,
  solved,
}: {
  trouble: Failure | 'unwritten';
  session: Session;
  dispatch: (action: Action) => void;
  solved: () => void;
}) {
  const words = useWords();
  const told =
    trouble === 'unwritten'
      ? { title: words.text('editor.unwritten'), advice: words.text('editor.unwritten.text') }
      : failureWords(words, trouble, trouble.code === 'too-big' ? 'editor.too-big.advice' : undefined);
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
            {words.text('editor.as-jpeg')}
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
            {words.text('editor.make-smaller')}
          </Button>
        )}
      </Banner>
    </div>
  );
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'button'].includes(target.type)
    : target instanceof HTMLTextAreaElement;
}

function useKeys(desk: {
  session: Session;
  dispatch: (action: Action) => void;
  zoom: (by: 'in' | 'out' | 'fit') => void;
  seen: () => Extract<Action, { do: 'place' }>['area'];
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
      const meaning = meaningOf({ code, key, isCommand, shiftKey, altKey }, isOnPicture);
      // In a field everything is the field's own.
      if (!meaning || meaning.do === 'done' || isTypedInto(event.target)) return;
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
    // Whatever has the focus, the end of it all is meant: buttons would take the Enter in it for themselves.
    const listenFirst = (event: KeyboardEvent) => {
      const { done, isIdle } = now.current;
      const { code, key, shiftKey, altKey } = event;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (meaningOf({ code, key, isCommand, shiftKey, altKey }, false)?.do !== 'done') return;
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
