import { Eraser, Tag } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import type { Translator } from '../../../i18n/index.ts';
import { Button } from '../../components/Button.tsx';
import { Facts, Group } from '../../components/inspector/Inspector.tsx';
import { useWords } from '../../i18n-context.tsx';
import { canChangeMetadata, isHeldForMetadata } from '../../state/job-predicates.ts';
import { carriedText, kindsOf, kindsOrNull } from '../../text/metadata-text.ts';
import { useIntents } from '../../window-context.tsx';

/** What the file carries beside its picture, seen before it goes, and what becomes of it. */
export function Carries({ job }: { job: Job }) {
  const words = useWords();
  const { changeMetadata } = useIntents();
  const carries = job.carries ?? [];
  if (carries.length === 0) return null;
  // What is made of another file has nothing of what that carried.
  const canBeKept = !job.converted;
  const isKept = job.cleaned == null && !isHeldForMetadata(job);
  return (
    <Group title={words.text('carries.title')}>
      <Facts facts={carries.map((one) => [words.text(`carried.${one.kind}`), carriedText(words, one)])} />
      <p className={`text-12 text-pretty ${isKept ? 'text-warn' : 'text-ink-soft'}`}>{outcome(words, job)}</p>
      {canChangeMetadata(job) && (isKept || canBeKept) && (
        <div>
          {isKept ? (
            <Button icon={Eraser} onPress={() => void changeMetadata([job.id], 'remove')}>
              {words.text('carries.remove')}
            </Button>
          ) : (
            <Button icon={Tag} onPress={() => void changeMetadata([job.id], 'keep')}>
              {words.text('carries.keep')}
            </Button>
          )}
        </div>
      )}
    </Group>
  );
}

function outcome(words: Translator, job: Job): string {
  const isSent = job.state === 'uploaded';
  if (isHeldForMetadata(job)) return words.text('carries.held');
  if (!job.cleaned) return words.text(isSent ? 'carries.kept.sent' : 'carries.kept');
  const kinds = kindsOrNull(words, job.cleaned.removed) ?? '';
  if (job.cleaned.removed.length < (job.carries ?? []).length) return words.text('carries.partly', { kinds });
  return words.text(isSent ? 'carries.removed.sent' : 'carries.removed');
}

/** In a row, quietly: that something is left out, or in the colour of a warning that it goes along. */
export function CarriedMark({ job }: { job: Job }) {
  const words = useWords();
  const carries = job.carries ?? [];
  if (carries.length === 0 || isHeldForMetadata(job)) return null;
  const { cleaned } = job;
  const Icon = cleaned ? Eraser : Tag;
  const label = cleaned
    ? words.text('carries.row', { kinds: kindsOrNull(words, cleaned.removed) ?? '' })
    : words.text('carries.row.kept', { kinds: kindsOf(words, carries) });
  return (
    <span role="img" aria-label={label} title={label} className={`self-center ${cleaned ? '' : 'text-warn'}`}>
      <Icon size={12} aria-hidden />
    </span>
  );
}
