import type { PrivateKind } from '../../contract/reading.ts';
import type { PlainMessageId, Translator } from '../../i18n/index.ts';

/** Names of what looks private. */
export const privateKindTexts: Readonly<Record<PrivateKind, PlainMessageId>> = {
  card: 'private.card',
  iban: 'private.iban',
  secret: 'private.secret',
  password: 'private.password',
  email: 'private.email',
  phone: 'private.phone',
};

/** Lists what was found, in a sentence. */
export function listPrivateKinds(i18n: Translator, kinds: readonly PrivateKind[]): string {
  const names = kinds.map((kind) => i18n.t(privateKindTexts[kind]));
  return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
}
