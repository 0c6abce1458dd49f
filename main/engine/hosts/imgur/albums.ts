import { z } from 'zod';
import { errorData } from '../../../../contract/app-error.ts';
import type { RemoteImage } from '../../../../contract/records.ts';
import type { Observation } from '../../scheduler/types.ts';
import type { AlbumContent, Albums, ChangeResult, RemoteAlbum, Shareable } from '../albums.ts';
import type { Credentials, Refused } from '../host.ts';
import type { Connections } from './request.ts';
import { checkCredentials } from './request-headers.ts';
import { parseResponse, saysMissing } from './responses.ts';
import { ask, type SimpleRequest, send } from './simple-request.ts';
import type { ErrorVerdict } from './verdict.ts';

const idSchema = z.string().regex(/^[\w-]{1,64}$/);
const madeSchema = z.object({
  success: z.literal(true).optional(),
  // The deletehash is missing now and then.
  data: z.object({ id: idSchema, deletehash: z.string().min(1).max(256).nullish().catch(null) }),
});
const doneSchema = z.object({ success: z.literal(true).optional(), data: z.literal(true) });
const favoriteSchema = z.object({ data: z.enum(['favorited', 'unfavorited']) });
const imagesSchema = z.object({ data: z.array(z.object({ id: idSchema })) });
const albumsSchema = z.object({
  data: z.array(z.object({ id: idSchema, title: z.string().nullish(), deletehash: z.string().nullish() })),
});

/** Documented as the most that one page of a list holds. */
const longestPage = 100;

/**
 * Albums of Imgur's API v3 and its gallery. What is documented and was seen, in short: an album's creation answers
 * only with its names; without an account it is addressed by its deletehash, and pictures are named by theirs, which
 * works with an account too; `PUT` sets texts and contents, `POST` replaces contents; contents are locked while the
 * album is in the gallery; sharing needs an account, a title and consent to the terms.
 */
export function createAlbums(connections: Connections, pageOrigin: string): Albums {
  /** Asks and reads, where nothing is lost by asking again. */
  async function demand<T>(
    what: SimpleRequest,
    schema: z.ZodType<T>,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<
    { readonly kind: 'read'; readonly value: T; readonly observation: Observation } | Missing | Refused
  > {
    return ask(connections, what, credentials, signal, (answer, asker) => {
      const read = parseResponse(answer, asker, schema);
      if (read.kind === 'read') return read;
      if (saysMissing(answer)) return { kind: 'missing', observation: read.observation } as const;
      return { ...read, verdict: { ...read.verdict, ...failureWithoutMedia(read.verdict) } };
    });
  }

  /** A change that the host only says yes to. */
  async function change(
    what: SimpleRequest,
    credentials: Credentials,
    signal: AbortSignal,
    isMissingFine = false,
  ): Promise<ChangeResult> {
    const answer = await demand(what, doneSchema, credentials, signal);
    if (answer.kind === 'read') return { kind: 'done', observation: answer.observation };
    if (answer.kind === 'failed') return answer;
    const { observation } = answer;
    return isMissingFine ? { kind: 'done', observation } : { ...gone, observation };
  }

  const albumOf = (id: string, deletehash: string | null): RemoteAlbum => ({
    id,
    page: `${pageOrigin}/a/${id}`,
    deletehash,
  });

  return {
    maxTitleLength: 128,
    // Not documented; an album that is refused after its pictures were paid for would be worse.
    maxPictures: 50,
    postCost: { user: 1, client: 1, post: 1 },
    cost: { user: 1, client: 1 },

    async create(mark, credentials, signal, onCommit) {
      const bad = checkCredentials(credentials);
      if (bad) return { kind: 'failed', ...bad, observation: null, mayBeThere: false };
      const form = new URLSearchParams({ privacy: 'hidden' });
      if (credentials.kind === 'account') form.set('title', mark);
      let isCommitted = false;
      const commit = () => {
        onCommit();
        isCommitted = true;
      };
      const request = { method: 'POST', path: '/3/album', form, onCommit: commit } as const;
      const end = await send(connections, request, credentials, signal);
      if (end.kind === 'broken')
        return { kind: 'failed', ...end.trouble, observation: null, mayBeThere: isCommitted };
      const read = parseResponse(end.answer, { credentials, media: null, isChange: true }, madeSchema);
      if (read.kind === 'read') {
        const { id, deletehash } = read.value.data;
        return {
          kind: 'created',
          album: albumOf(id, deletehash ?? null),
          observation: read.observation,
        };
      }
      const mayBeThere = isCommitted && !read.verdict.isClearNo;
      return {
        kind: 'failed',
        ...failureWithoutMedia(read.verdict),
        observation: read.observation,
        mayBeThere,
      };
    },

    async find(mark, page, credentials, signal) {
      const path = `/3/account/me/albums/${page}?perPage=${longestPage}`;
      const answer = await demand({ method: 'GET', path }, albumsSchema, credentials, signal);
      if (answer.kind === 'missing') return { ...gone, observation: answer.observation };
      if (answer.kind === 'failed') return answer;
      const { data } = answer.value;
      const found = data.find(({ title }) => title === mark);
      return {
        kind: 'searched',
        album: found ? albumOf(found.id, found.deletehash ?? null) : null,
        hasMore: data.length > 0,
        observation: answer.observation,
      };
    },

    async update(album, content, credentials, signal) {
      const form = picturesForm(content.pictures, credentials);
      if (!form) return notYours;
      form.set('title', content.title ?? '');
      form.set('description', content.description ?? '');
      if (content.cover) form.set('cover', content.cover.id);
      const name = nameOf(album, credentials);
      return name ? change({ method: 'PUT', path: `/3/album/${name}`, form }, credentials, signal) : notYours;
    },

    async setPictures(album, pictures, credentials, signal) {
      const form = picturesForm(pictures, credentials);
      const name = nameOf(album, credentials);
      if (!form || !name) return notYours;
      return change({ method: 'POST', path: `/3/album/${name}`, form }, credentials, signal);
    },

    async readContents(album, credentials, signal) {
      const path = `/3/album/${album.id}/images`;
      const answer = await demand({ method: 'GET', path }, imagesSchema, credentials, signal);
      if (answer.kind === 'failed') return answer;
      const { observation } = answer;
      if (answer.kind === 'missing') return { kind: 'seen', pictures: null, observation };
      return { kind: 'seen', pictures: answer.value.data.map(({ id }) => id), observation };
    },

    async remove(album, credentials, signal) {
      const name = nameOf(album, credentials);
      if (!name) return notYours;
      return change({ method: 'DELETE', path: `/3/album/${name}` }, credentials, signal, true);
    },

    async describe(image, { title, description }, credentials, signal) {
      const name = nameOf(image, credentials);
      if (!name) return notYours;
      const form = new URLSearchParams({ title: title ?? '', description: description ?? '' });
      return change({ method: 'POST', path: `/3/image/${name}`, form }, credentials, signal);
    },

    async share(what, { title, tags, mature }, credentials, signal) {
      if (credentials.kind !== 'account') return needsAccount;
      const form = new URLSearchParams({ title, terms: '1', mature: mature ? '1' : '0' });
      if (tags.length > 0) form.set('tags', tags.join(','));
      const path = `/3/gallery/${what.kind}/${shareId(what)}`;
      return change({ method: 'POST', path, form }, credentials, signal);
    },

    async toggleFavorite(image, credentials, signal) {
      if (credentials.kind !== 'account') return needsAccount;
      const path = `/3/image/${encodeURIComponent(image.id)}/favorite`;
      const form = new URLSearchParams({ id: image.id });
      const answer = await demand({ method: 'POST', path, form }, favoriteSchema, credentials, signal);
      if (answer.kind === 'missing') return { ...gone, observation: answer.observation };
      if (answer.kind === 'failed') return answer;
      const isFavorite = answer.value.data === 'favorited';
      return { kind: 'toggled', isFavorite, observation: answer.observation };
    },

    async unshare(what, credentials, signal) {
      if (credentials.kind !== 'account') return needsAccount;
      const path = `/3/gallery/${shareId(what)}`;
      return change({ method: 'DELETE', path }, credentials, signal, true);
    },
  };
}

interface Missing {
  readonly kind: 'missing';
  readonly observation: Observation;
}

const refusedHere = (why: Refused['failure']): Refused => ({
  kind: 'failed',
  failure: why,
  remedy: { kind: 'none' },
  observation: null,
});
const gone = refusedHere(errorData('gone', 'Imgur has no such thing any more'));
const notYours = refusedHere(errorData('not-yours', 'There is no deletehash that could be sent'));
const needsAccount = refusedHere(
  errorData('account-needed', 'Without an account nothing can be shown in the gallery'),
);

const isHashLike = (text: string | null): text is string => text !== null && /^[\w-]+$/.test(text);

/** Who has the deletehash may change it; the owner may by id as well. */
function nameOf(
  { id, deletehash }: { readonly id: string; readonly deletehash: string | null },
  credentials: Credentials,
): string | null {
  if (isHashLike(deletehash)) return deletehash;
  return credentials.kind === 'account' && isHashLike(id) ? id : null;
}

function shareId(what: Shareable): string {
  return encodeURIComponent(what.kind === 'image' ? what.image.id : what.album.id);
}

/** Pictures by deletehash, which always works; by id only where the account owns some whose hash is not known. */
function picturesForm(pictures: AlbumContent['pictures'], credentials: Credentials): URLSearchParams | null {
  const hashes = pictures.map(({ deletehash }: RemoteImage) => deletehash);
  const form = new URLSearchParams();
  if (hashes.every(isHashLike)) for (const hash of hashes) form.append('deletehashes[]', hash);
  else if (credentials.kind !== 'account') return null;
  else for (const { id } of pictures) form.append('ids[]', id);
  return form;
}

/** The words for a refusal that is not about the bytes of a picture. */
function failureWithoutMedia({ failure: why, remedy }: ErrorVerdict): Pick<Refused, 'failure' | 'remedy'> {
  if (why.code !== 'rejected') return { failure: why, remedy };
  return { failure: errorData('change-rejected', why.message, why.params), remedy };
}
