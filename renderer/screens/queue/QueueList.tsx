import { type DragEvent, type KeyboardEvent, useMemo } from 'react';
import type { Job } from '../../../contract/records.ts';
import { PickList } from '../../components/list/SelectableList.tsx';
import { useDragOut } from '../../components/list/use-drag-out.ts';
import { useWords } from '../../i18n-context.tsx';
import { inOrderGiven, type QueueOrder } from '../../state/job-predicates.ts';
import type { Picked } from '../../state/list/selection.ts';
import type { WindowState } from '../../state/window-store.ts';
import {
  useChangeWindow,
  useEditIntents,
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  usePostIntents,
  useReadWindow,
  useRightsIntents,
  useWindow,
} from '../../window-context.tsx';
import { actByKey, jobEntries } from './job-menu.ts';
import { QueueRow } from './QueueRow.tsx';

const pickedOf = (state: Pick<WindowState, 'queueSelection' | 'queueCursor'>): Picked => ({
  ids: state.queueSelection,
  ...state.queueCursor,
});

/** The queue in two parts: what is still to be uploaded, and what has ended. */
export function QueueList({ order, jobs }: { order: QueueOrder; jobs: ReadonlyMap<string, Job> }) {
  const words = useWords();
  const intents = useIntents();
  const read = useReadWindow();
  const change = useChangeWindow();
  const queueSelection = useWindow((state) => state.queueSelection);
  const queueCursor = useWindow((state) => state.queueCursor);
  const library = useLibraryIntents();
  const posts = usePostIntents();
  const edits = useEditIntents();
  const rights = useRightsIntents();
  const templates = useLinkTemplates();
  const dragOut = useDragOut();

  const { open, ended } = order;
  const ids = useMemo(() => [...open, ...ended], [open, ended]);
  const groups = useMemo(
    () =>
      [
        { heading: 'open', count: open.length },
        { heading: 'ended', count: ended.length },
      ].filter(({ count }) => count > 0),
    [open.length, ended.length],
  );

  const selected = () => inOrderGiven(read().mirror?.jobs ?? new Map(), read().queueSelection);

  const drag = (event: DragEvent) => {
    const dragged = selected();
    dragOut(event, {
      kind: 'jobs',
      ids: dragged.filter(canDrag).map(({ id }) => id),
      linked: dragged.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : [])),
    });
  };

  return (
    <PickList
      label={words.text('queue.label')}
      view="list"
      groups={groups}
      headingOf={({ heading }) => words.text(`queue.section.${heading === 'open' ? 'open' : 'ended'}`)}
      ids={ids}
      picked={pickedOf({ queueSelection, queueCursor })}
      read={() => pickedOf(read())}
      pick={({ ids: picked, ...cursor }) => change({ queueSelection: picked, queueCursor: cursor })}
      nameOf={(id) => {
        const job = jobs.get(id);
        return job ? (job.title ?? job.name) : null;
      }}
      draw={(id, isSelected) => (jobs.has(id) ? <QueueRow id={id} isSelected={isSelected} /> : null)}
      canDrag={(id) => {
        const job = jobs.get(id);
        return job !== undefined && canDrag(job);
      }}
      onDrag={drag}
      onOpen={(id) => {
        const page = jobs.get(id)?.remote?.page;
        if (page) void intents.openLink(page);
      }}
      onKey={(event: KeyboardEvent) => actByKey(event, selected(), intents, edits)}
      entries={() => jobEntries(selected(), words, { intents, library, edits, posts, rights }, templates)}
    />
  );
}

/** Whether there is anything to be had of it: a link, or a file. */
const canDrag = ({ remote, source }: Job) => remote !== null || source.kind !== 'url';
