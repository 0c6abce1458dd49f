import type { Tables } from '../tables.ts';

/** Revokes the consent: the user is asked again before something is shared in the public gallery. */
export function revokeGalleryConsent({ db }: Tables) {
  const remove = db.prepare("DELETE FROM meta WHERE name = 'gallery'");
  return (): void => {
    remove.run();
  };
}
