import type { Job } from '../../../contract/job.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import {
  useActions,
  useDestinationActions,
  useDestinations,
  useEditorActions,
  useLibraryActions,
  useLinkTemplates,
  usePostActions,
  useRemoteEditActions,
} from '../../window-context.tsx';
import { jobMenuEntries } from './job-menu.ts';

export function QueueActionBar({ jobs }: { jobs: readonly Job[] }) {
  const i18n = useTranslator();
  const actions = useActions();
  const library = useLibraryActions();
  const edits = useEditorActions();
  const rights = useRemoteEditActions();
  const posts = usePostActions();
  const templates = useLinkTemplates();
  const hosts = useDestinationActions();
  const destinations = useDestinations();
  return (
    <ActionBar
      count={jobs.length}
      entries={jobMenuEntries(
        jobs,
        i18n,
        { core: actions, library, edits, posts, rights, hosts },
        templates,
        destinations,
      )}
    />
  );
}
