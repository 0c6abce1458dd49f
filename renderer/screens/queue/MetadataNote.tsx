import { Eraser, Tag } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import type { Translator } from '../../../i18n/index.ts';
import { Button } from '../../components/Button.tsx';
import { FactList, InspectorSection } from '../../components/inspector/Inspector.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { canChangeMetadata, isHeldForMetadata } from '../../state/job-predicates.ts';
import { describeMetadata, listMetadataKinds, listMetadataKindsOrNull } from '../../text/metadata-text.ts';
import { useActions } from '../../window-context.tsx';

/** Lists the file's metadata before the upload, and what happens to it. */
export function MetadataNote({ job }: { job: Job }) {
  const i18n = useTranslator();
  const { changeMetadata } = useActions();
  const carries = job.carries ?? [];
  if (carries.length === 0) return null;
  // A converted file has no metadata of the original.
  const canBeKept = !job.converted;
  const isKept = job.cleaned == null && !isHeldForMetadata(job);
  return (
    <InspectorSection title={i18n.t('carries.title')}>
      <FactList facts={carries.map((one) => [i18n.t(`carried.${one.kind}`), describeMetadata(i18n, one)])} />
      <p className={`text-12 text-pretty ${isKept ? 'text-warn' : 'text-ink-soft'}`}>
        {describeOutcome(i18n, job)}
      </p>
      {canChangeMetadata(job) && (isKept || canBeKept) && (
        <div>
          {isKept ? (
            <Button icon={Eraser} onPress={() => void changeMetadata([job.id], 'remove')}>
              {i18n.t('carries.remove')}
            </Button>
          ) : (
            <Button icon={Tag} onPress={() => void changeMetadata([job.id], 'keep')}>
              {i18n.t('carries.keep')}
            </Button>
          )}
        </div>
      )}
    </InspectorSection>
  );
}

function describeOutcome(i18n: Translator, job: Job): string {
  const isSent = job.state === 'uploaded';
  if (isHeldForMetadata(job)) return i18n.t('carries.held');
  if (!job.cleaned) return i18n.t(isSent ? 'carries.kept.sent' : 'carries.kept');
  const kinds = listMetadataKindsOrNull(i18n, job.cleaned.removed) ?? '';
  if (job.cleaned.removed.length < (job.carries ?? []).length) return i18n.t('carries.partly', { kinds });
  return i18n.t(isSent ? 'carries.removed.sent' : 'carries.removed');
}

/** Shows in a row that metadata is removed, or as a warning that it is sent. */
export function MetadataBadge({ job }: { job: Job }) {
  const i18n = useTranslator();
  const carries = job.carries ?? [];
  if (carries.length === 0 || isHeldForMetadata(job)) return null;
  const { cleaned } = job;
  const Icon = cleaned ? Eraser : Tag;
  const label = cleaned
    ? i18n.t('carries.row', { kinds: listMetadataKindsOrNull(i18n, cleaned.removed) ?? '' })
    : i18n.t('carries.row.kept', { kinds: listMetadataKinds(i18n, carries) });
  return (
    <span role="img" aria-label={label} title={label} className={`self-center ${cleaned ? '' : 'text-warn'}`}>
      <Icon size={12} aria-hidden />
    </span>
  );
}
