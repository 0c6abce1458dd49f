import type { ConsentKind } from '../contract/consent.ts';
import type { Privacy } from '../contract/host.ts';
import type { Translator } from './index.ts';

/** What pictures go where, and who sees them there. */
export interface ConsentDestination {
  readonly kind: ConsentKind | 'command-line' | 'editor';
  /** Of the account that they go to; null: anonymous. */
  readonly username: string | null;
  readonly privacy: Privacy;
  /** The host is a stand-in on this computer. */
  readonly isPractice: boolean;
}

/** That, as one sentence. */
export function consentSentence(
  i18n: Pick<Translator, 't'>,
  { kind, username, privacy, isPractice }: ConsentDestination,
): string {
  return i18n.t('consent.sentence', {
    what: i18n.t(`consent.what.${kind}`),
    place: isPractice ? 'practice' : 'imgur',
    hasAccount: username === null ? 'no' : 'yes',
    username: username ?? '',
    privacy,
  });
}
