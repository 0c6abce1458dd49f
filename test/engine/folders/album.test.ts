import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Post } from '../../../contract/posts.ts';
import {
  type RunningEngine,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';
import { addFolder, jobsOf, patiently, putPng } from './support.ts';

const uploadsIn = async (run: RunningEngine) =>
  (await jobsOf(run)).filter(({ state }) => state === 'uploaded').length;
const postsOf = async ({ engine }: RunningEngine): Promise<Post[]> => (await engine.call('posts', {})).posts;

test('pictures of a folder go into its album as they arrive, and into the same one after a restart', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const folder = await temporaryFolder();
  const first = await startTestEngine({ sandbox, profile, watchesFolders: true });
  await addFolder(first, folder, { album: ' Trips ', afterUpload: { kind: 'move', subfolder: 'done' } });
  await putPng(folder, 'a.png');
  await expect
    .poll(() => sandbox.albums().map(({ pictureIds }) => pictureIds.length), patiently)
    .toEqual([1]);
  await expect.poll(() => readdir(folder), patiently).toEqual(['done']);
  // Uploaded, and the engine is gone before it was put into the album.
  await putPng(folder, 'b.png');
  await expect.poll(() => uploadsIn(first), patiently).toBe(2);
  await first.engine.stop(0);
  expect(await readdir(folder)).toEqual(['b.png', 'done']);

  const second = await startTestEngine({ sandbox, profile, watchesFolders: true });
  await expect
    .poll(() => sandbox.albums().map(({ pictureIds }) => pictureIds.length), patiently)
    .toEqual([2]);
  await expect.poll(() => readdir(folder), patiently).toEqual(['done']);
  const [album] = sandbox.albums();
  expect(album).toMatchObject({ title: 'Trips', privacy: 'hidden' });
  expect(new Set(album?.pictureIds)).toEqual(new Set(sandbox.pictures().map(({ id }) => id)));
  await expect
    .poll(async () => (await postsOf(second)).map(({ title, state }) => [title, state]), patiently)
    .toEqual([['Trips', 'done']]);

  // A picture removed by hand stays removed, and a deleted one causes no error.
  const [post] = await postsOf(second);
  const [out, deleted] = post?.pictures ?? [];
  await second.engine.call('removeFromPost', { id: post?.id ?? '', entries: [out?.id ?? ''] });
  const { ids } = await second.engine.call('itemsOfJobs', { ids: [deleted?.jobId ?? ''] });
  await second.engine.call('deleteRemote', { ids });
  await putPng(folder, 'c.png');
  const fresh = async () => (await jobsOf(second)).find(({ name }) => name === 'c.png')?.remote?.id;
  await expect.poll(fresh, patiently).toBeDefined();
  const id = await fresh();
  await expect
    .poll(() => sandbox.albums().map(({ pictureIds }) => pictureIds.join()), patiently)
    .toEqual([id]);
});
