import { describe, expect, test } from 'vitest';
import type { Origin } from '../../../contract/origin.ts';
import { settingsSchema } from '../../../contract/settings.ts';
import { AddedFolders, folderToOffer } from '../../../renderer/state/added-folders.ts';
import { jobWith } from '../../support/records.ts';

const settings = settingsSchema.parse({});
let last = 0;
const added = (path: string, batchId: string, origin: Origin = 'drop') => {
  last += 1;
  return jobWith({ id: `job-${last}`, batchId, origin, source: { kind: 'file', path } });
};
const folder = '/home/ada/Pictures/Screens';

describe('a folder', () => {
  test('is frequent after three times, however many pictures came each time', () => {
    const folders = new AddedFolders();
    const many = Array.from({ length: 500 }, (_, at) => added(`${folder}/${at}.png`, 'first'));
    expect(folders.note(many)).toBe(false);
    expect(folders.note([added(`${folder}/a.png`, 'second'), added(`${folder}/b.png`, 'second')])).toBe(
      false,
    );
    expect(folders.frequent).toEqual([]);
    expect(folders.note([added(`${folder}/c.png`, 'third')])).toBe(true);
    expect(folders.frequent).toEqual([folder]);
    expect(folders.note([added(`${folder}/d.png`, 'fourth')])).toBe(false);
  });

  test('counts only where somebody has fetched from it by hand', () => {
    const folders = new AddedFolders();
    const origins: Origin[] = ['folder', 'capture', 'command-line', 'editor', 'clipboard-watch'];
    for (const [at, origin] of origins.entries()) folders.note([added(`${folder}/a.png`, `b${at}`, origin)]);
    for (const batchId of ['x', 'y', 'z'])
      folders.note([
        jobWith({ id: batchId, batchId, source: { kind: 'url', url: 'https://a.example/b/c/d.png' } }),
      ]);
    expect(folders.frequent).toEqual([]);
  });

  test('is not offered where everything lands, or nothing is above it', () => {
    const folders = new AddedFolders();
    const paths = [
      '/home/ada/a.png',
      '/home/ada/Downloads/a.png',
      '/a.png',
      'C:\\Users\\Ada\\Desktop\\a.png',
      'a.png',
    ];
    for (const path of paths)
      for (const batchId of ['1', '2', '3']) folders.note([added(path, `${path} ${batchId}`)]);
    expect(folders.frequent).toEqual([]);
    for (const batchId of ['1', '2', '3']) folders.note([added('C:\\Users\\Ada\\Shots\\a.png', batchId)]);
    expect(folders.frequent).toEqual(['C:\\Users\\Ada\\Shots']);
  });
});

describe('watching', () => {
  test('is offered for the last frequent folder that is not watched, or was not answered', () => {
    const frequent = ['/home/ada/Shots', '/home/ada/Scans'];
    expect(folderToOffer(frequent, [], settings)).toBe('/home/ada/Shots');
    const answered = { ...settings, foldersNotOffered: ['/home/ada/Shots'] };
    expect(folderToOffer(frequent, [], answered)).toBe('/home/ada/Scans');
    expect(folderToOffer(frequent, [{ path: '/home/ada/Scans' }], answered)).toBeNull();
    expect(folderToOffer(frequent, [{ path: '/home/ada' }], settings)).toBeNull();
    expect(folderToOffer(['/home/ada/Sho'], [{ path: '/home/ada/Shots' }], settings)).toBe('/home/ada/Sho');
    expect(folderToOffer(['/home/ada/Shots'], [{ path: '/home/ada/Shots/2026' }], settings)).toBeNull();
    expect(folderToOffer(frequent, [], { ...settings, offersFolders: false })).toBeNull();
  });
});
