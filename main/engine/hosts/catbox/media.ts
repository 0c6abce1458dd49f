import type { AcceptedMedia } from '../http/accepted-media.ts';

/**
 * What Catbox takes: any kind of picture or video up to 200 MB, GIFs up to 20 MB; what it refuses (`.exe`, `.scr`,
 * `.cpl`, `.doc*`, `.jar`) is never uploaded from here. Source: catbox.moe/faq.php.
 */
export const accepted: AcceptedMedia = {
  host: 'Catbox',
  types: null,
  limits: { 'image/gif': 20_000_000, other: 200_000_000 },
  certain: {
    types: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'video/mp4', 'video/webm'],
    bytes: 20_000_000,
  },
};
