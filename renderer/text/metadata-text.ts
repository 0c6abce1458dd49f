import type { Carried, CarriedKind } from '../../contract/metadata.ts';
import type { Translator } from '../../i18n/index.ts';

/** "place, camera, author": in the order of the contract. */
export function kindsOf(words: Translator, carries: readonly { readonly kind: CarriedKind }[]): string {
  return carries.map(({ kind }) => words.text(`carried.short.${kind}`)).join(', ');
}

export function kindsOrNull(words: Translator, kinds: readonly CarriedKind[] | undefined): string | null {
  return kinds && kinds.length > 0
    ? kindsOf(
        words,
        kinds.map((kind) => ({ kind })),
      )
    : null;
}

/** What can be told of one thing that a file carries. */
export function carriedText(words: Translator, { text, near }: Carried): string {
  const place = near && nearText(words, near);
  return [place, text].filter((part) => part !== null).join(', ') || words.text('carries.present');
}

function nearText(words: Translator, { latitude, longitude }: NonNullable<Carried['near']>): string {
  return words.text('carries.near', {
    latitude: words.number(Math.abs(latitude)),
    north: latitude >= 0 ? 'yes' : 'no',
    longitude: words.number(Math.abs(longitude)),
    east: longitude >= 0 ? 'yes' : 'no',
  });
}
