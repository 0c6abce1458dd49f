import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LibrarySearch } from '../contract/library.ts';
import { countDays } from '../main/engine/library/days.ts';
import { openStore } from '../main/engine/store/store.ts';
import { createRandom } from '../test/support/reading/random.ts';
import { libraryItem } from './library/generate-items.ts';
import { atMost, type Measurement } from './measurement.ts';

// Measures the search over the words of a hundred thousand pictures, each of which says about what a window does.

export const name = 'Searching by the words in 100,000 pictures';

const count = 100_000;
const shown = 200;
const wordsAPicture = 80;
/** Different words, the first of which are the most frequent, as in every language. */
const vocabulary = 50_000;

const letters = 'etaoinshrdlucmfwypvbgkqjxz';

/** The word of this rank; common ones are short. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 30; rest > 0; rest = Math.floor(rest / letters.length))
    word += letters[rest % letters.length];
  return word;
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

type Opened = ReturnType<typeof openStore>;

/** Processor time of the `library` call's first page, ms: nothing in it waits. */
function firstPage(store: Opened, search: LibrarySearch): number {
  const from = process.cpuUsage();
  const { ids } = store.library.findPage(search, shown, null);
  const items = store.library.getMany(ids);
  const days = countDays(store.library.listUploadTimes(search));
  const { user, system } = process.cpuUsage(from);
  if (items.length > 0 && days.length === 0) throw new Error('Items without days');
  return (user + system) / 1000;
}

/** Words of all ranks, alone and together, letter by letter as they are typed. */
function* keystrokes(): Generator<string> {
  const searches = [[400], [3_000], [20_000], [45_000], [900, 5_000], [12, 7_000], [30_000, 2], [150, 160]];
  for (const ranks of searches) {
    const typed = ranks.map(wordOf).join(' ');
    for (let length = 1; length <= typed.length; length += 1) yield typed.slice(0, length);
  }
}

export async function run(): Promise<Measurement[]> {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const store = openStore({ profile, now: Date.now });
  try {
    fill(store);
    const all: LibrarySearch = { text: '', sort: 'newest' };
    const typed = Array.from({ length: 3 }, () =>
      [...keystrokes()].map((text) => firstPage(store, { ...all, text })),
    ).flat();
    const filtered = [...keystrokes()].map((text) =>
      firstPage(store, { text, sort: 'newest', kind: ['image'] }),
    );
    const [item] = store.library.getMany(store.library.findPage(all, 1, null).ids);
    const from = process.cpuUsage();
    for (let index = 0; index < 100; index += 1) store.words.findMarks(item?.id ?? '', wordOf(12));
    const { user, system } = process.cpuUsage(from);
    const megabytes = statSync(join(profile, 'snapferry.db')).size / 1_000_000;
    return [
      atMost('search keystroke, with counts (95th percentile)', quantile(typed, 0.95), 50, 'ms'),
      { name: 'search keystroke, with counts (median)', value: quantile(typed, 0.5), unit: 'ms', ok: true },
      { name: 'with a filter (95th percentile)', value: quantile(filtered, 0.95), unit: 'ms', ok: true },
      { name: 'marks of a picture', value: (user + system) / 100_000, unit: 'ms', ok: true },
      { name: 'database', value: megabytes, unit: 'MB', ok: true },
    ];
  } finally {
    store.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function fill(store: Opened): void {
  const random = createRandom(19);
  const items = Array.from({ length: count }, (_, index) => libraryItem(index));
  store.library.importItems(items);
  for (const { id } of items)
    store.words.keep(id, {
      languages: ['eng'],
      width: 1_920,
      height: 1_080,
      failure: null,
      words: Array.from({ length: wordsAPicture }, (_, place) => ({
        // As frequent as its rank says (Zipf).
        text: wordOf(Math.floor(vocabulary ** random.next())),
        box: { x: (place % 10) * 190, y: Math.floor(place / 10) * 120, width: 80, height: 14 },
      })),
    });
}
