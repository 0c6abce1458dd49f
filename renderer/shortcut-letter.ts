/**
 * Returns the letter A to Z that a key means in a shortcut, or null. It is the letter that the key types, as printed on
 * it; where the layout types none (Cyrillic, Greek, Hebrew), it is the letter that is at its place on a Latin keyboard.
 */
export function shortcutLetter({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^Key[A-Z]$/.test(code) ? code.slice('Key'.length) : null;
}
