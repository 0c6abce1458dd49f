import type { Tables } from '../tables.ts';

/** Revokes the consent: the user is asked again before something is shown to everybody. */
export function revokeGalleryConsent({ db }: Tables) {
  const remove = db.prepare("DELETE FROM meta WHERE name = 'gallery'");
  return (): void => {
    remove.run();
  };
}
