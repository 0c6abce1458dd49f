import { ArrowLeft, Check, Copy, Redo2, Save, TextSelect, Undo2 } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { resultSize } from '../../editor/model/document.ts';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';

const commandKeyLabel = isMac ? '⌘' : 'Ctrl+';

/** Names the picture, and offers what is done with all of it. */
export function EditorHeader({
  job,
  session,
  dispatch,
  isBusy,
  onBack,
  onCopy,
  onCopyText,
  onSave,
  onLeave,
  onDone,
}: {
  job: Job;
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
  isBusy: boolean;
  onBack: () => void;
  onCopy: () => void;
  onCopyText: () => void;
  onSave: () => void;
  onLeave: () => void;
  onDone: () => void;
}) {
  const i18n = useTranslator();
  const document = session.history.present;
  const size = resultSize(document);
  return (
    <header className="@container flex h-14 shrink-0 items-center gap-1 border-b border-line pr-3 pl-2">
      <IconButton icon={ArrowLeft} label={i18n.t('editor.back')} onPress={onBack} isDisabled={isBusy} />
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
      <IconButton
        icon={Copy}
        label={i18n.t('editor.with-key', { name: i18n.t('editor.copy'), key: `${commandKeyLabel}C` })}
        isDisabled={isBusy}
        onPress={onCopy}
      />
      <IconButton icon={TextSelect} label={i18n.t('reading.copy')} isDisabled={isBusy} onPress={onCopyText} />
      <IconButton
        icon={Save}
        label={i18n.t('editor.with-key', { name: i18n.t('editor.save'), key: `${commandKeyLabel}S` })}
        isDisabled={isBusy}
        onPress={onSave}
      />
      <span className="mx-1.5 h-5 border-l border-line" />
      <Button onPress={onLeave} isDisabled={isBusy}>
        {i18n.t('editor.leave')}
      </Button>
      <Button variant="primary" icon={Check} onPress={onDone} isDisabled={isBusy}>
        {i18n.t(isBusy ? 'editor.done.busy' : 'editor.done')}
      </Button>
    </header>
  );
}
