import { describe, expect, it } from 'vitest';
import { defaultQuery, noFilters, toLibrarySearch } from '../../../renderer/state/library/library-query.ts';
import {
  emptySelection,
  extendSelection,
  selectAllItems,
  selectBand,
  selectOne,
  toggleItem,
  withoutItems,
} from '../../../renderer/state/list/selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (picked: { ids: ReadonlySet<string> }) => [...picked.ids].sort().join('');

describe('selecting', () => {
  it('begins ranges where the last click was, again and again', () => {
    const one = selectOne('c');
    expect(ids(extendSelection(one, order, 'e'))).toBe('cde');
    expect(ids(extendSelection(extendSelection(one, order, 'e'), order, 'a'))).toBe('abc');
  });

  it('adds ranges with Ctrl, and turns one over', () => {
    const two = toggleItem(selectOne('a'), 'd');
    expect(ids(two)).toBe('ad');
    expect(ids(extendSelection(two, order, 'e', true))).toBe('ade');
    expect(ids(toggleItem(two, 'a'))).toBe('d');
  });

  it('begins a range at what has the focus when nothing was clicked, and anew when the anchor is gone', () => {
    expect(ids(extendSelection({ ...emptySelection, focus: 'b' }, order, 'd'))).toBe('bcd');
    expect(ids(extendSelection(selectOne('gone'), order, 'd'))).toBe('d');
    expect(extendSelection(selectOne('a'), order, 'unknown')).toEqual(selectOne('a'));
  });

  it('takes all, and keeps the place', () => {
    expect(selectAllItems(selectOne('b'), order)).toMatchObject({ anchor: 'b', focus: 'b' });
    expect(ids(selectAllItems(emptySelection, order))).toBe('abcde');
  });

  it('takes what a band touches, and turns over what was selected when asked', () => {
    const before = toggleItem(selectOne('a'), 'b');
    expect(ids(selectBand(before, ['b', 'c'], false))).toBe('bc');
    expect(ids(selectBand(before, ['b', 'c'], true))).toBe('ac');
    expect(ids(selectBand(before, [], false))).toBe('');
  });

  it('lets go of what is there no more', () => {
    const two = toggleItem(selectOne('a'), 'b');
    expect(withoutItems(two, new Set(['b']))).toMatchObject({ focus: null, anchor: null });
    expect(ids(withoutItems(two, new Set(['b'])))).toBe('a');
    expect(withoutItems(two, new Set(['e']))).toBe(two);
  });
});

describe('the filters as a search', () => {
  const now = new Date(2026, 2, 12, 13, 48).getTime();
  it('asks for everything when there are none', () => {
    expect(toLibrarySearch(defaultQuery, now)).toEqual({ text: '', sort: 'newest', group: 'day' });
  });

  it('names what was chosen, and days from midnight', () => {
    const filters = {
      ...noFilters,
      kind: ['video'],
      presence: ['gone', 'unclear'],
      size: ['medium'],
      date: ['week'],
    } as const;
    expect(toLibrarySearch({ text: 'lake', sort: 'largest', group: 'day', filters }, now)).toEqual({
      text: 'lake',
      sort: 'largest',
      group: 'day',
      kind: ['video'],
      presence: ['removed', 'replaced', 'unclear'],
      minBytes: 1_000_000,
      maxBytes: 5_000_000,
      from: new Date(2026, 2, 6).getTime(),
    });
  });

  it('takes two days whole, and what the library holds', () => {
    const days = { from: '2026-03-01', to: '2026-03-12' };
    const filters = { ...noFilters, date: ['today'] as const, days, account: ['ada', ''], folder: ['/a'] };
    expect(toLibrarySearch({ ...defaultQuery, filters }, now)).toEqual({
      text: '',
      sort: 'newest',
      group: 'day',
      account: ['ada', null],
      folder: ['/a'],
      from: new Date(2026, 2, 1).getTime(),
      to: new Date(2026, 2, 13).getTime(),
    });
  });

  it('leaves no day between this year and the earlier ones', () => {
    const of = (date: 'year' | 'older') =>
      toLibrarySearch({ ...defaultQuery, filters: { ...noFilters, date: [date] } }, now);
    expect(of('year').from).toBe(of('older').to);
  });
});
