import type { Job } from '../../../contract/records.ts';
import { ActionBar } from '../../parts/ActionBar.tsx';
import {
  useEditIntents,
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  usePostIntents,
  useRightsIntents,
} from '../../window.tsx';
import { useWords } from '../../words.tsx';
import { jobEntries } from './actions.ts';

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
