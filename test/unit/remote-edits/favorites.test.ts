import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { FullHost } from '../../../main/engine/hosts/host.ts';
import { favoriteHandlers } from '../../../main/engine/remote-edits/favorites.ts';
import { openIn, tempFolder, upload } from '../store/support.ts';

/** What `upload` uploads is at imgur. */
function favoritesAt(hostId: string) {
  const store = openIn(tempFolder());
  upload(store, 'a.png', { account: 'imgur:ada' });
  const toggled: string[] = [];
  const albums = {
    async toggleFavorite({ id }: { id: string }) {
      toggled.push(id);
      return { kind: 'toggled', isFavorite: true, observation: null };
    },
  };
  const host = { id: hostId, albums } as unknown as FullHost;
  const handlers = favoriteHandlers({
    store,
    queue: {
      host,
      request: (_, send) => send(host, { kind: 'anonymous', clientId: 'c' }, new AbortController().signal),
    },
    changed: () => {},
    whyNot: () => errorData('rate-limited', 'no'),
  });
  return { handlers, toggled };
}

test('a favourite is asked of the host that has the picture', async () => {
  const { handlers, toggled } = favoritesAt('imgur');
  const answer = await handlers.favorite({ ids: ['history of a.png'], isFavorite: true });
  expect([answer.done, toggled]).toEqual([['history of a.png'], ['abc']]);
});

test('and of no other one', async () => {
  const { handlers, toggled } = favoritesAt('elsewhere');
  const answer = await handlers.favorite({ ids: ['history of a.png'], isFavorite: true });
  expect(answer.done).toEqual([]);
  expect(answer.refused).toMatchObject([{ error: { code: 'forbidden', params: { host: 'imgur' } } }]);
  expect(toggled).toEqual([]);
});
