/** Text as it is compared in a search: no case in any script, and one way of writing each accented letter. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
