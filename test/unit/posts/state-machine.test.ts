import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { AlbumContent, RemoteAlbum } from '../../../main/engine/hosts/albums.ts';
import {
  applyEvent,
  nextStep,
  type Picture,
  type StepEvent,
} from '../../../main/engine/posts/state-machine.ts';
import type { StoredPost } from '../../../main/engine/store/types.ts';
import { postOf } from './support.ts';

const image = (id: string): RemoteImage => ({
  id,
  link: `https://i.example/${id}.png`,
  page: `https://example/${id}`,
  deletehash: `hash${id}`,
  mime: null,
  width: null,
  height: null,
  bytes: null,
});

/** Models a pessimistic host: it does what was asked, whether or not its answer arrives. */
class ModelHost {
  readonly albums = new Map<string, { title: string | null; pictures: string[]; mark: string | null }>();
  readonly said = new Map<string, { title: string | null; description: string | null }>();
  readonly gallery = new Set<string>();
  updatesSetContents = true;

  create(mark: string | null): RemoteAlbum {
    const id = `a${this.albums.size}`;
    this.albums.set(id, { title: null, pictures: [], mark });
    return { id, page: `https://example/a/${id}`, deletehash: `hash-${id}` };
  }
  update(album: RemoteAlbum, { title, pictures }: AlbumContent): void {
    const known = this.albums.get(album.id);
    if (!known) return;
    known.title = title;
    if (this.updatesSetContents) known.pictures = pictures.map(({ id }) => id);
  }
  contents(album: RemoteAlbum, { pictures }: AlbumContent): void {
    const known = this.albums.get(album.id);
    if (known) known.pictures = pictures.map(({ id }) => id);
  }
}

type Fate = 'answered' | 'dies-before' | 'dies-after';

/** Runs a post to its end; each step meets its fate, and after a crash it goes on from what is stored. */
function play(start: StoredPost, host: ModelHost, fates: Iterator<Fate>): StoredPost {
  let post = start;
  const pictures = (): Picture[] =>
    post.entries.map(({ id }, index) => ({
      entryId: id,
      state: 'uploaded',
      image: image(`p${index}`),
      said: host.said.get(id) ?? { title: null, description: null },
    }));
  const write = (event: StepEvent) => {
    post = applyEvent(post, event);
  };
  for (let steps = 0; steps < 500; steps++) {
    const step = nextStep(post, pictures());
    const fate = fates.next().value ?? 'answered';
    switch (step.kind) {
      case 'rest':
        return post;
      case 'wait':
      case 'stuck':
        throw new Error(step.kind);
      case 'give-up-lost':
        write({ kind: 'lost' });
        break;
      case 'create': {
        if (fate === 'dies-before') break;
        write({ kind: 'committed' });
        const album = host.create(post.account === null ? null : post.mark);
        if (fate === 'answered') write({ kind: 'created', album });
        break;
      }
      case 'find': {
        if (fate !== 'answered') break;
        const [id] = [...host.albums].find(([, { mark }]) => mark === post.mark) ?? [];
        if (id === undefined) write({ kind: 'not-created' });
        else write({ kind: 'created', album: { id, page: '', deletehash: `hash-${id}` } });
        break;
      }
      case 'describe':
        if (fate !== 'dies-before') host.said.set(step.entryId, step.text);
        break;
      case 'update':
      case 'contents':
        if (fate === 'dies-before') break;
        host[step.kind](step.album, step.content);
        if (fate === 'answered') write({ kind: 'told', by: step.kind, content: step.content });
        break;
      case 'look': {
        const seen = host.albums.get(step.album.id)?.pictures ?? null;
        if (fate === 'answered') write({ kind: 'seen', content: step.content, pictures: seen });
        break;
      }
      case 'share':
        if (fate !== 'dies-before') host.gallery.add(step.album.id);
        if (fate === 'answered') write({ kind: 'shared' });
        break;
      case 'unshare':
        if (fate !== 'dies-before') host.gallery.delete(step.album.id);
        if (fate === 'answered') write({ kind: 'unshared' });
        break;
      case 'finish':
        if (fate === 'answered') write({ kind: 'finished', at: 1 });
        break;
      default:
        throw new Error(step satisfies never);
    }
  }
  throw new Error('it never ends');
}

const fates = fc.array(fc.constantFrom<Fate>('answered', 'dies-before', 'dies-after'), { maxLength: 40 });

describe('whenever the engine dies', () => {
  test('a post is there once, whole and in order', () => {
    fc.assert(
      fc.property(
        fates,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (met, count, hasAccount, isPublic, updatesSetContents) => {
          const host = new ModelHost();
          host.updatesSetContents = updatesSetContents;
          const start = postOf(count, {
            account: hasAccount ? 'me' : null,
            privacy: hasAccount && isPublic ? 'public' : 'hidden',
          });
          const done = play(start, host, met[Symbol.iterator]());
          expect(done.state).toBe('done');
          const full = [...host.albums].filter(([, { pictures }]) => pictures.length > 0);
          expect(full).toHaveLength(1);
          const [id, album] = full[0] ?? [];
          expect(id).toBe(done.album?.id);
          expect(album).toMatchObject({
            title: 'Title',
            pictures: Array.from({ length: count }, (_, index) => `p${index}`),
          });
          expect([...host.gallery]).toEqual(done.privacy === 'public' ? [id] : []);
          if (count > 1) expect(host.said.get('e1')?.title).toBe('Own words');
          // With an account nothing is ever left; without one, what was left is empty and told.
          const left = host.albums.size - 1;
          if (hasAccount) expect(left).toBe(0);
          expect(done.emptyLeft).toBe(left > 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the same when it is changed and made again', () => {
    fc.assert(
      fc.property(
        fates,
        fates,
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
        (first, second, order) => {
          const host = new ModelHost();
          const made = play(postOf(4), host, first[Symbol.iterator]());
          const entries = order.flatMap((index) => made.entries[index] ?? []);
          const changed: StoredPost = { ...made, state: 'making', title: 'Other', entries };
          const done = play(changed, host, second[Symbol.iterator]());
          expect(done.album).toEqual(made.album);
          expect(host.albums.get(done.album?.id ?? '')).toMatchObject({
            title: 'Other',
            pictures: order.map((_, index) => `p${index}`),
          });
        },
      ),
    );
  });
});

test('an album that shows something else in the end is told, and not said to be done', () => {
  const album = { id: 'a', page: '', deletehash: 'hash' };
  const pictures: Picture[] = [
    { entryId: 'e0', state: 'uploaded', image: image('p0'), said: { title: null, description: null } },
  ];
  let post = postOf(1, { album });
  const tell = (by: 'update' | 'contents') => {
    const step = nextStep(post, pictures);
    if (step.kind !== by) throw new Error(step.kind);
    post = applyEvent(post, { kind: 'told', by, content: step.content });
    const look = nextStep(post, pictures);
    if (look.kind !== 'look') throw new Error(look.kind);
    post = applyEvent(post, { kind: 'seen', content: look.content, pictures: ['other'] });
  };
  tell('update');
  tell('contents');
  expect(post).toMatchObject({ state: 'failed', error: { code: 'post-differs' } });
});

test('pictures decide first: waiting ones are waited for, failed ones stop it', () => {
  const one = { entryId: 'e0', image: null, said: null } as const;
  const post = postOf(1);
  expect(nextStep(post, [{ ...one, state: 'uploading' }]).kind).toBe('wait');
  expect(nextStep(post, [{ ...one, state: 'failed' }]).kind).toBe('stuck');
  expect(nextStep({ ...post, state: 'draft' }, []).kind).toBe('rest');
  expect(nextStep({ ...post, state: 'failed', error: errorData('gone', '') }, []).kind).toBe('rest');
});
