import { Ban, Eraser, Link, Upload } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isHeldAsDuplicate, isHeldForMetadata } from '../../state/job-predicates.ts';
import { useActions, useLibraryActions } from '../../window-context.tsx';

/** Explains why a job waits for the user, with the answers: a duplicate exists, or it carries private metadata. */
export function DuplicateNote({ job }: { job: Job }) {
  const i18n = useTranslator();
  const { acceptExistingUpload, uploadAnyway } = useLibraryActions();
  const { changeMetadata, cancel } = useActions();
  if (isHeldForMetadata(job))
    return (
      <InspectorNote tone="warn" title={i18n.t('held.metadata.title')}>
        <p>{i18n.t('held.metadata.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          <Button icon={Eraser} onPress={() => void changeMetadata([job.id], 'remove')}>
            {i18n.t('held.metadata.clean')}
          </Button>
          <Button icon={Ban} onPress={() => void cancel([job.id])}>
            {i18n.t('held.metadata.leave')}
          </Button>
        </div>
      </InspectorNote>
    );
  if (!isHeldAsDuplicate(job))
    return job.held && job.state === 'uploaded' ? (
      <InspectorNote tone="calm" title={i18n.t('held.mark')}>
        {i18n.t('held.used')}
      </InspectorNote>
    ) : null;
  return (
    <InspectorNote tone="warn" title={i18n.t('held.detail')}>
      <p>{i18n.t('held.text')}</p>
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        <Button icon={Link} onPress={() => void acceptExistingUpload([job.id])}>
          {i18n.t('held.use')}
        </Button>
        <Button icon={Upload} onPress={() => void uploadAnyway([job.id])}>
          {i18n.t('held.upload')}
        </Button>
      </div>
    </InspectorNote>
  );
}
