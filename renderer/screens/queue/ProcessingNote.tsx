import { Hourglass, Trash2 } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useLibraryActions } from '../../window-context.tsx';

/** Explains the state of an upload that the host is processing, or never seemed to finish. */
export function ProcessingNote({ job }: { job: Job }) {
  const i18n = useTranslator();
  const now = useNow();
  const { deleteProcessing, leaveProcessing } = useLibraryActions();
  if (job.state === 'uploaded' && job.error)
    return (
      <InspectorNote tone="warn" title={i18n.t('processing.late')}>
        {i18n.t('processing.late.text')}
      </InspectorNote>
    );
  const { processing } = job;
  if (job.state !== 'processing' || !processing) return null;
  return (
    <InspectorNote tone="calm" title={i18n.t('processing.title')}>
      <p>{i18n.t('processing.text')}</p>
      <p className="mt-1">
        {i18n.t('processing.since', { time: i18n.formatDateTime(processing.since, now) })}{' '}
        {i18n.t('processing.no-recall')} {!processing.canDelete && i18n.t('processing.no-delete')}
      </p>
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        {processing.canDelete && (
          <Button icon={Trash2} onPress={() => void deleteProcessing([job.id])}>
            {i18n.t('processing.delete')}
          </Button>
        )}
        <Button icon={Hourglass} onPress={() => void leaveProcessing([job.id])}>
          {i18n.t('processing.leave')}
        </Button>
      </div>
    </InspectorNote>
  );
}
