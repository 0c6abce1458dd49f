import { Ban, Eraser, Link, Upload } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isHeldAsDuplicate, isHeldForMetadata } from '../../state/job-predicates.ts';
import { useActions, useLibraryActions } from '../../window-context.tsx';

/** Why it waits for somebody, and what can be answered: the same is there already, or it carries something private. */
export function DuplicateNote({ job }: { job: Job }) {
  const words = useTranslator();
  const { acceptExistingUpload, uploadAnyway } = useLibraryActions();
  const { changeMetadata, cancel } = useActions();
  if (isHeldForMetadata(job))
    return (
      <InspectorNote tone="warn" title={words.t('held.metadata.title')}>
        <p>{words.t('held.metadata.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          <Button icon={Eraser} onPress={() => void changeMetadata([job.id], 'remove')}>
            {words.t('held.metadata.clean')}
          </Button>
          <Button icon={Ban} onPress={() => void cancel([job.id])}>
            {words.t('held.metadata.leave')}
          </Button>
        </div>
      </InspectorNote>
    );
  if (!isHeldAsDuplicate(job))
    return job.held && job.state === 'uploaded' ? (
      <InspectorNote tone="calm" title={words.t('held.mark')}>
        {words.t('held.used')}
      </InspectorNote>
    ) : null;
  return (
    <InspectorNote tone="warn" title={words.t('held.detail')}>
      <p>{words.t('held.text')}</p>
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        <Button icon={Link} onPress={() => void acceptExistingUpload([job.id])}>
          {words.t('held.use')}
        </Button>
        <Button icon={Upload} onPress={() => void uploadAnyway([job.id])}>
          {words.t('held.upload')}
        </Button>
      </div>
    </InspectorNote>
  );
}
