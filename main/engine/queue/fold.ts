/** Text as it is compared in a search: no case in any script, and letters without the accents on them. */
export function fold(text: string): string {
  // Only the accents of Latin, Greek and Cyrillic: in other scripts such marks are letters.
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}
