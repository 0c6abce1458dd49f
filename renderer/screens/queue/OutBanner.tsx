import { HardDriveUpload, Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Destination } from '../../../contract/destinations.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import { builtInDestination } from '../../../contract/names.ts';
import type { OutReason } from '../../../contract/routing.ts';
import { describeError } from '../../../i18n/errors.ts';
import { describeWaitReason } from '../../../i18n/wait-reasons.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import {
  countMovableAt,
  type ExpectedEnds,
  expectedEndsAt,
  needsClientId,
} from '../../state/destinations.ts';
import { useActions, useDestinationActions, useDestinations, useWindowState } from '../../window-context.tsx';
import { SendElsewhereDialog } from './SendElsewhereDialog.tsx';

/** Tells of each host that takes nothing for long while pictures wait for it, and offers to send them elsewhere. */
export function OutBanners({ jobs }: { jobs: ReadonlyMap<string, Job> }) {
  return useDestinations().map((one) => (
    <OutBanner
      key={one.id}
      from={one}
      count={countMovableAt(jobs, one.id)}
      ends={expectedEndsAt(jobs, one.id)}
    />
  ));
}

function OutBanner({ from, count, ends }: { from: Destination; count: number; ends: ExpectedEnds | null }) {
  const i18n = useTranslator();
  const now = useNow();
  const { showClientId, showScreen } = useActions();
  const { openForm } = useDestinationActions();
  const isPaused = useWindowState((state) => state.mirror?.summary.paused ?? false);
  const [isAsking, setIsAsking] = useState(false);
  const hasOthers = useDestinations().length > 1;
  const lacksClientId = useWindowState(needsClientId) && from.id === builtInDestination;
  const { out, title } = from;
  const why = lacksClientId ? 'id-refused' : out?.why;
  // What is paused waits for its user, whatever the host would take.
  if (why === undefined || count === 0 || (isPaused && why === 'daily-limit')) return null;
  const mendsClientId = why === 'id-refused' && from.id === builtInDestination;
  const until = out?.until ?? null;
  const what =
    lacksClientId || !out
      ? describeWaitReason(i18n, { kind: 'client-id', until: null }, now)
      : out.why === 'daily-limit'
        ? i18n.t('out.limit', { service: title })
        : describeError(i18n, byName(out.error, title)).title;
  const waiting = i18n.t('out.waiting', {
    count,
    hasTime: until === null ? 'no' : 'yes',
    time: until === null ? '' : i18n.formatDateTime(until, now),
  });
  const order =
    until === null || ends === null || count < 2
      ? ''
      : i18n.t('out.ends', {
          first: i18n.formatDateTime(Math.max(ends.first, until), now),
          last: i18n.formatDateTime(Math.max(ends.last, until), now),
        });
  return (
    <Banner tone="warn" icon={TriangleAlert} text={`${what} ${waiting} ${order}`.trim()}>
      <span className="flex flex-wrap justify-end gap-2">
        {mendsClientId && <Button onPress={showClientId}>{i18n.t('first.client-id.title')}</Button>}
        {!mendsClientId && out && forSomeone.has(out.why) && (
          <Button variant="quiet" onPress={() => showScreen('settings')}>
            {i18n.t('hosts.manage')}
          </Button>
        )}
        {hasOthers ? (
          <Button icon={HardDriveUpload} onPress={() => setIsAsking(true)}>
            {i18n.t('out.send')}
          </Button>
        ) : (
          <Button icon={Plus} onPress={() => openForm('choice')}>
            {i18n.t('hosts.add')}
          </Button>
        )}
      </span>
      {isAsking && <SendElsewhereDialog from={from} why={why} onClose={() => setIsAsking(false)} />}
    </Banner>
  );
}

/** What only a change of its settings ends. */
const forSomeone: ReadonlySet<OutReason> = new Set(['id-refused', 'credentials-refused', 'not-usable']);

/** Calls the host that an error is about as its user does, not by its address. */
const byName = (error: ErrorData, title: string): ErrorData => ({
  ...error,
  params: { service: title, ...error.params, ...('host' in error.params ? { host: title } : {}) },
});
