import type { Settings } from '../../../../contract/records.ts';
import type { Access } from '../access.ts';
import { grantGalleryConsent } from './grant-gallery-consent.ts';
import { hasGalleryConsent } from './has-gallery-consent.ts';
import { isPaused } from './is-paused.ts';
import { readSettings } from './read-settings.ts';
import { revokeGalleryConsent } from './revoke-gallery-consent.ts';
import { setPaused } from './set-paused.ts';
import { writeSettings } from './write-settings.ts';

export interface SettingsStore {
  /** What is missing or not valid has its default. */
  read(): Settings;
  write(patch: Partial<Settings>): Settings;
  isPaused(): boolean;
  setPaused(paused: boolean): void;
  /** Somebody said once that things may be shown to everybody. */
  grantGalleryConsent(): void;
  hasGalleryConsent(): boolean;
  /** Takes that back. */
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
