import { type DragEvent, type KeyboardEvent, useMemo } from 'react';
import type { Job } from '../../../contract/job.ts';
import { SelectableList } from '../../components/list/SelectableList.tsx';
import { useDragOut } from '../../components/list/use-drag-out.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { jobsInOrder, type QueueOrder } from '../../state/job-predicates.ts';
import type { ItemSelection } from '../../state/list/selection.ts';
import type { WindowState } from '../../state/window-store.ts';
import {
  useActions,
  useEditorActions,
  useGetWindowState,
  useLibraryActions,
  useLinkTemplates,
  usePostActions,
  useRemoteEditActions,
  useSetWindowState,
  useWindowState,
} from '../../window-context.tsx';
import { jobMenuEntries } from './job-menu.ts';
import { handleJobShortcut } from './job-shortcuts.ts';
import { QueueRow } from './QueueRow.tsx';

const selectionOf = (state: Pick<WindowState, 'queueSelection' | 'queueCursor'>): ItemSelection => ({
  ids: state.queueSelection,
  ...state.queueCursor,
});

/** Lists the queue in two parts: open jobs and ended ones. */
export function QueueList({ order, jobs }: { order: QueueOrder; jobs: ReadonlyMap<string, Job> }) {
  const i18n = useTranslator();
  const actions = useActions();
  const read = useGetWindowState();
  const change = useSetWindowState();
  const queueSelection = useWindowState((state) => state.queueSelection);
  const queueCursor = useWindowState((state) => state.queueCursor);
  const library = useLibraryActions();
  const posts = usePostActions();
  const edits = useEditorActions();
  const rights = useRemoteEditActions();
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

  const selected = () => jobsInOrder(read().mirror?.jobs ?? new Map(), read().queueSelection);

  const drag = (event: DragEvent) => {
    const dragged = selected();
    dragOut(event, {
      kind: 'jobs',
      ids: dragged.filter(canDrag).map(({ id }) => id),
      linked: dragged.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : [])),
    });
  };

  return (
    <SelectableList
      label={i18n.t('queue.label')}
      view="list"
      groups={groups}
      renderHeading={({ heading }) => i18n.t(`queue.section.${heading === 'open' ? 'open' : 'ended'}`)}
      ids={ids}
      selection={selectionOf({ queueSelection, queueCursor })}
      getSelection={() => selectionOf(read())}
      onSelectionChange={({ ids: picked, ...cursor }) =>
        change({ queueSelection: picked, queueCursor: cursor })
      }
      labelOf={(id) => {
        const job = jobs.get(id);
        return job ? (job.title ?? job.name) : null;
      }}
      renderItem={(id, isSelected) => (jobs.has(id) ? <QueueRow id={id} isSelected={isSelected} /> : null)}
      canDrag={(id) => {
        const job = jobs.get(id);
        return job !== undefined && canDrag(job);
      }}
      onDrag={drag}
      onOpen={(id) => {
        const page = jobs.get(id)?.remote?.page;
        if (page) void actions.openLink(page);
      }}
      onKey={(event: KeyboardEvent) => handleJobShortcut(event, selected(), actions, edits)}
      menuEntries={() =>
        jobMenuEntries(selected(), i18n, { core: actions, library, edits, posts, rights }, templates)
      }
    />
  );
}

/** Whether the job has a link or a file to drag. */
const canDrag = ({ remote, source }: Job) => remote !== null || source.kind !== 'url';
