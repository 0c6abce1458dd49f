import type { Settings } from '../../../../contract/settings.ts';
import type { Access } from '../access.ts';
import { grantGalleryConsent } from './grant-gallery-consent.ts';
import { hasGalleryConsent } from './has-gallery-consent.ts';
import { isPaused } from './is-paused.ts';
import { readSettings } from './read-settings.ts';
import { revokeGalleryConsent } from './revoke-gallery-consent.ts';
import { setPaused } from './set-paused.ts';
import { writeSettings } from './write-settings.ts';

export interface SettingsStore {
  /** Reads the settings; what is missing or invalid has its default. */
  read(): Settings;
  write(patch: Partial<Settings>): Settings;
  isPaused(): boolean;
  setPaused(paused: boolean): void;
  /** Stores the user's consent to the public gallery, which is given once. */
  grantGalleryConsent(): void;
  hasGalleryConsent(): boolean;
  /** Revokes that consent. */
  revokeGalleryConsent(): void;
}

export function settingsStore({ tables, read, write }: Access): SettingsStore {
  return {
    read: read(readSettings(tables)),
    write: write(writeSettings(tables)),
    isPaused: read(isPaused(tables)),
    setPaused: write(setPaused(tables)),
    grantGalleryConsent: write(grantGalleryConsent(tables)),
    hasGalleryConsent: read(hasGalleryConsent(tables)),
    revokeGalleryConsent: write(revokeGalleryConsent(tables)),
  };
}
