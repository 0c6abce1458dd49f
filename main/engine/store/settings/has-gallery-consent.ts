import type { Tables } from '../tables.ts';

export function hasGalleryConsent({ db }: Tables) {
  const select = db.prepare("SELECT 1 FROM meta WHERE name = 'gallery'");
  return (): boolean => select.get() !== undefined;
}
