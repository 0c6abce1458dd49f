import { useMemo } from 'react';
import type { Job } from '../../contract/job.ts';
import { type ConsentRequest, openConsentRequests } from '../state/consent-requests.ts';
import { needsClientId } from '../state/destinations.ts';
import { useWindowState } from '../window-context.tsx';

const noJobs: ReadonlyMap<string, Job> = new Map();

/** Returns the requests for consent that the window has to ask. */
export function useConsentRequests(): readonly ConsentRequest[] {
  const jobs = useWindowState((state) => state.mirror?.jobs ?? noJobs);
  const onCards = useWindowState((state) => state.jobsOnCards);
  const lacksClientId = useWindowState(needsClientId);
  return useMemo(() => openConsentRequests(jobs, lacksClientId, onCards), [jobs, lacksClientId, onCards]);
}
