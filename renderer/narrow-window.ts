/** Matches windows in which the navigation shows icons only, unless the user wants it otherwise. */
export const narrowWindow = matchMedia('(max-width: 959px)');
