import { Hourglass, Trash2 } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useLibraryActions } from '../../window-context.tsx';

/** How an upload stands that the host has and is making ready, or never made ready as far as was seen. */
export function ProcessingNote({ job }: { job: Job }) {
  const words = useTranslator();
  const now = useNow();
  const { deleteProcessing, leaveProcessing } = useLibraryActions();
  if (job.state === 'uploaded' && job.error)
    return (
      <InspectorNote tone="warn" title={words.t('processing.late')}>
        {words.t('processing.late.text')}
      </InspectorNote>
    );
  const { processing } = job;
  if (job.state !== 'processing' || !processing) return null;
  return (
    <InspectorNote tone="calm" title={words.t('processing.title')}>
      <p>{words.t('processing.text')}</p>
      <p className="mt-1">
        {words.t('processing.since', { time: words.formatDateTime(processing.since, now) })}{' '}
        {words.t('processing.no-recall')} {!processing.canDelete && words.t('processing.no-delete')}
      </p>
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        {processing.canDelete && (
          <Button icon={Trash2} onPress={() => void deleteProcessing([job.id])}>
            {words.t('processing.delete')}
          </Button>
        )}
        <Button icon={Hourglass} onPress={() => void leaveProcessing([job.id])}>
          {words.t('processing.leave')}
        </Button>
      </div>
    </InspectorNote>
  );
}
