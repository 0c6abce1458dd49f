import { z } from 'zod';
import type { Albums, Shareable } from '../albums.ts';
import { type ChangeRequests, gone, needsAccount } from './changes.ts';

const favoriteSchema = z.object({ data: z.enum(['favorited', 'unfavorited']) });

/** Requests of the public gallery and of an account's favourites: both need an account, and go by id. */
export function createGallery({
  demand,
  change,
}: ChangeRequests): Pick<Albums, 'share' | 'unshare' | 'toggleFavorite'> {
  return {
    async share(what, { title, tags, mature }, credentials, signal) {
      if (credentials.kind !== 'account') return needsAccount;
      const form = new URLSearchParams({ title, terms: '1', mature: mature ? '1' : '0' });
      if (tags.length > 0) form.set('tags', tags.join(','));
      const path = `/3/gallery/${what.kind}/${shareId(what)}`;
      return change({ method: 'POST', path, form }, credentials, signal);
    },

    async unshare(what, credentials, signal) {
      if (credentials.kind !== 'account') return needsAccount;
      const path = `/3/gallery/${shareId(what)}`;
      return change({ method: 'DELETE', path }, credentials, signal, true);
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
  };
}

function shareId(what: Shareable): string {
  return encodeURIComponent(what.kind === 'image' ? what.image.id : what.album.id);
}
