import { z } from 'zod';
import type { Albums, RemoteAlbum } from '../albums.ts';
import type { Connections } from '../http/connections.ts';
import { createChangeRequests, failureWithoutMedia, gone, notYours } from './changes.ts';
import { createGallery } from './gallery.ts';
import { checkCredentials } from './request-headers.ts';
import { nameOf, picturesForm } from './resource-names.ts';
import { parseResponse } from './responses.ts';
import { send } from './simple-request.ts';

const idSchema = z.string().regex(/^[\w-]{1,64}$/);
const madeSchema = z.object({
  success: z.literal(true).optional(),
  // The deletehash is missing now and then.
  data: z.object({ id: idSchema, deletehash: z.string().min(1).max(256).nullish().catch(null) }),
});
const imagesSchema = z.object({ data: z.array(z.object({ id: idSchema })) });
const albumsSchema = z.object({
  data: z.array(z.object({ id: idSchema, title: z.string().nullish(), deletehash: z.string().nullish() })),
});

/** Documented maximum of entries on one page of a list. */
const longestPage = 100;

/**
 * Requests of albums in Imgur's API v3, and of its gallery. What is documented and was seen, in short: an album's
 * creation answers only with its names; without an account it is addressed by its deletehash, and pictures are
 * named by theirs, which works with an account too; `PUT` sets texts and contents, `POST` replaces contents;
 * contents are locked while the album is in the gallery; sharing needs an account, a title and consent to the
 * terms.
 */
export function createAlbums(connections: Connections, pageOrigin: string): Albums {
  const requests = createChangeRequests(connections);
  const { demand, change } = requests;

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

    ...createGallery(requests),
  };
}
