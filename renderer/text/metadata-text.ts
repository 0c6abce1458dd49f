import type { FoundMetadata, MetadataKind } from '../../contract/metadata.ts';
import type { Translator } from '../../i18n/index.ts';

/** Joins kinds as "place, camera, author", in the order of the contract. */
export function listMetadataKinds(
  i18n: Translator,
  carries: readonly { readonly kind: MetadataKind }[],
): string {
  return carries.map(({ kind }) => i18n.t(`carried.short.${kind}`)).join(', ');
}

export function listMetadataKindsOrNull(
  i18n: Translator,
  kinds: readonly MetadataKind[] | undefined,
): string | null {
  return kinds && kinds.length > 0
    ? listMetadataKinds(
        i18n,
        kinds.map((kind) => ({ kind })),
      )
    : null;
}

/** Describes one metadata entry of a file. */
export function describeMetadata(i18n: Translator, { text, near }: FoundMetadata): string {
  const place = near && describeLocation(i18n, near);
  return [place, text].filter((part) => part !== null).join(', ') || i18n.t('carries.present');
}

function describeLocation(
  i18n: Translator,
  { latitude, longitude }: NonNullable<FoundMetadata['near']>,
): string {
  return i18n.t('carries.near', {
    latitude: i18n.formatNumber(Math.abs(latitude)),
    north: latitude >= 0 ? 'yes' : 'no',
    longitude: i18n.formatNumber(Math.abs(longitude)),
    east: longitude >= 0 ? 'yes' : 'no',
  });
}
