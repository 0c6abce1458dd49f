import type { DestinationTraits } from '../../../../contract/destinations.ts';

/** Proper name for people, the same in every language. */
export const title = 'Imgur';

/** What is so at it, without an account or with one. */
export const traits: DestinationTraits = {
  deletion: 'request',
  audience: 'link',
  showsName: false,
  isRepeatable: false,
};
