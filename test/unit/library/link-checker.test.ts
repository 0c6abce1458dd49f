import { expect, test } from 'vitest';
import type { LinkCheck } from '../../../contract/library.ts';
import type { ItemHosts } from '../../../main/engine/library/item-hosts.ts';
import { createLinkChecker } from '../../../main/engine/library/link-checker.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { noon, openIn, remote, tempFolder } from '../store/support.ts';

const item = (id: string, host: string) => ({
  id,
  jobId: null,
  origin: null,
  importedFrom: 'sharex' as const,
  host,
  name: id,
  title: null,
  description: null,
  privacy: 'hidden' as const,
  account: null,
  media: null,
  hasThumbnail: false,
  maybeTwice: false,
  uploadedAt: noon,
  remote: { ...remote, id, link: `https://${host}.example/${id}.png` },
});

function checking() {
  const clock = manualClock();
  const store = openIn(tempFolder());
  store.library.importItems([item('own', 'imgur'), item('other', 'elsewhere')]);
  const asked: string[] = [];
  const hosts: Pick<ItemHosts, 'checkLink'> = {
    checkLink({ host, remote: { link } }) {
      if (host !== 'imgur') return null;
      asked.push(link);
      return Promise.resolve({ kind: 'removed' });
    },
  };
  const told: LinkCheck[] = [];
  const checker = createLinkChecker({
    store,
    clock,
    hosts,
    changed: () => {},
    progressed: (check) => told.push(check),
  });
  const presenceOf = (id: string) => store.library.getMany([id])[0]?.presence;
  return { clock, store, asked, checker, told, presenceOf };
}

test('a link at another host than the one in use is not asked about, and what is known of it stays', async () => {
  const { clock, store, asked, checker, presenceOf } = checking();
  store.library.setLinkState('other', 'alive');
  checker.start(null);
  await expect
    .poll(() => {
      clock.advance(200);
      return checker.state.running;
    })
    .toBe(false);
  expect(asked).toEqual(['https://imgur.example/own.png']);
  expect(checker.state).toMatchObject({ total: 2, done: 2, removed: 1, unclear: 1, error: null });
  expect([presenceOf('own'), presenceOf('other')]).toEqual(['removed', 'alive']);
});
