import { Hourglass, Trash2 } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../components/Button.tsx';
import { Remark } from '../../components/inspector/Inspector.tsx';
import { useNow, useWords } from '../../i18n-context.tsx';
import { useLibraryIntents } from '../../window-context.tsx';

/** How an upload stands that the host has and is making ready, or never made ready as far as was seen. */
export function ProcessingRemark({ job }: { job: Job }) {
  const words = useWords();
  const now = useNow();
  const { deleteProcessing, leaveProcessing } = useLibraryIntents();
  if (job.state === 'uploaded' && job.error)
    return (
      <Remark tone="warn" title={words.text('processing.late')}>
        {words.text('processing.late.text')}
      </Remark>
    );
  const { processing } = job;
  if (job.state !== 'processing' || !processing) return null;
  return (
    <Remark tone="calm" title={words.text('processing.title')}>
      <p>{words.text('processing.text')}</p>
      <p className="mt-1">
        {words.text('processing.since', { time: words.moment(processing.since, now) })}{' '}
        {words.text('processing.no-recall')} {!processing.canDelete && words.text('processing.no-delete')}
      </p>
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        {processing.canDelete && (
          <Button icon={Trash2} onPress={() => void deleteProcessing([job.id])}>
            {words.text('processing.delete')}
          </Button>
        )}
        <Button icon={Hourglass} onPress={() => void leaveProcessing([job.id])}>
          {words.text('processing.leave')}
        </Button>
      </div>
    </Remark>
  );
}
