import type { LibraryItem } from '../../../contract/library.ts';
import { threeHosts } from './hosts.ts';
import { draft } from './posts.ts';
import { itemOf, longName } from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';
import { minute, sceneTime } from './time.ts';

/** Creates items with each possible state of an upload, among many others. */
export function libraryItems(count: number): LibraryItem[] {
  const checkedAt = sceneTime - 5 * minute;
  const special: Readonly<Record<number, Partial<LibraryItem>>> = {
    1: { presence: 'alive', checkedAt },
    2: { presence: 'removed', checkedAt },
    3: { presence: 'deleting', deletion: { state: 'scheduled', deleteAt: sceneTime + 8_000 } },
    4: { presence: 'deleted', deletion: { state: 'deleted', at: checkedAt } },
    5: {
      deletion: {
        state: 'failed',
        at: checkedAt,
        error: { code: 'forbidden', message: 'Imgur said no', params: {} },
      },
    },
    6: { presence: 'replaced', checkedAt, similarTo: 'item-0' },
    7: { presence: 'unclear', checkedAt },
    8: { jobId: null, origin: null, importedFrom: 'sharex', media: null, hasThumbnail: false, kind: 'image' },
    9: { title: `${longName} ${longName}`, name: longName, description: `${longName} `.repeat(6) },
  };
  return Array.from({ length: count }, (_, index) => itemOf(index, special[index]));
}

export const libraryScenes = {
  library: () => ({
    snapshot: snapshotOf({
      posts: [draft],
      templates: [{ id: 'own-1', name: 'Team wiki', text: '[[{link}|{title|name}]]' }],
    }),
    library: libraryItems(100),
    linkCheck: {
      running: false,
      total: 100,
      done: 100,
      alive: 96,
      removed: 2,
      replaced: 1,
      unclear: 1,
      error: null,
    },
    backups: (['daily', 'daily', 'migration', 'restore'] as const).map((kind, index) => ({
      path: `/backups/${index}`,
      kind,
      at: sceneTime - (index * 26 + 3) * 60 * minute,
      bytes: 8_400_112 - index * 120_400,
    })),
    shell,
    says: [],
  }),
  'library-hosts': () => ({
    snapshot: snapshotOf({ destinations: threeHosts }),
    library: libraryItems(20),
    shell,
    says: [],
  }),
  'library-huge': () => ({
    snapshot: snapshotOf({}),
    library: libraryItems(100_000),
    shell,
    says: [],
  }),
} satisfies Record<string, () => Scene>;
