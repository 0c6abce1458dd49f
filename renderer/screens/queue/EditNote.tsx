import { Brush, Undo2, Upload } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { canEdit, canRevert, hasEnded, isHeldForEditing } from '../../state/job-predicates.ts';
import { useEditorActions } from '../../window-context.tsx';

/** Shows the editing state of a job, with the buttons to open the editor or to skip it. */
export function EditNote({ job }: { job: Job }) {
  const i18n = useTranslator();
  const { edit, leave, revert } = useEditorActions();
  const open = (
    <Button icon={Brush} onPress={() => void edit([job])}>
      {i18n.t('editor.edit')}
    </Button>
  );
  if (isHeldForEditing(job))
    return (
      <InspectorNote tone="calm" title={i18n.t('editor.held')}>
        <p>{i18n.t('editor.held.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          {open}
          <Button icon={Upload} onPress={() => void leave(job.id)}>
            {i18n.t('editor.leave')}
          </Button>
        </div>
      </InspectorNote>
    );
  if (job.original && !job.converted && !hasEnded(job))
    return (
      <InspectorNote tone="calm" title={i18n.t('editor.edited')}>
        <p>{i18n.t('editor.edited.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          {canEdit(job) && open}
          {canRevert(job) && (
            <Button icon={Undo2} onPress={() => void revert(job.id)}>
              {i18n.t('editor.revert')}
            </Button>
          )}
        </div>
      </InspectorNote>
    );
  // A failed or cancelled job offers it in the menu, beside its other actions.
  return canEdit(job) && !hasEnded(job) ? <div>{open}</div> : null;
}
