import type { Settings } from '../../../../contract/settings.ts';
import type { Access } from '../access.ts';
import { clearSettings } from './clear-settings.ts';
import { grantGalleryConsent } from './grant-gallery-consent.ts';
import { hasGalleryConsent } from './has-gallery-consent.ts';
import { isPaused } from './is-paused.ts';
import { readSettings } from './read-settings.ts';
import { revokeGalleryConsent } from './revoke-gallery-consent.ts';
import { setPaused } from './set-paused.ts';
import { writeSettings } from './write-settings.ts';

export interface SettingsStore {
  /**
   * Returns the settings; what is missing or invalid has its default. They are read once, since each upload asks for
   * them several times and nobody else writes them while this database is open.
   */
  read(): Settings;
  write(patch: Partial<Settings>): Settings;
  /** Takes settings back to their defaults. */
  clear(names: readonly (keyof Settings)[]): Settings;
  isPaused(): boolean;
  setPaused(paused: boolean): void;
  /** Stores the user's consent to the public gallery, which is given once. */
  grantGalleryConsent(): void;
  hasGalleryConsent(): boolean;
  /** Revokes that consent. */
  revokeGalleryConsent(): void;
}

export function settingsStore({ read, write }: Access): SettingsStore {
  const readAll = read(readSettings);
  const writeSome = write(writeSettings);
  const clearSome = write(clearSettings);
  let known: Settings | null = null;
  return {
    read() {
      known ??= readAll();
      return known;
    },
    write(patch) {
      known = null;
      return writeSome(patch);
    },
    clear(names) {
      known = null;
      return clearSome(names);
    },
    isPaused: read(isPaused),
    setPaused: write(setPaused),
    grantGalleryConsent: write(grantGalleryConsent),
    hasGalleryConsent: read(hasGalleryConsent),
    revokeGalleryConsent: write(revokeGalleryConsent),
  };
}
