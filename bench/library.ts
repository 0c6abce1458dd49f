import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LibrarySearch } from '../contract/library.ts';
import { countDays } from '../main/engine/library/days.ts';
import { openStore } from '../main/engine/store/store.ts';
import { libraryItem } from './library/generate-items.ts';

export const name = 'A library of 100,000';

const count = 100_000;
const shown = 200;
/**
 * Performs the `library` call's work for a first page and returns its processor time, ms: nothing in it waits, so that
 * is its duration on an idle machine.
 */
function firstPage(store: ReturnType<typeof openStore>, search: LibrarySearch): number {
  const from = process.cpuUsage();
  const { ids } = store.library.findPage(search, shown, null);
  const items = store.library.getMany(ids);
  const days = countDays(store.library.listUploadTimes(search));
  const { user, system } = process.cpuUsage(from);
  const took = (user + system) / 1000;
  if (items.length > 0 && days.length === 0) throw new Error('Items without days');
  return took;
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Yields each search as it is typed, letter by letter. */
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
    store.library.importItems(Array.from({ length: count }, (_, index) => libraryItem(index)));
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
