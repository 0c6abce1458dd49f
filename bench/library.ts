import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LibrarySearch } from '../contract/library.ts';
import { countDays } from '../main/engine/library/days.ts';
import type { NewHistory } from '../main/engine/queue/history.ts';
import { openStore } from '../main/engine/queue/store.ts';

export const name = 'A library of 100,000';

const count = 100_000;
const shown = 200;
const words =
  'harbour sunset cat dog Ёлка порт вечер screenshot error window Zürich café mountain river screen table report invoice chart map'.split(
    ' ',
  );
const word = (index: number) => words[(index * 7_919) % words.length] ?? '';

function item(index: number): NewHistory {
  const id = (index * 2_654_435_761).toString(36).slice(-7).padStart(7, 'x');
  return {
    id: `item ${index}`,
    jobId: null,
    origin: null,
    importedFrom: 'sharex',
    host: index % 20 === 0 ? 'smms' : 'imgur',
    name: `IMG_${index}_${word(index)}.png`,
    title: `${word(index + 1)} ${word(index + 5)}`,
    description: index % 3 === 0 ? `${word(index + 2)} bei ${word(index + 3)}` : null,
    privacy: index % 10 === 0 ? 'public' : 'hidden',
    account: null,
    media: null,
    hasThumbnail: false,
    maybeTwice: false,
    uploadedAt: Date.UTC(2020, 0, 1) + index * 1_800_000,
    remote: {
      id,
      link: `https://i.imgur.com/${id}.png`,
      page: `https://imgur.com/${id}`,
      deletehash: `${id}deletehas`,
      mime: index % 15 === 0 ? 'video/mp4' : 'image/png',
      width: 800,
      height: 600,
      bytes: 10_000 + ((index * 7_919) % 900_000),
    },
  };
}

/**
 * What the `library` call does for a first page, and what it takes of the processor, ms: nothing in it waits, so that
 * is what it takes on a machine that does nothing else.
 */
function firstPage(store: ReturnType<typeof openStore>, search: LibrarySearch): number {
  const from = process.cpuUsage();
  const { ids } = store.findLibrary(search, shown, null);
  const items = store.getItems(ids);
  const days = countDays(store.libraryTimes(search));
  const { user, system } = process.cpuUsage(from);
  const took = (user + system) / 1000;
  if (items.length > 0 && days.length === 0) throw new Error('Items without days');
  return took;
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Each search as it is typed, letter by letter. */
function* keystrokes(): Generator<string> {
  for (const typed of [
    'harbour',
    'ёлка порт',
    'screenshot err',
    'zurich cafe',
    'img_4711',
    'invoice',
    'imgur',
  ])
    for (let length = 1; length <= typed.length; length++) yield typed.slice(0, length);
}

export async function run() {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const store = openStore({ profile, now: Date.now });
  try {
    store.importItems(Array.from({ length: count }, (_, index) => item(index)));
    const all: LibrarySearch = { text: '', sort: 'newest' };
    const opened = Array.from({ length: 15 }, () => firstPage(store, all));
    const typed = Array.from({ length: 3 }, () =>
      [...keystrokes()].map((text) => firstPage(store, { ...all, text })),
    ).flat();
    const filtered = (['newest', 'largest', 'name'] as const).flatMap((sort) =>
      Array.from({ length: 5 }, () => firstPage(store, { text: '', sort, kind: ['image'], host: ['imgur'] })),
    );
    const figure = (what: string, value: number, limit: number) => ({
      name: what,
      value: Math.round(value * 10) / 10,
      unit: 'ms',
      limit,
      ok: value < limit,
    });
    return [
      figure('first page, with counts (median)', quantile(opened, 0.5), 20),
      figure('search keystroke, with counts (95th percentile)', quantile(typed, 0.95), 50),
      figure('filters, with counts (95th percentile)', quantile(filtered, 0.95), 100),
    ];
  } finally {
    store.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
