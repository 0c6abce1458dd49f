/**
 * Chooses the catalogue for a user who prefers these tags, best first: for each the longest prefix that has a catalogue
 * (RFC 4647, "lookup"), else a catalogue of the same language for another country; else English.
 * @param wanted BCP 47 or POSIX; invalid tags are skipped
 * @param available tags of the catalogues
 */
export function chooseLanguage(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const canonical = canonicalTag(tag);
    if (canonical === null) continue;
    const subtags = canonical.split('-');
    for (let length = subtags.length; length > 0; length--) {
      const match = available.find((language) => language === subtags.slice(0, length).join('-'));
      if (match !== undefined) return match;
    }
    const cousin = available.find((language) => primarySubtag(language) === subtags[0]);
    if (cousin !== undefined) return cousin;
  }
  return 'en';
}

/** Returns the language of a tag, without script and country. */
export const primarySubtag = (tag: string) => tag.split('-')[0];

/** Parses a tag, also `en_GB.UTF-8` and the like; null if it is invalid. */
export function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replace(/[.@].*$/, '').replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
