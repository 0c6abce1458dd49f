import { Link, Upload } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import { Button } from '../../parts/Button.tsx';
import { Remark } from '../../parts/inspector/Inspector.tsx';
import { isHeld } from '../../state/select.ts';
import { useLibraryIntents } from '../../window.tsx';
import { useWords } from '../../words.tsx';

/** The same content is at the host already: its link, or another upload. */
export function HeldRemark({ job }: { job: Job }) {
  const words = useWords();
  const { takeExisting, uploadAnyway } = useLibraryIntents();
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
