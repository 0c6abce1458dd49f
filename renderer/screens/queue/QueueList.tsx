import { type DragEvent, useMemo } from 'react';
import type { Job } from '../../../contract/job.ts';
import { orderDragType } from '../../components/drag-data.ts';
import { SelectableList } from '../../components/list/SelectableList.tsx';
import { useDragOut } from '../../components/list/use-drag-out.ts';
import type { Reordering } from '../../components/list/use-row-drop.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { canArrange, canDrag, landingIndex } from '../../state/arrange.ts';
import { jobsInOrder, type QueueOrder } from '../../state/job-predicates.ts';
import type { ItemSelection } from '../../state/list/selection.ts';
import type { WindowState } from '../../state/window-store.ts';
import {
  useActions,
  useCommands,
  useDestinationActions,
  useDestinations,
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
import { QueueRow } from './QueueRow.tsx';

const selectionOf = (state: Pick<WindowState, 'queueSelection' | 'queueCursor'>): ItemSelection => ({
  ids: state.queueSelection,
  ...state.queueCursor,
});

/** Lists the queue in two parts: open jobs and ended ones. */
export function QueueList({
  order,
  jobs,
  ahead,
}: {
  order: QueueOrder;
  jobs: ReadonlyMap<string, Job>;
  /** How many are before each that waits for the same host. */
  ahead: ReadonlyMap<string, number>;
}) {
  const i18n = useTranslator();
  const actions = useActions();
  const commands = useCommands();
  const read = useGetWindowState();
  const change = useSetWindowState();
  const queueSelection = useWindowState((state) => state.queueSelection);
  const queueCursor = useWindowState((state) => state.queueCursor);
  const library = useLibraryActions();
  const posts = usePostActions();
  const edits = useEditorActions();
  const rights = useRemoteEditActions();
  const templates = useLinkTemplates();
  const hosts = useDestinationActions();
  const destinations = useDestinations();
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
      ids: dragged.filter(({ remote, source }) => remote || source.kind !== 'url').map(({ id }) => id),
      linked: dragged.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : [])),
    });
  };

  const reordering: Reordering = {
    begin(event) {
      // What waits has no link to give yet; its files are dragged out with Alt.
      if (event.altKey || !selected().every(canArrange)) return false;
      event.dataTransfer.effectAllowed = 'move';
      // A type without data is dropped by some systems.
      event.dataTransfer.setData(orderDragType, 'order');
      return true;
    },
    landing: (index) =>
      landingIndex(
        open.flatMap((id) => jobs.get(id) ?? []),
        read().queueSelection,
        index,
      ),
    drop: (index) => void actions.arrange(read().queueSelection, { index }),
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
      renderItem={(id, isSelected) =>
        jobs.has(id) ? <QueueRow id={id} isSelected={isSelected} ahead={ahead.get(id) ?? null} /> : null
      }
      canDrag={(id) => {
        const job = jobs.get(id);
        return job !== undefined && canDrag(job);
      }}
      reordering={reordering}
      onDrag={drag}
      onCommand={commands.run}
      menuEntries={() =>
        jobMenuEntries(
          selected(),
          i18n,
          { core: actions, library, edits, posts, rights, hosts },
          templates,
          destinations,
        )
      }
    />
  );
}
