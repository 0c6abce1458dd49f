import { folderOptionsSchema, type WatchedFolder } from '../../../contract/folders.ts';
import { jobOf, longName } from './records.ts';
import { type Scene, shell, snapshotOf } from './scene.ts';
import { at } from './time.ts';

export const folderOf = (id: string, change: Partial<WatchedFolder>): WatchedFolder => ({
  ...folderOptionsSchema.parse({}),
  id,
  path: `/home/ada/Pictures/${id}`,
  isLasting: true,
  state: { kind: 'watching' },
  polled: null,
  asking: 0,
  taken: 0,
  unfinished: { count: 0, names: [] },
  unnameable: { count: 0, names: [] },
  last: null,
  trouble: null,
  ...change,
});

const lastOf = (name: string) => ({ name, at: at(13, 41), jobId: 'job-0' });

export const folderScenes = {
  'folders-offer': () => ({
    snapshot: snapshotOf({
      jobs: [0, 12, 24].map((index) => jobOf(index, 'uploaded')),
      settings: { offersFolders: true },
    }),
    shell,
    says: [],
  }),
  'folders-first': () => ({ snapshot: snapshotOf({ clientId: null }), shell, says: [] }),
  folders: () => ({
    snapshot: snapshotOf({
      folders: [
        folderOf('Screenshots', { taken: 1_204, last: lastOf('Screenshot 2026-03-12 13.41.08.png') }),
        folderOf('Camera', { asking: 318, taken: 0, recursive: true, album: 'Camera 2026' }),
        folderOf('Scans', {
          state: { kind: 'scanning', seen: 12_480 },
          taken: 44,
          last: lastOf('2026/scan 044.png'),
        }),
        folderOf('Exports', { isOn: false, state: { kind: 'off' }, taken: 1, last: lastOf('final (3).png') }),
      ],
    }),
    shell,
    says: [],
  }),
  'folders-trouble': () => ({
    snapshot: snapshotOf({
      folders: [
        folderOf('stick', {
          path: '/media/ada/HOLIDAY 2026/DCIM',
          state: { kind: 'missing' },
          taken: 91,
          last: lastOf('DSC_0091.JPG'),
        }),
        folderOf('root', {
          path: '/root/pictures',
          state: {
            kind: 'unreadable',
            error: { code: 'folder-unreadable', message: '', params: { folder: '/root/pictures' } },
          },
        }),
        folderOf('share', {
          path: `/mnt/nas/${longName}/${longName}`,
          polled: 'network',
          taken: 7,
          last: lastOf(longName),
          unfinished: { count: 3, names: [longName, 'b.png', 'c.png'] },
          trouble: { code: 'folder-cannot-tidy', message: '', params: { name: longName } },
        }),
        folderOf('huge', {
          polled: 'limits',
          taken: 49_812,
          last: lastOf('a.png'),
          unfinished: { count: 1, names: ['film.mp4'] },
        }),
        folderOf('old disk', {
          taken: 12,
          last: lastOf('a.png'),
          unnameable: { count: 2, names: ['1998/foto m\uFFFDrz.jpg', 'caf\uFFFD.png'] },
        }),
        folderOf('tmp', { path: '/tmp/out', isLasting: false, taken: 2, last: lastOf('plot.png') }),
      ],
    }),
    shell,
    says: [],
  }),
} satisfies Record<string, () => Scene>;
