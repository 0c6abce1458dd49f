import { parseDate } from '@internationalized/date';
import { CalendarDays, Check, ChevronDown, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import {
  Button as AriaButton,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateRangePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  RangeCalendar,
  type Selection,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import type { PlainMessageId, Translator } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import {
  type DayRange,
  type FacetName,
  type FilterName,
  type Filters,
  facetNames,
  filterChoices,
  isSingleChoice,
  noFilters,
} from '../../state/library/library-query.ts';
import type { LibraryState } from '../../state/library/library-state.ts';
import { useLibraryState, useLibraryStore } from '../../window-context.tsx';

const filterNames = Object.keys(filterChoices) as FilterName[];
const popover = 'min-w-44 animate-appear rounded-lg border border-line-strong bg-raised p-1 shadow-raised';

interface FilterOption {
  readonly id: string;
  readonly text: string;
  /** Shown beside it, fainter. */
  readonly about?: string;
}

const choiceLabel = (i18n: Translator, name: FilterName, choice: string) =>
  i18n.t(`library.filter.${name}.${choice}` as PlainMessageId);

const placeLabel = (i18n: Translator, name: FacetName, choice: string) =>
  name === 'account' && choice === '' ? i18n.t('library.group.no-account') : choice;

/** Returns the filter choices that the library's content offers. */
function placeOptions(
  i18n: Translator,
  facets: NonNullable<LibraryState['facets']>,
): Record<FacetName, readonly FilterOption[]> {
  const named = (name: FacetName, ids: readonly string[]) =>
    ids.map((id) => ({ id, text: placeLabel(i18n, name, id) }));
  return {
    account: facets.accounts.length > 0 ? named('account', [...facets.accounts, '']) : [],
    folder: facets.folders.map(({ folder, count }) => ({
      id: folder,
      text: folder,
      about: i18n.formatNumber(count),
    })),
    // With a single host there is nothing to choose.
    host: facets.hosts.length > 1 ? named('host', facets.hosts) : [],
  };
}

/** Renders the library's filters: one menu for each kind, and a range of days. */
export function FilterBar() {
  const i18n = useTranslator();
  const libraryStore = useLibraryStore();
  const filters = useLibraryState((state) => state.query.filters);
  const facets = useLibraryState((state) => state.facets);
  const total = useLibraryState((state) => state.total);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes and goes may bring other folders
  useEffect(() => {
    void libraryStore.loadFacets();
  }, [libraryStore, total]);
  const change = (next: Partial<Filters>) => libraryStore.setQuery({ filters: { ...filters, ...next } });
  const places = facets && placeOptions(i18n, facets);
  return (
    <div
      role="toolbar"
      aria-label={i18n.t('library.filter')}
      className="flex shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-4 py-2"
    >
      <DateRangeFilter
        range={filters.days}
        onChange={(days) => change({ days, ...(days ? { date: [] } : {}) })}
        label={i18n.t('library.filter.days')}
      />
      {filterNames.map((name) => (
        <FilterChoices
          key={name}
          label={i18n.t(`library.filter.${name}`)}
          isSingle={isSingleChoice(name)}
          choices={filterChoices[name].map((id) => ({ id, text: choiceLabel(i18n, name, id) }))}
          chosen={filters[name]}
          onChange={(chosen) => change({ [name]: chosen, ...(name === 'date' ? { days: null } : {}) })}
        />
      ))}
      {places &&
        facetNames.map(
          (name) =>
            places[name].length > 0 && (
              <FilterChoices
                key={name}
                label={i18n.t(`library.filter.${name}`)}
                isSingle={false}
                choices={places[name]}
                chosen={filters[name]}
                onChange={(chosen) => change({ [name]: chosen })}
              />
            ),
        )}
    </div>
  );
}

function FilterChoices({
  label,
  isSingle: single,
  choices,
  chosen,
  onChange,
}: {
  label: string;
  isSingle: boolean;
  choices: readonly FilterOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const choose = (selection: Selection) =>
    onChange(choices.map(({ id }) => id).filter((id) => selection === 'all' || selection.has(id)));
  return (
    <MenuTrigger>
      <AriaButton
        className={`flex h-7 items-center gap-1 rounded-full border pr-2 pl-3 text-12 transition-colors data-hovered:bg-hover ${chosen.length > 0 ? 'border-accent bg-picked' : 'border-line-strong'}`}
      >
        {label}
        {chosen.length > 0 && <span className="text-accent">{chosen.length}</span>}
        <ChevronDown size={12} aria-hidden className="text-ink-soft" />
      </AriaButton>
      <Popover placement="bottom start" className={`${popover} flex max-h-96 flex-col`}>
        <Menu
          aria-label={label}
          selectionMode={single ? 'single' : 'multiple'}
          selectedKeys={chosen}
          onSelectionChange={choose}
          className="max-w-120 overflow-y-auto outline-none"
        >
          {choices.map(({ id, text, about }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className="group flex h-8 items-center gap-2 rounded-md px-2 text-13 outline-none data-focused:bg-sunken"
            >
              <span className="min-w-0 flex-1 truncate">{text}</span>
              {about && <span className="text-12 text-ink-faint">{about}</span>}
              <Check
                size={16}
                aria-hidden
                className="invisible shrink-0 text-accent group-data-selected:visible"
              />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const arrow =
  'flex size-7 items-center justify-center rounded-md text-ink-soft data-hovered:bg-sunken data-disabled:opacity-45';

/** Filters by two days, typed or picked from a calendar. */
function DateRangeFilter({
  label,
  range,
  onChange,
}: {
  label: string;
  range: DayRange | null;
  onChange: (range: DayRange | null) => void;
}) {
  const i18n = useTranslator();
  return (
    <DateRangePicker
      aria-label={label}
      value={range && { start: parseDate(range.from), end: parseDate(range.to) }}
      onChange={(chosen) => onChange(chosen && { from: chosen.start.toString(), to: chosen.end.toString() })}
      shouldForceLeadingZeros
    >
      <Group
        className={`flex h-7 items-center rounded-full border pr-1 pl-3 text-12 data-focus-within:border-accent ${range ? 'border-accent bg-picked' : 'border-line-strong'}`}
      >
        <DayInput slot="start" />
        <span aria-hidden className="px-1.5 text-ink-faint">
          –
        </span>
        <DayInput slot="end" />
        <AriaButton className="ml-1.5 flex size-5 items-center justify-center rounded-full text-ink-soft data-hovered:bg-sunken">
          <CalendarDays size={12} aria-hidden />
        </AriaButton>
      </Group>
      <Popover placement="bottom start" className={`${popover} p-3`}>
        <Dialog aria-label={label} className="outline-none">
          <RangeCalendar>
            <header className="mb-2 flex items-center justify-between">
              <AriaButton slot="previous" className={arrow}>
                <ChevronLeft size={16} aria-hidden />
              </AriaButton>
              <Heading className="text-13 font-medium first-letter:uppercase" />
              <AriaButton slot="next" className={arrow}>
                <ChevronRight size={16} aria-hidden />
              </AriaButton>
            </header>
            <CalendarGrid className="text-12 [&_th]:pb-1 [&_th]:font-normal [&_th]:text-ink-faint">
              {(date) => (
                <CalendarCell
                  date={date}
                  className="flex size-8 cursor-default items-center justify-center rounded-md outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:bg-sunken data-outside-month:hidden data-selected:rounded-none data-selected:bg-picked data-selection-end:rounded-r-md data-selection-end:bg-accent data-selection-end:text-on-accent data-selection-start:rounded-l-md data-selection-start:bg-accent data-selection-start:text-on-accent"
                />
              )}
            </CalendarGrid>
          </RangeCalendar>
          {range && (
            <Button variant="quiet" onPress={() => onChange(null)}>
              {i18n.t('library.filter.days.clear')}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DateRangePicker>
  );
}

function DayInput({ slot }: { slot: 'start' | 'end' }) {
  return (
    <DateInput slot={slot} className="flex">
      {(segment) => (
        <DateSegment
          segment={segment}
          className="rounded-sm px-px tabular-nums outline-none data-focused:bg-accent data-focused:text-on-accent data-placeholder:text-ink-soft data-[type=literal]:text-ink-faint"
        />
      )}
    </DateInput>
  );
}

/** Lists the active filters, each of which can be removed. */
export function FilterChips() {
  const i18n = useTranslator();
  const libraryStore = useLibraryStore();
  const filters = useLibraryState((state) => state.query.filters);
  const chips: { id: string; text: string; without: Partial<Filters> }[] = [];
  const add = (name: FilterName | FacetName, choice: string, text: string) => {
    const left = (filters[name] as readonly string[]).filter((each) => each !== choice);
    chips.push({ id: `${name}:${choice}`, text, without: { [name]: left } });
  };
  for (const name of filterNames)
    for (const choice of filters[name]) add(name, choice, choiceLabel(i18n, name, choice));
  for (const name of facetNames)
    for (const choice of filters[name]) add(name, choice, placeLabel(i18n, name, choice));
  if (filters.days) chips.push({ id: 'days', text: rangeText(i18n, filters.days), without: { days: null } });
  if (chips.length === 0) return null;
  const remove = (keys: Set<string | number>) => {
    const left = chips.filter(({ id }) => keys.has(id)).map(({ without }) => without);
    libraryStore.setQuery({ filters: Object.assign({}, filters, ...left) as Filters });
  };
  return (
    <div className="flex shrink-0 items-start gap-2 border-b border-line px-4 py-1.5">
      <TagGroup aria-label={i18n.t('library.filter.active')} onRemove={remove} className="min-w-0 flex-1">
        <TagList items={chips} className="flex flex-wrap gap-1.5 py-0.5">
          {({ id, text }) => (
            <FilterChip id={id} text={text}>
              <X size={12} aria-hidden />
            </FilterChip>
          )}
        </TagList>
      </TagGroup>
      <Button variant="quiet" onPress={() => libraryStore.setQuery({ filters: noFilters })}>
        {i18n.t('library.filter.clear')}
      </Button>
    </div>
  );
}

function FilterChip({ id, text, children }: { id: string; text: string; children: ReactNode }) {
  return (
    <Tag
      id={id}
      textValue={text}
      className="flex h-7 max-w-full items-center gap-1 rounded-full bg-picked pr-1 pl-3 text-12 outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent"
    >
      <span className="truncate">{text}</span>
      <AriaButton
        slot="remove"
        className="flex size-5 shrink-0 items-center justify-center rounded-full text-ink-soft data-hovered:bg-sunken data-hovered:text-ink"
      >
        {children}
      </AriaButton>
    </Tag>
  );
}

function rangeText(i18n: Translator, { from, to }: DayRange): string {
  const format = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(new Date(from), new Date(to));
}

/** Shows or hides the filters. */
export function FilterSwitch({ icon, label }: { icon: typeof Check; label: string }) {
  const libraryStore = useLibraryStore();
  const isOpen = useLibraryState((state) => state.appearance.filters);
  return (
    <IconButton
      icon={icon}
      label={label}
      aria-expanded={isOpen}
      className={isOpen ? 'bg-sunken text-ink' : ''}
      onPress={() => libraryStore.setAppearance({ filters: !isOpen })}
    />
  );
}
