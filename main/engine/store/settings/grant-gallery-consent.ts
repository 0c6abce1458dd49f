import type { Tables } from '../tables.ts';

/** Stores the user's consent to the public gallery. */
export function grantGalleryConsent({ db }: Tables) {
  const put = db.prepare(
    "INSERT INTO meta (name, value) VALUES ('gallery', 'accepted') ON CONFLICT DO NOTHING",
  );
  return (): void => {
    put.run();
  };
}
