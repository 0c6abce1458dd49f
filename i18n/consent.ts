import type { ConsentKind } from '../contract/consent.ts';
import type { Privacy } from '../contract/host.ts';
import type { Translator } from './index.ts';

/** Describes the destination and audience of pictures. */
export interface ConsentDestination {
  readonly kind: ConsentKind | 'command-line' | 'editor';
  /** User name of their account; null: anonymous. */
  readonly username: string | null;
  readonly privacy: Privacy;
  /** The host is a stand-in on this computer. */
  readonly isPractice: boolean;
}

/** Formats the destination as one sentence. */
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
