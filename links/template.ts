import { escapeHtml, escapeMarkdown, oneLine, plainAddress, withoutDirections } from './escape.ts';
import type { Linkable } from './linkable.ts';
import { thumbnailLink } from './thumbnail-url.ts';

/**
 * Lists the fields that a template may contain. The deletehash is not among them: it must never be pasted anywhere by
 * chance.
 */
export const templateFields = [
  'link',
  'page',
  'id',
  'title',
  'name',
  'description',
  'width',
  'height',
  'thumb-s',
  'thumb-b',
  'thumb-t',
  'thumb-m',
  'thumb-l',
  'thumb-h',
] as const;
export type TemplateField = (typeof templateFields)[number];

const isTemplateField = (name: string): name is TemplateField =>
  (templateFields as readonly string[]).includes(name);

/** Escape functions by language name, for values that could be syntax in the surrounding language. */
const escapes: Readonly<Record<string, (text: string) => string>> = {
  markdown: escapeMarkdown,
  html: (text) => escapeHtml(oneLine(text)),
  url: (text) => encodeURIComponent(text.toWellFormed()),
};
export const templateEscapes: readonly string[] = Object.keys(escapes);

const placeholder = /\{([\w|-]+)(?::([\w-]+))?\}/g;

/**
 * Fills a template: `{title|name}` is the first of these that is not empty, `{title|name:markdown}` the same with the
 * escapes of Markdown. Unknown fields stay as written, so that braces of other languages need no escape.
 */
export function fillTemplate(template: string, item: Linkable): string {
  return template.replace(placeholder, (written, inside: string, language: string | undefined) => {
    const names = inside.split('|');
    const inLanguage = language === undefined ? (text: string) => text : ownEscape(language);
    if (!names.every(isTemplateField) || !inLanguage) return written;
    return inLanguage(names.map((name) => fieldValue(name, item)).find((value) => value !== '') ?? '');
  });
}

const ownEscape = (language: string) => (templateEscapes.includes(language) ? escapes[language] : undefined);

/** Returns the braced parts that are no field, or have no known escape: most likely typing errors. */
export function unknownFields(template: string): string[] {
  const inside = [...template.matchAll(placeholder)].flatMap(([, fields = '', language]) => {
    const names = fields.split('|');
    if (language === undefined) return names.filter((name) => !isTemplateField(name));
    // Braces with a colon most likely belong to another language, unless they begin like ours.
    return names.every(isTemplateField) && !ownEscape(language) ? [`${fields}:${language}`] : [];
  });
  return [...new Set(inside)];
}

function fieldValue(field: TemplateField, { title, description, name, media, remote }: Linkable): string {
  switch (field) {
    case 'link':
      return plainAddress(remote.link);
    case 'page':
      return plainAddress(remote.page);
    case 'id':
      return withoutDirections(remote.id);
    case 'title':
      return withoutDirections(title ?? '');
    case 'description':
      return withoutDirections(description ?? '');
    case 'name':
      return withoutDirections(name);
    case 'width':
    case 'height':
      return String(remote[field] ?? media?.[field] ?? '');
    case 'thumb-s':
    case 'thumb-b':
    case 'thumb-t':
    case 'thumb-m':
    case 'thumb-l':
    case 'thumb-h':
      return plainAddress(thumbnailLink(remote, field.slice(-1)));
  }
}
