/** A template of the old syntax, rewritten. */
export interface Migrated {
  readonly text: string;
  /** True where it holds an escape, which ShareX would drop with its letter. */
  readonly hasEscapes: boolean;
}

/**
 * Rewrites a template of the old syntax (`$name:arg|arg$`) as ShareX does, once, character by character.
 * @param dropsEscapes true for what ShareX does: a backslash and the character after it are lost. False keeps what was
 * meant: the character itself, and in a pattern the backslash too, which the new syntax wants doubled
 */
export function migrate(old: string, dropsEscapes = false): Migrated {
  let text = '';
  let isOpen = false;
  let isPattern = false;
  let hasEscapes = false;
  for (let at = 0; at < old.length; at++) {
    const sign = old.charAt(at);
    if (sign === '\\') {
      const next = old.charAt(at + 1);
      at += 1;
      hasEscapes = true;
      if (dropsEscapes) continue;
      text += isPattern && !/[\\$|]/.test(next) ? `\\\\${next}` : `\\${next}`;
    } else if (sign === '$') {
      isPattern = !isOpen && /^regex:/i.test(old.slice(at + 1, at + 7));
      isOpen = !isOpen;
      text += isOpen ? '{' : '}';
    } else text += sign === '{' || sign === '}' ? `\\${sign}` : sign;
  }
  return { text, hasEscapes };
}

/** Rewrites the body text of a request: it knows two names alone, and no grammar. */
export function migrateData(old: string): string {
  return old.replace(/\$(input|filename)\$/gi, '{$1}');
}

/** True if a text of the new syntax looks as if it were meant in the old one. */
export function looksOld(text: string): boolean {
  return /\$(json|xml|regex|response|responseurl|filename|input|header|base64|random|select|prompt)\b[^$]*\$/i.test(
    text,
  );
}
