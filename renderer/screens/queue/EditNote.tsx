import { Brush, Undo2, Upload } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../components/Button.tsx';
import { Remark } from '../../components/inspector/Inspector.tsx';
import { useWords } from '../../i18n-context.tsx';
import { canEdit, canRevert, hasEnded, isHeldForEditing } from '../../state/job-predicates.ts';
import { useEditIntents } from '../../window-context.tsx';

/** How a picture stands with the editor, and the ways into it and out of it. */
export function EditRemark({ job }: { job: Job }) {
  const words = useWords();
  const { edit, leave, revert } = useEditIntents();
  const open = (
    <Button icon={Brush} onPress={() => void edit([job])}>
      {words.text('editor.edit')}
    </Button>
  );
  if (isHeldForEditing(job))
    return (
      <Remark tone="calm" title={words.text('editor.held')}>
        <p>{words.text('editor.held.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          {open}
          <Button icon={Upload} onPress={() => void leave(job.id)}>
            {words.text('editor.leave')}
          </Button>
        </div>
      </Remark>
    );
  if (job.original && !job.converted && !hasEnded(job))
    return (
      <Remark tone="calm" title={words.text('editor.edited')}>
        <p>{words.text('editor.edited.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          {canEdit(job) && open}
          {canRevert(job) && (
            <Button icon={Undo2} onPress={() => void revert(job.id)}>
              {words.text('editor.revert')}
            </Button>
          )}
        </div>
      </Remark>
    );
  // What failed or was cancelled offers it beside its other ways on, in the menu.
  return canEdit(job) && !hasEnded(job) ? <div>{open}</div> : null;
}
