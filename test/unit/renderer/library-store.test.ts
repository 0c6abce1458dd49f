import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../contract/bridge.ts';
import type { LibraryItem, LibrarySearch } from '../../../contract/library.ts';
import { noFilters } from '../../../renderer/state/library/library-query.ts';
import { createLibraryStore } from '../../../renderer/state/library/library-store.ts';
import { selectOne } from '../../../renderer/state/list/selection.ts';
import { historyItem } from './records.ts';

const itemOf = (index: number): LibraryItem => ({
  ...historyItem(`i${index}`, 1_000_000 - index),
  importedFrom: null,
  kind: 'image',
  bytes: 10,
  thumbnail: 'aa',
  hasThumbnail: true,
  presence: 'unchecked',
  checkedAt: null,
  deletion: null,
  similarTo: null,
  folder: null,
  postId: null,
});

/** Creates an engine with this many items; answers wait until they are released where a test wants to see the order. */
function engineWith(count: number) {
  const all = Array.from({ length: count }, (_, index) => itemOf(index));
  const asked: string[] = [];
  const answer = <T>(name: string, value: T) => {
    asked.push(name);
    return Promise.resolve({ ok: true as const, value });
  };
  const matching = ({ text = '' }: Partial<LibrarySearch>) => all.filter(({ id }) => id.includes(text));
  const engine = {
    library: (search: LibrarySearch & { limit: number }) => {
      const found = matching(search);
      return answer(`library ${search.text}`, {
        items: found.slice(0, search.limit),
        next: found.length > search.limit ? 'on' : null,
        counts: { total: found.length, groups: [{ key: '2026-03-12', count: found.length }] },
      });
    },
    libraryIds: (search: LibrarySearch) =>
      answer('libraryIds', {
        ids: JSON.stringify(matching(search).map(({ id }) => id)),
      }),
    libraryItems: ({ ids }: { ids: string[] }) =>
      answer(`libraryItems ${ids.length}`, { items: all.filter(({ id }) => ids.includes(id)) }),
    makeThumbnails: ({ ids }: { ids: string[] }) =>
      answer(`makeThumbnails ${ids.join()}`, { items: [] as LibraryItem[] }),
    linkCheck: () => answer('linkCheck', { total: 0 }),
    changeSettings: () => answer('changeSettings', {}),
  };
  return { all, asked, bridge: { engine } as unknown as Bridge };
}

/** Lets pending requests be answered and due timers fire. */
const settle = () => vi.advanceTimersByTimeAsync(200);

describe('the library of the window', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks again for a search when pictures were read meanwhile, in bursts once, and for no other list', async () => {
    const { asked, bridge } = engineWith(3);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    const read = (count: number) => {
      const wordSearch = { read: count, failed: 0, unread: 0, isReading: true };
      libraryStore.onEvent({ kind: 'delta', seq: count, wordSearch });
    };
    read(1);
    await vi.advanceTimersByTimeAsync(5_000);
    libraryStore.setQuery({ text: 'i1' });
    await settle();
    expect(asked).toEqual(['library ', 'linkCheck', 'library i1']);
    read(2);
    read(3);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked.slice(3)).toEqual(['library i1']);
  });

  it('shows the first page at once, then knows the order of all, and fetches what is looked at', async () => {
    const { asked, bridge } = engineWith(5_000);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    expect(libraryStore.store.getState()).toMatchObject({ total: 5_000 });
    expect(libraryStore.store.getState().ids).toHaveLength(5_000);
    expect(libraryStore.store.getState().items.size).toBe(100);
    libraryStore.requestRange(3_000, 3_050);
    await settle();
    expect(libraryStore.store.getState().items.has('i3020')).toBe(true);
    libraryStore.requestRange(3_000, 3_050);
    await settle();
    expect(asked).toEqual(['library ', 'linkCheck', 'libraryIds', 'libraryItems 350']);
  });

  it('has the first page before it is opened, and nothing more of it', async () => {
    const { all, asked, bridge } = engineWith(5_000);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.applySettings({ view: 'list', filters: false, sort: 'newest', group: 'day' });
    await settle();
    expect(asked).toEqual(['library ']);
    expect(libraryStore.store.getState()).toMatchObject({ total: 5_000, ids: { length: 100 } });
    const [first] = all;
    if (!first) throw new Error('No items');
    libraryStore.onEvent({ kind: 'delta', seq: 2, library: [{ ...first, presence: 'removed' }] });
    expect(libraryStore.store.getState().items.get('i0')?.presence).toBe('removed');
    libraryStore.open();
    await settle();
    expect(asked).toEqual(['library ', 'library ', 'linkCheck', 'libraryIds']);
    expect(libraryStore.store.getState().ids).toHaveLength(5_000);
  });

  it('has actions that can be taken out of it, as components do', async () => {
    const { asked, bridge } = engineWith(5);
    const libraryStore = createLibraryStore(bridge);
    const { open, setAppearance } = libraryStore;
    open();
    await settle();
    asked.length = 0;
    setAppearance({ sort: 'oldest' });
    await settle();
    expect(asked).toContain('library ');
    expect(libraryStore.store.getState().query.sort).toBe('oldest');
  });

  it('is opened again without a question where nothing was told meanwhile', async () => {
    const { all, asked, bridge } = engineWith(5_000);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.applySettings({ view: 'list', filters: false, sort: 'newest', group: 'day' });
    await settle();
    const ask = async () => {
      asked.length = 0;
      const close = libraryStore.open();
      await settle();
      close();
      return asked.filter((name) => name !== 'linkCheck');
    };
    // Who only passes by needs no more than the first page.
    libraryStore.open()();
    await settle();
    // Only the rest of the order was missing.
    expect(await ask()).toEqual(['libraryIds']);
    expect(await ask()).toEqual([]);
    const [first] = all;
    if (!first) throw new Error('No items');
    libraryStore.onEvent({ kind: 'delta', seq: 2, library: [{ ...first, title: 'Another one' }] });
    expect(await ask()).toEqual(['library ', 'libraryIds']);
    libraryStore.onEvent({ kind: 'delta', seq: 3, removedItems: ['i1'] });
    expect(await ask()).toEqual(['library ', 'libraryIds']);
    // The engine was restarted.
    libraryStore.renew();
    expect(await ask()).toEqual(['library ', 'libraryIds']);
    // Another day may have begun.
    libraryStore.setQuery({ filters: { ...noFilters, date: ['today'] } });
    await settle();
    expect(await ask()).toEqual(['library ', 'libraryIds']);
  });

  it('waits with the rest until nobody types any more, unless it is looked at or all is to be selected', async () => {
    const { asked, bridge } = engineWith(5_000);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    const rest = () => asked.filter((name) => name === 'libraryIds').length;
    expect(rest()).toBe(1);
    libraryStore.setQuery({ text: 'i' });
    await settle();
    libraryStore.setQuery({ text: 'i1' });
    await settle();
    expect(rest()).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(rest()).toBe(2);

    libraryStore.setQuery({ text: 'i' });
    await vi.advanceTimersByTimeAsync(0);
    libraryStore.requestRange(90, 130);
    await vi.advanceTimersByTimeAsync(0);
    expect(rest()).toBe(3);
    expect(libraryStore.store.getState().ids).toHaveLength(5_000);

    libraryStore.setQuery({ text: 'i1' });
    await vi.advanceTimersByTimeAsync(0);
    expect(libraryStore.store.getState().ids).toHaveLength(100);
    libraryStore.selectAll();
    expect(libraryStore.store.getState().selection.ids.size).toBe(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(libraryStore.store.getState().selection.ids.size).toBe(libraryStore.store.getState().total);

    // A selection made in between is kept.
    libraryStore.setQuery({ text: 'i' });
    await vi.advanceTimersByTimeAsync(0);
    libraryStore.selectAll();
    libraryStore.select(selectOne('i7'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([...libraryStore.store.getState().selection.ids]).toEqual(['i7']);
    expect(rest()).toBe(5);
  });

  it('keeps what is as it was, so that nothing is drawn anew for it', async () => {
    const { all, bridge } = engineWith(3);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    const before = libraryStore.store.getState().items;
    const [first] = all;
    if (!first) throw new Error('No items');
    all[0] = { ...first, title: 'Another one' };
    all[1] = structuredClone(all[1] ?? first);
    libraryStore.again();
    await settle();
    const after = libraryStore.store.getState().items;
    expect(after.get('i0')?.title).toBe('Another one');
    expect(after.get('i1')).toBe(before.get('i1'));
  });

  it('asks once where it is opened while the first page is on its way', async () => {
    const { asked, bridge } = engineWith(5_000);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.applySettings({ view: 'list', filters: false, sort: 'newest', group: 'day' });
    libraryStore.open();
    await settle();
    expect(asked).toEqual(['library ', 'linkCheck', 'libraryIds']);
    expect(libraryStore.store.getState().ids).toHaveLength(5_000);
  });

  it('keeps a bounded number of items, however far one scrolls', async () => {
    const { bridge } = engineWith(20_000);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    for (let from = 0; from < 20_000; from += 1_000) {
      libraryStore.requestRange(from, from + 1_000);
      await settle();
    }
    expect(libraryStore.store.getState().items.size).toBe(1_500);
    expect(libraryStore.store.getState().items.has('i19999')).toBe(true);
  });

  it('asks at once, and then for the last word only', async () => {
    const { asked, bridge } = engineWith(10);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    for (const text of ['i', 'i1', 'i12']) libraryStore.setQuery({ text });
    await settle();
    expect(asked.filter((name) => name.startsWith('library '))).toEqual([
      'library ',
      'library i',
      'library i12',
    ]);
    expect(libraryStore.store.getState()).toMatchObject({ total: 0, loadedQuery: { text: 'i12' } });
  });

  it('asks one question at a time, and once more when it is to be asked anew meanwhile', async () => {
    const { asked, bridge } = engineWith(10);
    const libraryStore = createLibraryStore(bridge);
    const questions = () => asked.filter((name) => name.startsWith('library ')).length;
    libraryStore.open();
    libraryStore.renew();
    libraryStore.again();
    expect(questions()).toBe(1);
    await settle();
    expect(questions()).toBe(2);
    expect(libraryStore.store.getState()).toMatchObject({ total: 10, error: null });
  });

  it('puts in what the engine tells, asks anew for what is new, and lets go of what is removed', async () => {
    const { all, asked, bridge } = engineWith(3);
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    expect(asked).toEqual(['library ', 'linkCheck']);
    libraryStore.select(selectOne('i1'));
    const [first] = all;
    if (!first) throw new Error('No items');
    libraryStore.onEvent({ kind: 'delta', seq: 2, library: [{ ...first, presence: 'removed' }] });
    expect(libraryStore.store.getState().items.get('i0')?.presence).toBe('removed');
    vi.advanceTimersByTime(1_000);
    await settle();
    expect(asked).toHaveLength(2);
    libraryStore.onEvent({ kind: 'delta', seq: 3, library: [itemOf(9)] });
    libraryStore.onEvent({ kind: 'delta', seq: 4, removedItems: ['i1'] });
    expect(libraryStore.store.getState().selection.ids.size).toBe(0);
    vi.advanceTimersByTime(300);
    await settle();
    expect(asked).toEqual(['library ', 'linkCheck', 'library ']);
  });

  it('asks for a missing small picture only once', async () => {
    const { all, asked, bridge } = engineWith(2);
    all[0] = { ...itemOf(0), hasThumbnail: false };
    const libraryStore = createLibraryStore(bridge);
    libraryStore.open();
    await settle();
    await libraryStore.drawMissing(['i0', 'i1']);
    await libraryStore.drawMissing(['i0', 'i1']);
    expect(asked.filter((name) => name.startsWith('makeThumbnails'))).toEqual(['makeThumbnails i0']);
  });
});
