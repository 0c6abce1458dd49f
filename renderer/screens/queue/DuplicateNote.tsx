import { Ban, Eraser, Link, Upload } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../components/Button.tsx';
import { Remark } from '../../components/inspector/Inspector.tsx';
import { useWords } from '../../i18n-context.tsx';
import { isHeld, isHeldForMetadata } from '../../state/job-predicates.ts';
import { useIntents, useLibraryIntents } from '../../window-context.tsx';

/** Why it waits for somebody, and what can be answered: the same is there already, or it carries something private. */
export function HeldRemark({ job }: { job: Job }) {
  const words = useWords();
  const { takeExisting, uploadAnyway } = useLibraryIntents();
  const { changeMetadata, cancel } = useIntents();
  if (isHeldForMetadata(job))
    return (
      <Remark tone="warn" title={words.text('held.metadata.title')}>
        <p>{words.text('held.metadata.text')}</p>
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          <Button icon={Eraser} onPress={() => void changeMetadata([job.id], 'remove')}>
            {words.text('held.metadata.clean')}
          </Button>
          <Button icon={Ban} onPress={() => void cancel([job.id])}>
            {words.text('held.metadata.leave')}
          </Button>
        </div>
      </Remark>
    );
  if (!isHeld(job))
    return job.held && job.state === 'uploaded' ? (
      <Remark tone="calm" title={words.text('held.mark')}>
        {words.text('held.used')}
      </Remark>
    ) : null;
  return (
    <Remark tone="warn" title={words.text('held.detail')}>
      <p>{words.text('held.text')}</p>
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        <Button icon={Link} onPress={() => void takeExisting([job.id])}>
          {words.text('held.use')}
        </Button>
        <Button icon={Upload} onPress={() => void uploadAnyway([job.id])}>
          {words.text('held.upload')}
        </Button>
      </div>
    </Remark>
  );
}
