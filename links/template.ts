import { escapeHtml, escapeMarkdown, oneLine } from './escape.ts';
import type { Linkable } from './linkable.ts';
import { thumbnailLink } from './thumbnail-url.ts';

/** What a template of one's own may name. The deletehash is not among it: it must never be pasted anywhere by chance. */
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

/** How a field is written where what stands in it could mean something to the language around it. */
const escapes: Readonly<Record<string, (text: string) => string>> = {
  markdown: escapeMarkdown,
  html: (text) => escapeHtml(oneLine(text)),
  url: (text) => encodeURIComponent(text.toWellFormed()),
};
export const templateEscapes: readonly string[] = Object.keys(escapes);

const placeholder = /\{([\w|-]+)(?::([\w-]+))?\}/g;

/**
 * Fills a template: `{title|name}` is the first of these that is not empty, `{title|name:markdown}` the same with the
 * escapes of Markdown. What is no field stays as it is written, so that braces of other languages need no escape.
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

/** What stands in braces and is no field, or no escape behind one: most likely a slip of the hand. */
export function unknownFields(template: string): string[] {
  const inside = [...template.matchAll(placeholder)].flatMap(([, fields = '', language]) => {
    const names = fields.split('|');
    if (language === undefined) return names.filter((name) => !isTemplateField(name));
    // Braces with a colon are most likely of another language, unless they begin like ours.
    return names.every(isTemplateField) && !ownEscape(language) ? [`${fields}:${language}`] : [];
  });
  return [...new Set(inside)];
}

function fieldValue(field: TemplateField, { title, description, name, media, remote }: Linkable): string {
  switch (field) {
    case 'link':
      return remote.link;
    case 'page':
      return remote.page;
    case 'id':
      return remote.id;
    case 'title':
      return title ?? '';
    case 'description':
      return description ?? '';
    case 'name':
      return name;
    case 'width':
    case 'height':
      return String(remote[field] ?? media?.[field] ?? '');
    case 'thumb-s':
    case 'thumb-b':
    case 'thumb-t':
    case 'thumb-m':
    case 'thumb-l':
    case 'thumb-h':
      return thumbnailLink(remote, field.slice(-1));
  }
}
