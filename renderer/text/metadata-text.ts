import type { FoundMetadata, MetadataKind } from '../../contract/metadata.ts';
import type { Translator } from '../../i18n/index.ts';

/** "place, camera, author": in the order of the contract. */
export function listMetadataKinds(
  words: Translator,
  carries: readonly { readonly kind: MetadataKind }[],
): string {
  return carries.map(({ kind }) => words.t(`carried.short.${kind}`)).join(', ');
}

export function listMetadataKindsOrNull(
  words: Translator,
  kinds: readonly MetadataKind[] | undefined,
): string | null {
  return kinds && kinds.length > 0
    ? listMetadataKinds(
        words,
        kinds.map((kind) => ({ kind })),
      )
    : null;
}

/** What can be told of one thing that a file carries. */
export function describeMetadata(words: Translator, { text, near }: FoundMetadata): string {
  const place = near && describeLocation(words, near);
  return [place, text].filter((part) => part !== null).join(', ') || words.t('carries.present');
}

function describeLocation(
  words: Translator,
  { latitude, longitude }: NonNullable<FoundMetadata['near']>,
): string {
  return words.t('carries.near', {
    latitude: words.formatNumber(Math.abs(latitude)),
    north: latitude >= 0 ? 'yes' : 'no',
    longitude: words.formatNumber(Math.abs(longitude)),
    east: longitude >= 0 ? 'yes' : 'no',
  });
}
