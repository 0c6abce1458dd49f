import { ArrowDownWideNarrow, Check, Ellipsis, LayoutGrid, Rows3 } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from '../../parts/Button.tsx';
import { Entries } from '../../parts/menus.tsx';
import type { LibraryQuery } from '../../state/library/filters.ts';
import { useLibraryIntents, useShelf, useShelfState } from '../../window.tsx';
import { useWords } from '../../words.tsx';
import { checkAndExport } from './actions.ts';
import { FilterMenu } from './FilterMenu.tsx';

const sorts = ['newest', 'oldest', 'largest', 'name'] as const;
const popover = 'min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised';

/** How the library is shown, and what can be done with all of it. */
export function LibraryTools() {
  const words = useWords();
  const shelf = useShelf();
  const library = useLibraryIntents();
  const view = useShelfState((state) => state.view);
  const sort = useShelfState((state) => state.query.sort);
  const other = view === 'list' ? 'grid' : 'list';
  return (
    <div className="flex shrink-0 gap-1">
      <FilterMenu />
      <MenuTrigger>
        <IconButton icon={ArrowDownWideNarrow} label={words.text('library.sort')} />
        <Popover placement="bottom end" className={popover}>
          <Menu
            aria-label={words.text('library.sort')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[sort]}
            onSelectionChange={(chosen) => {
              const [next] = chosen === 'all' ? [] : [...chosen];
              if (next !== undefined) shelf.setQuery({ sort: next as LibraryQuery['sort'] });
            }}
            className="outline-none"
          >
            {sorts.map((each) => (
              <MenuItem
                key={each}
                id={each}
                textValue={words.text(`library.sort.${each}`)}
                className="group flex h-8 items-center gap-2 rounded-md px-2 text-13 outline-none data-focused:bg-sunken"
              >
                <span className="flex-1">{words.text(`library.sort.${each}`)}</span>
                <Check size={16} aria-hidden className="invisible text-accent group-data-selected:visible" />
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton
        icon={other === 'list' ? Rows3 : LayoutGrid}
        label={words.text(`library.view.${other}`)}
        onPress={() => shelf.setView(other)}
      />
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={words.text('action.more')} />
        <Popover placement="bottom end" className={popover}>
          <Entries label={words.text('action.more')} entries={checkAndExport(null, words, library)} />
        </Popover>
      </MenuTrigger>
    </div>
  );
}
