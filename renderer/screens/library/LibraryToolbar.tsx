import { ArrowDownWideNarrow, Check, Ellipsis, LayoutGrid, ListFilter, Rows3 } from 'lucide-react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { libraryGroupSchema } from '../../../contract/library.ts';
import { IconButton } from '../../components/Button.tsx';
import { MenuEntries } from '../../components/menu.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import {
  useLibraryActions,
  useLibraryState,
  useLibraryStore,
  useRemoteEditActions,
} from '../../window-context.tsx';
import { FilterSwitch } from './FilterBar.tsx';
import { copyrightNoticeEntry, libraryWideEntries } from './item-menu.ts';

const sorts = ['newest', 'oldest', 'largest', 'name'] as const;
const popover = 'min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised';

/** Renders the library's view options and the actions on all of it. */
export function LibraryToolbar() {
  const i18n = useTranslator();
  const libraryStore = useLibraryStore();
  const library = useLibraryActions();
  const rights = useRemoteEditActions();
  const view = useLibraryState((state) => state.appearance.view);
  const sort = useLibraryState((state) => state.query.sort);
  const group = useLibraryState((state) => state.query.group);
  const other = view === 'list' ? 'grid' : 'list';
  return (
    <div className="flex shrink-0 gap-1">
      <FilterSwitch icon={ListFilter} label={i18n.t('library.filter')} />
      <MenuTrigger>
        <IconButton icon={ArrowDownWideNarrow} label={i18n.t('library.sort')} />
        <Popover placement="bottom end" className={popover}>
          <Menu aria-label={i18n.t('library.sort')} className="outline-none">
            <ChoiceMenu
              label={i18n.t('library.sort.by')}
              choices={sorts.map((id) => ({ id, text: i18n.t(`library.sort.${id}`) }))}
              chosen={sort}
              onChoose={(chosen) => libraryStore.setAppearance({ sort: chosen })}
            />
            <Separator className="mx-2 my-1 border-t border-line" />
            <ChoiceMenu
              label={i18n.t('library.group')}
              choices={libraryGroupSchema.options.map((id) => ({
                id,
                text: i18n.t(`library.group.${id}`),
              }))}
              chosen={group}
              onChoose={(chosen) => libraryStore.setAppearance({ group: chosen })}
            />
          </Menu>
        </Popover>
      </MenuTrigger>
      <IconButton
        icon={other === 'list' ? Rows3 : LayoutGrid}
        label={i18n.t(`library.view.${other}`)}
        onPress={() => libraryStore.setAppearance({ view: other })}
      />
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={i18n.t('action.more')} />
        <Popover placement="bottom end" className={popover}>
          <MenuEntries
            label={i18n.t('action.more')}
            entries={[...libraryWideEntries(null, i18n, library), copyrightNoticeEntry([], i18n, rights)]}
          />
        </Popover>
      </MenuTrigger>
    </div>
  );
}

/** Renders a single choice as part of a menu. */
function ChoiceMenu<T extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string;
  choices: readonly { readonly id: T; readonly text: string }[];
  chosen: T;
  onChoose: (id: T) => void;
}) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [next] = choices.filter(({ id }) => keys !== 'all' && keys.has(id));
        if (next) onChoose(next.id);
      }}
    >
      <Header className="px-2 pt-1.5 pb-1 text-12 text-ink-faint">{label}</Header>
      {choices.map(({ id, text }) => (
        <MenuItem
          key={id}
          id={id}
          textValue={text}
          className="group flex h-8 items-center gap-2 rounded-md px-2 text-13 outline-none data-focused:bg-sunken"
        >
          <span className="flex-1">{text}</span>
          <Check size={16} aria-hidden className="invisible text-accent group-data-selected:visible" />
        </MenuItem>
      ))}
    </MenuSection>
  );
}
