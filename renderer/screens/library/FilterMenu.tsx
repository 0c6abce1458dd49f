import { Check, ChevronRight, ListFilter, X } from 'lucide-react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  type Selection,
  SubmenuTrigger,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import type { MessageId, Translator } from '../../../locales/index.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { type FilterName, filterChoices, isSingle, noFilters } from '../../state/library/filters.ts';
import { useShelf, useShelfState } from '../../window.tsx';
import { useWords } from '../../words.tsx';

const names = Object.keys(filterChoices) as FilterName[];
const popover = 'min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised';
const entry =
  'group flex h-8 items-center gap-2 rounded-md px-2 text-13 outline-none data-focused:bg-sunken data-open:bg-sunken';

const choiceText = (words: Translator, name: FilterName, choice: string) =>
  words.text(`library.filter.${name}.${choice}` as MessageId);

/** Which of the library to show: one menu for every kind of filter. */
export function FilterMenu() {
  const words = useWords();
  const shelf = useShelf();
  const filters = useShelfState((state) => state.query.filters);
  const choose = (name: FilterName, chosen: Selection) => {
    const all: readonly string[] = filterChoices[name];
    const kept = chosen === 'all' ? [...all] : all.filter((choice) => chosen.has(choice));
    shelf.setQuery({ filters: { ...filters, [name]: kept } });
  };
  return (
    <MenuTrigger>
      <IconButton icon={ListFilter} label={words.text('library.filter')} />
      <Popover placement="bottom end" className={popover}>
        <Menu aria-label={words.text('library.filter')} className="outline-none">
          {names.map((name) => (
            <SubmenuTrigger key={name}>
              <MenuItem id={name} textValue={words.text(`library.filter.${name}`)} className={entry}>
                <span className="flex-1">{words.text(`library.filter.${name}`)}</span>
                {filters[name].length > 0 && <Check size={16} aria-hidden className="text-accent" />}
                <ChevronRight size={16} aria-hidden className="text-ink-soft" />
              </MenuItem>
              <Popover className={popover}>
                <Menu
                  aria-label={words.text(`library.filter.${name}`)}
                  selectionMode={isSingle(name) ? 'single' : 'multiple'}
                  selectedKeys={filters[name]}
                  onSelectionChange={(chosen) => choose(name, chosen)}
                  className="outline-none"
                >
                  {filterChoices[name].map((choice) => (
                    <MenuItem
                      key={choice}
                      id={choice}
                      textValue={choiceText(words, name, choice)}
                      className={entry}
                    >
                      <span className="flex-1">{choiceText(words, name, choice)}</span>
                      <Check
                        size={16}
                        aria-hidden
                        className="invisible text-accent group-data-selected:visible"
                      />
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </SubmenuTrigger>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** The filters in use, each of which can be taken away. */
export function FilterChips() {
  const words = useWords();
  const shelf = useShelf();
  const filters = useShelfState((state) => state.query.filters);
  const chips = names.flatMap((name) =>
    filters[name].map((choice) => ({ id: `${name}:${choice}`, text: choiceText(words, name, choice) })),
  );
  if (chips.length === 0) return null;
  const remove = (keys: Set<string | number>) => {
    const left = names.map((name) => [
      name,
      filters[name].filter((choice) => !keys.has(`${name}:${choice}`)),
    ]);
    shelf.setQuery({ filters: { ...noFilters, ...Object.fromEntries(left) } });
  };
  return (
    <div className="flex shrink-0 items-start gap-2 border-b border-line px-4 py-1.5">
      <TagGroup aria-label={words.text('library.filter.active')} onRemove={remove} className="min-w-0 flex-1">
        <TagList items={chips} className="flex flex-wrap gap-1.5 py-0.5">
          {({ id, text }) => (
            <Tag
              key={id}
              id={id}
              textValue={text}
              className="flex h-7 max-w-full items-center gap-1 rounded-full bg-picked pr-1 pl-3 text-12 outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent"
            >
              <span className="truncate">{text}</span>
              <AriaButton
                slot="remove"
                className="flex size-5 shrink-0 items-center justify-center rounded-full text-ink-soft data-hovered:bg-sunken data-hovered:text-ink"
              >
                <X size={12} aria-hidden />
              </AriaButton>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <Button look="quiet" onPress={() => shelf.setQuery({ filters: noFilters })}>
        {words.text('library.filter.clear')}
      </Button>
    </div>
  );
}
