import { Brush, Undo2, Upload } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { canEdit, canRevert, hasEnded, isHeldForEditing } from '../../state/job-predicates.ts';
import { useEditorActions } from '../../window-context.tsx';

/** How a picture stands with the editor, and the ways into it and out of it. */
export function EditNote({ job }: { job: Job }) {
  const words = useTranslator();
  const { edit, leave, revert } = useEditorActions();
  const open = (
    <Button icon={Brush} onPress={() => void edit([job])}>
      {words.t('editor.edit')}
    </Button>
  );
  if (isHeldForEditing(job))
    return (
      <InspectorNote tone="calm" title={words.t('editor.held')}>
        <p>{words.t('editor.held.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          {open}
          <Button icon={Upload} onPress={() => void leave(job.id)}>
            {words.t('editor.leave')}
          </Button>
        </div>
      </InspectorNote>
    );
  if (job.original && !job.converted && !hasEnded(job))
    return (
      <InspectorNote tone="calm" title={words.t('editor.edited')}>
        <p>{words.t('editor.edited.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          {canEdit(job) && open}
          {canRevert(job) && (
            <Button icon={Undo2} onPress={() => void revert(job.id)}>
              {words.t('editor.revert')}
            </Button>
          )}
        </div>
      </InspectorNote>
    );
  // What failed or was cancelled offers it beside its other ways on, in the menu.
  return canEdit(job) && !hasEnded(job) ? <div>{open}</div> : null;
}
