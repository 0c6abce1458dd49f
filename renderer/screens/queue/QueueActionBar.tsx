import type { Job } from '../../../contract/records.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { useWords } from '../../i18n-context.tsx';
import {
  useEditIntents,
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  usePostIntents,
  useRightsIntents,
} from '../../window-context.tsx';
import { jobEntries } from './job-menu.ts';

export function SelectionBar({ jobs }: { jobs: readonly Job[] }) {
  const words = useWords();
  const intents = useIntents();
  const library = useLibraryIntents();
  const edits = useEditIntents();
  const rights = useRightsIntents();
  const posts = usePostIntents();
  const templates = useLinkTemplates();
  return (
    <ActionBar
      count={jobs.length}
      entries={jobEntries(jobs, words, { intents, library, edits, posts, rights }, templates)}
    />
  );
}
