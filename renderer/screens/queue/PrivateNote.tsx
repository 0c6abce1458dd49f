import { Ban, SquareSlash, Upload } from 'lucide-react';
import { useState } from 'react';
import type { Job } from '../../../contract/job.ts';
import type { Finding } from '../../../contract/reading.ts';
import type { Translator } from '../../../i18n/index.ts';
import { Button } from '../../components/Button.tsx';
import { InspectorNote } from '../../components/inspector/Inspector.tsx';
import { pictureUrl } from '../../components/preview/picture-url.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { hasEnded, isHeldAsPrivate } from '../../state/job-predicates.ts';
import { listPrivateKinds } from '../../text/private-kinds.ts';
import { useActions } from '../../window-context.tsx';

/** Says what looks private in a picture and where, with the answers while it is held for that. */
export function PrivateNote({ job }: { job: Job }) {
  const i18n = useTranslator();
  const found = job.looked?.found ?? [];
  if (isHeldAsPrivate(job)) return <HeldNote job={job} found={found} />;
  if (found.length > 0)
    return (
      <InspectorNote tone="warn" title={titleOf(found, i18n)}>
        <p>{i18n.t(job.remote ? 'private.warned.sent' : 'private.warned')}</p>
        <Places job={job} found={found} />
      </InspectorNote>
    );
  return job.looked?.failure && !hasEnded(job) ? (
    <InspectorNote tone="calm" title={i18n.t('private.unread')}>
      {i18n.t('private.unread.text')}
    </InspectorNote>
  ) : null;
}

function HeldNote({ job, found }: { job: Job; found: readonly Finding[] }) {
  const i18n = useTranslator();
  const { coverFindings, sendAsItIs, cancel } = useActions();
  const [isCovering, setIsCovering] = useState(false);
  const cover = async () => {
    setIsCovering(true);
    await coverFindings(job);
    setIsCovering(false);
  };
  return (
    <InspectorNote tone="warn" title={titleOf(found, i18n)}>
      <p>{i18n.t('private.held')}</p>
      <Places job={job} found={found} />
      <div className="mt-2 mb-1 flex flex-wrap gap-2">
        <Button icon={SquareSlash} isDisabled={isCovering} onPress={() => void cover()}>
          {i18n.t('private.cover')}
        </Button>
        <Button icon={Upload} onPress={() => void sendAsItIs([job.id], false)}>
          {i18n.t('private.send')}
        </Button>
        <Button onPress={() => void sendAsItIs([job.id], true)}>{i18n.t('private.always')}</Button>
        <Button icon={Ban} onPress={() => void cancel([job.id])}>
          {i18n.t('held.metadata.leave')}
        </Button>
      </div>
    </InspectorNote>
  );
}

/** Draws the picture with a frame around each place; who cannot see it hears the title. */
function Places({ job, found }: { job: Job; found: readonly Finding[] }) {
  const { media } = job;
  if (!media?.width || !media.height) return null;
  const { width, height } = media;
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <div aria-hidden className="relative mt-2 overflow-hidden rounded-md border border-line bg-sunken">
      <img src={pictureUrl('jobs', job.id)} alt="" draggable={false} className="block w-full" />
      {found
        .flatMap(({ boxes }) => boxes)
        .map((box) => (
          <span
            key={`${box.x} ${box.y} ${box.width}`}
            className="absolute rounded-sm outline-2 outline-offset-2 outline-warn"
            style={{
              left: share(box.x, width),
              top: share(box.y, height),
              width: share(box.width, width),
              height: share(box.height, height),
            }}
          />
        ))}
    </div>
  );
}

const titleOf = (found: readonly Finding[], i18n: Translator) =>
  i18n.t('private.title', {
    kinds: listPrivateKinds(
      i18n,
      found.map(({ kind }) => kind),
    ),
  });
