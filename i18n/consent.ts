import type { ConsentKind } from '../contract/consent.ts';
import type { Privacy } from '../contract/host.ts';
import type { Translator } from './index.ts';

/** Describes the destination and audience of pictures. */
export interface ConsentDestination {
  readonly kind: ConsentKind | 'command-line' | 'editor';
  /** User name of their account; null: anonymous. */
  readonly username: string | null;
  readonly privacy: Privacy;
  /** Name of a host that is not the built-in one. */
  readonly service?: string | undefined;
  /** The host is a stand-in on this computer. */
  readonly isTrial: boolean;
}

/** Formats the destination as one sentence. */
export function consentSentence(
  i18n: Pick<Translator, 't'>,
  { kind, username, privacy, isTrial, service }: ConsentDestination,
): string {
  return i18n.t('consent.sentence', {
    what: i18n.t(`consent.what.${kind}`),
    place: service !== undefined ? 'host' : isTrial ? 'trial' : 'imgur',
    service: service ?? '',
    hasAccount: username === null ? 'no' : 'yes',
    username: username ?? '',
    privacy,
  });
}
