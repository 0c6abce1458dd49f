import type { Credit } from '../../../contract/posts.ts';

const tagShape = /^[\p{L}\p{M}\p{N}_]{1,64}$/u;

/**
 * Normalizes tags as they were typed: several in one with commas between, with or without `#`, blanks within made
 * underscores, each once. Which characters Imgur takes is documented nowhere; its site shows letters, digits and
 * underscores only. `bad` are the unusable ones.
 */
export function tagsOf(typed: readonly string[]): { readonly tags: string[]; readonly bad: string[] } {
  const tags = new Set<string>();
  const bad: string[] = [];
  for (const part of typed.flatMap((text) => text.split(/[,;\n]/))) {
    const tag = part.normalize('NFC').trim().replace(/^#+/, '').trim().replace(/\s+/g, '_').toLowerCase();
    if (tag === '') continue;
    if (tagShape.test(tag)) tags.add(tag);
    else bad.push(part.trim());
  }
  return { tags: [...tags], bad };
}

/** Finds the names after an @, as Imgur's users have them, each once, in order. */
export function mentionsIn(...texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}_@.])@\w{3,63}(?!\w)/gu) ?? []);
  return [...new Set(found.map((mention) => mention.slice(1)))];
}

/** Returns null for a blank text. */
export const textOrNull = (text: string): string | null => text.trim() || null;

/** Builds the description for the host: the text, and under it the credit. */
export function descriptionWith(description: string, credit: Credit): string | null {
  const author = credit.author.trim();
  const link = credit.link.trim();
  const source = author && link ? `${author}, ${link}` : author || link;
  if (!credit.notMine || source === '') return textOrNull(description);
  return [description.trim(), `Credit: ${source}`].filter(Boolean).join('\n\n');
}

/** True for an http or https address. */
export function isWebAddress(text: string): boolean {
  return URL.parse(text) !== null && /^https?:$/.test(new URL(text).protocol);
}
