import { type MouseEvent, useMemo, useRef, useState } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import type { Job } from '../../../contract/records.ts';
import { MenuAt } from '../../parts/menus.tsx';
import { keptSelection } from '../../parts/selection.ts';
import { inOrderGiven, type QueueOrder } from '../../state/select.ts';
import {
  useChangeWindow,
  useEditIntents,
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  useReadWindow,
  useWindow,
} from '../../window.tsx';
import { useWords } from '../../words.tsx';
import { actByKey, jobEntries } from './actions.ts';
import { QueueRow } from './QueueRow.tsx';

interface Item {
  readonly id: string;
  readonly name: string;
}

/** The queue as a list with real multi-selection; only the rows in sight are drawn. */
export function QueueList({ order, jobs }: { order: QueueOrder; jobs: ReadonlyMap<string, Job> }) {
  const words = useWords();
  const intents = useIntents();
  const read = useReadWindow();
  const change = useChangeWindow();
  const selection = useWindow((state) => state.queueSelection);
  const library = useLibraryIntents();
  const edits = useEditIntents();
  const templates = useLinkTemplates();
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const itemOf = useStableItems(jobs);

  const sections = useMemo(
    () =>
      (['open', 'ended'] as const)
        .map((id) => ({ id, items: order[id].map(itemOf) }))
        .filter((section) => section.items.length > 0),
    [order, itemOf],
  );

  const selected = () => inOrderGiven(read().mirror?.jobs ?? new Map(), read().queueSelection);

  const openMenu = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[role="row"][data-key]');
    const key = row?.dataset.key;
    if (!key || !jobs.has(key)) return;
    event.preventDefault();
    if (!read().queueSelection.has(key)) change({ queueSelection: new Set([key]) });
    // The menu key has no pointer: the menu then hangs below its row.
    const box = row.getBoundingClientRect();
    const byPointer = event.clientX !== 0 || event.clientY !== 0;
    setMenuAt(byPointer ? { x: event.clientX, y: event.clientY } : { x: box.left + 76, y: box.bottom - 8 });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and menu of the grid inside, which has the role
    <div
      className="@container min-h-0 flex-1"
      onContextMenu={openMenu}
      onKeyDown={(event) => {
        if (actByKey(event, selected(), intents, edits)) event.preventDefault();
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 64, headingSize: 36 }}>
        <GridList
          aria-label={words.text('queue.label')}
          items={sections}
          selectionMode="multiple"
          selectionBehavior="replace"
          disallowTypeAhead
          selectedKeys={selection}
          onSelectionChange={(keys) => change({ queueSelection: keptSelection(keys, jobs.keys()) })}
          onAction={(key) => {
            const page = jobs.get(String(key))?.remote?.page;
            if (page) void intents.openLink(page);
          }}
          className="h-full overflow-x-hidden overflow-y-auto outline-none"
        >
          {(section) => (
            <GridListSection id={section.id}>
              <GridListHeader className="flex h-9 items-end gap-2 px-4 pb-1.5 text-12">
                <span className="font-medium text-ink-soft">{words.text(`queue.section.${section.id}`)}</span>
                <span className="text-ink-faint">{words.number(section.items.length)}</span>
              </GridListHeader>
              <Collection items={section.items}>
                {(item) => (
                  <GridListItem
                    id={item.id}
                    textValue={item.name}
                    className="group relative outline-none after:pointer-events-none after:absolute after:right-0 after:bottom-0 after:left-19 after:border-b after:border-line data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-picked data-selected:after:border-transparent data-selected:data-hovered:bg-picked-hover"
                  >
                    <QueueRow id={item.id} />
                  </GridListItem>
                )}
              </Collection>
            </GridListSection>
          )}
        </GridList>
      </Virtualizer>
      <MenuAt
        label={words.text('action.more')}
        at={menuAt}
        entries={menuAt ? jobEntries(selected(), words, { intents, library, edits }, templates) : []}
        onClose={() => setMenuAt(null)}
      />
    </div>
  );
}

/** The same object for the same job each time, so that the list builds a row only once. */
function useStableItems(jobs: ReadonlyMap<string, Job>): (id: string) => Item {
  const known = useRef(new Map<string, Item>());
  return useMemo(() => {
    const before = known.current;
    const now = new Map<string, Item>();
    for (const [id, job] of jobs) now.set(id, before.get(id) ?? { id, name: job.title ?? job.name });
    known.current = now;
    return (id) => now.get(id) ?? { id, name: id };
  }, [jobs]);
}
