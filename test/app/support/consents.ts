import { consentKindSchema } from '../../../contract/consent.ts';
import { openStore } from '../../../main/engine/store/store.ts';

/** Makes a profile whose user has consented to all automatic uploads before, and has no undo window. */
export function giveConsents(profile: string): void {
  const store = openStore({ profile, now: Date.now });
  store.settings.write({
    clipboardWatchGraceMs: 0,
    consents: consentKindSchema.options.map((kind) => ({
      kind,
      host: 'imgur',
      account: null,
      privacy: 'hidden',
    })),
  });
  store.close();
}
